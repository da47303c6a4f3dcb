"""The commands shown in README.md and docs/: run them, and compare or renew the output shown below each.

A ``console`` block holds ``$ command`` lines with their output; a line ``...`` in the output stands for any lines, and
``…`` for anything within a line. A block opened with ``yaml NAME.yaml`` (or ``markdown``) is a file the reader saves
under that name. The blocks of a page are run in order in one folder of their own, on a fixed day.

``python tools/doc_commands.py`` says what differs; ``--accept`` writes what was printed into the pages, except below
commands whose output is shown in part.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "1795219200"  # 21 November 2026, as SOURCE_DATE_EPOCH has it
RUN = ("moudraft", "echo", "cat", "ls", "mkdir", "cp")
# Where the README puts moudraft; a test of installing does as it says.
AT_HOME = ("~/moudraft/bin/pip", "~/moudraft/bin/moudraft")
# What a reader types and we do not: it installs, or lasts for the reader's shell alone.
NOT_RUN = ("make", "pip", "pipx", "uv", "python3", "git", "eval", "cd", "apt", *AT_HOME)
ANYTHING = "..."
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)


@dataclass
class Step:
    """One thing a page has a reader do: ``save`` a file, run a ``command``, run ``python``."""

    kind: str
    text: str
    line: int
    name: str = ""
    expected: list[str] = field(default_factory=list)
    checked: bool = True


@dataclass
class Ran:
    """A command with what it printed and its exit code."""

    step: Step
    printed: list[str]
    code: int

    @property
    def matches(self) -> bool:
        return not self.step.checked or matches(self.step.expected, self.printed)

    @property
    def renewable(self) -> bool:
        """Whether the whole output is shown; what is shown in part has to be chosen by hand."""
        return ANYTHING not in map(str.strip, self.step.expected)


def documents() -> list[Path]:
    """README.md and every page of docs/."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(text: str) -> Iterator[tuple[str, str, int]]:
    """Each fenced block: its info string, its body, and the line the body begins on."""
    for found in BLOCK.finditer(text):
        yield found["info"].strip(), found["body"], text.count("\n", 0, found.start("body")) + 1


def steps(text: str) -> Iterator[Step]:
    for info, body, line in blocks(text):
        language, _, name = info.partition(" ")
        if name and language in ("yaml", "markdown"):
            yield Step("save", body, line, name)
        elif language == "python":
            yield Step("python", body, line)
        elif language == "console":
            yield from console(body, line)
        elif language == "sh":
            for number, command in enumerate(filter(None, body.splitlines()), line):
                if not command.startswith("#"):
                    yield Step("command", command, number, checked=False)


def console(body: str, line: int) -> Iterator[Step]:
    step: Step | None = None
    for number, text in enumerate(body.splitlines(), line):
        if step is not None and step.text.endswith("\\"):
            step.text = step.text[:-1] + text.removeprefix(">").strip()
        elif text.startswith("$ "):
            if step is not None:
                yield step
            step = Step("command", text[2:], number)
        elif step is not None:
            step.expected.append(text)
    if step is not None:
        yield step


def run_page(page: Path, folder: Path) -> list[Ran]:
    """Do what a page says in ``folder``; what each command printed, with its exit code. Python that fails raises."""
    ran: list[Ran] = []
    names: dict[str, object] = {}
    code = 0
    for step in steps(page.read_text(encoding="utf-8")):
        if step.kind == "save":
            target = folder / step.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.text, encoding="utf-8")
        elif step.kind == "python":
            where = Path.cwd()
            try:
                os.chdir(folder)
                exec(compile("\n" * (step.line - 1) + step.text, str(page), "exec"), names)
            finally:
                os.chdir(where)
        elif step.text.split()[0] in RUN:
            done = shell(step.text, folder, code)
            code = done.returncode
            ran.append(Ran(step, done.stdout.rstrip("\n").splitlines(), code))
    return ran


def shell(command: str, folder: Path, code: int) -> subprocess.CompletedProcess[str]:
    """Run a command as a reader's terminal would, ``$?`` and all; both streams come back as one."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MOUDRAFT_") and key != "COLUMNS"}
    surroundings = {**kept, "PATH": path, "SOURCE_DATE_EPOCH": DAY, "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", f"(exit {code}); {command}"], cwd=folder, env=surroundings, text=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False,
    )  # fmt: skip


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether what was printed is what the page shows; blank lines at either end do not count."""
    expected, printed = trimmed(expected), trimmed(printed)
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ANYTHING else ".*".join(map(re.escape, line.rstrip().split("…"))) + r"\n"
        for line in expected
    )
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


def trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").splitlines()


def renewed(text: str, ran: list[Ran]) -> str:
    """The text of a page with the output of each command as it was printed."""
    lines = text.splitlines()
    for each in sorted(ran, key=lambda each: each.step.line, reverse=True):
        if not each.matches and each.renewable:
            start = each.step.line
            while lines[start - 1].endswith("\\"):
                start += 1
            lines[start : start + len(each.step.expected)] = trimmed(each.printed)
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the commands shown in README.md and docs/, and compare.")
    parser.add_argument("--accept", action="store_true", help="write what was printed into the pages")
    accept = parser.parse_args().accept
    left = 0
    for page in documents():
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(None):
            ran = run_page(page, Path(folder))
        wrong = [each for each in ran if not each.matches]
        if accept and wrong:
            page.write_text(renewed(page.read_text(encoding="utf-8"), ran), encoding="utf-8", newline="\n")
        for each in wrong:
            done = accept and each.renewable
            left += not done
            what = "renewed" if done else "prints something else" if each.renewable else "change by hand"
            print(f"{page.relative_to(ROOT)}:{each.step.line}: {each.step.text}: {what}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
