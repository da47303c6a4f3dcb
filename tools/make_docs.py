"""Write the generated pages of ``docs/`` from the code: ``python tools/make_docs.py [--check]``.

``--check`` writes nothing and ends with 1 where a page is not what the code would make it. A page is a function that
returns its text, listed in ``PAGES``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from moudraft.checks.file_rules import FILE_RULES
from moudraft.checks.running import RULES
from moudraft.checks.support.rule import PREFIXES, Rule

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = "<!-- Made by tools/make_docs.py: change the code, and run it again. -->"


EVERY = (*RULES, *FILE_RULES)


def rules_page() -> str:
    """Every rule of ``moudraft check``, from its docstring."""
    parts = [
        "# The rules",
        GENERATED,
        "`moudraft check DEAL.yaml` holds a deal and its draft against these rules. An **error** cannot stand, a "
        "**warning** is what a careful lawyer would raise before signature, and the rest is for information. "
        "`--select` and `--ignore` take a code, the beginning of one (`L`, `L4`) or a name.",
        "Under *Flagged* and *Fine* stand lines of a deal, laid over `examples/shared-services.yaml` unless the first "
        "of them names another example. The rules about accessibility look at a Word file instead, whoever made it: "
        "`moudraft check FILE.docx --accessibility`.",
        _contents(),
    ]
    for letter, rules in groupby(EVERY, key=lambda rule: rule.code[0]):
        parts.append(f"## {PREFIXES[letter]}")
        parts += [_rule(rule) for rule in rules]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    rows = ["| code | rule | severity | finds |", "|---|---|---|---|"]
    for rule in EVERY:
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        rows.append(f"| {link} | {rule.name} | {' or '.join(rule.severities)} | {rule.sentence} |")
    return "\n".join(rows)


def _rule(rule: Rule) -> str:
    text = [f"### {rule.code} {rule.name}", f"{rule.sentence} ({' or '.join(rule.severities)})", rule.why]
    for title, example in (("Flagged", rule.flagged), ("Fine", rule.fine)):
        text.append(f"*{title}*")
        text.append(f"```yaml\n{example}\n```" if rule.shown_by_deal else example)
    return "\n\n".join(text)


PAGES: dict[str, Callable[[], str]] = {"rules.md": rules_page}


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or say which are out of date."""
    parser = argparse.ArgumentParser(description="Write the generated pages of docs/ from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page is out of date")
    check = parser.parse_args(arguments).check
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    if check:
        for name in stale:
            print(f"docs/{name} is out of date: run python tools/make_docs.py", file=sys.stderr)
        return 1 if stale else 0
    print(f"written: {', '.join(stale)}" if stale else "all up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
