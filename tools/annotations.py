"""Findings as GitHub shows them beside the lines of a file: what ``moudraft check`` prints goes in, and through.

Used by ``action.yml``; needs nothing but Python.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator

FINDING = re.compile(
    r"^(?P<file>.+?):(?P<line>\d+): (?P<severity>error|warning|info|question) (?P<code>\w+): (?P<said>.*)$"
)
LEVELS = {"error": "error", "warning": "warning", "info": "notice", "question": "notice"}


def annotations(text: str) -> Iterator[str]:
    """The command of GitHub for each finding that has a line; its hint stands below it."""
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        if found := FINDING.match(line):
            said = found["said"] + (f"\n{after.strip()}" if after.startswith("  hint:") else "")
            place = f"file={_property(found['file'])},line={found['line']},title={_property(found['code'])}"
            yield f"::{LEVELS[found['severity']]} {place}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def main() -> int:
    """Pass on what comes in, and add the annotations."""
    argparse.ArgumentParser(description="What moudraft check prints, with its findings as annotations.").parse_args()
    given = sys.stdin.read()
    sys.stdout.write(given)
    for each in annotations(given):
        print(each)
    return 0


if __name__ == "__main__":
    sys.exit(main())
