"""What ``check`` says last: how many findings there are, what the draft rests on, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from moudraft.english import counted
from moudraft.problems import SEVERITIES
from moudraft.screen.draft_summary import LAWYER

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.findings import Finding


COLOURS = {"error": "red", "warning": "yellow", "info": "blue", "question": "cyan"}
"""What shows how grave a finding is, besides its word."""


def finding_shown(finding: Finding, paint: Callable[[str, str], str] | None = None) -> str:
    """A finding with its place and its hint. ``paint`` puts a text in a colour; with it, the severity has one."""
    text = str(finding)
    if paint is None:
        return text
    before = f"{finding.location}: " if finding.location.file else ""
    word = f"{finding.severity} {finding.code}"
    assert text.startswith(before + word), text
    return before + paint(word, COLOURS[finding.severity]) + text[len(before + word) :]


def closing(made: Draft, findings: Sequence[Finding], failed: bool, name: str, *, again: bool = False) -> list[str]:
    """The count, the law the draft rests on, and what to do next with the deal called ``name``.

    ``again``: there is a draft of it.
    """
    counts = [(sum(each.severity == severity for each in findings), severity) for severity in SEVERITIES]
    shown = [f"{n} for information" if word == "info" else counted(n, word) for n, word in counts if n]
    lines = [f"{name}: {', '.join(shown) or 'no findings'}", *_law(made)]
    if failed:
        code = next(each.code for each in findings if each.severity != "question")
        lines.append(f"Next: put these right in {name} and check again; moudraft rules show {code} says why it matters")
    else:
        lines.append(f"Next: moudraft draft {name}" + (" --force, where the deal has changed" if again else ""))
    return [*lines, LAWYER]


def _law(made: Draft) -> list[str]:
    """The statutes the draft itself cites, which have to be current when it is signed."""
    from moudraft.document import Citation

    cited = dict.fromkeys(each.text for each in made.document.marked() if isinstance(each, Citation))
    return [f"Cites, to be checked for currency before signature: {'; '.join(cited)}"] if cited else []
