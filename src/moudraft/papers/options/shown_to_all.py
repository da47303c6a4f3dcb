"""Words that the parts of an options paper share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from moudraft.english import joined, number_word
from moudraft.findings import Finding
from moudraft.variants.appraisal import Appraisal, Variant
from moudraft.variants.variant_facts import Facts


def plural(count: int, noun: str) -> str:
    """``two options``."""
    return f"{number_word(count)} {noun if count == 1 else noun + 's'}"


def named(variant: Variant) -> str:
    """``Option 3``, with the bundle's name where it has one."""
    return f"{variant.title}: {variant.name}" if variant.name else variant.title


def numbers_of(variants: Iterable[Variant]) -> str:
    """``1 to 4, 7``: runs of three or more are folded."""
    found: list[list[int]] = []
    for number in sorted(each.number for each in variants):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in found]
    return ", ".join(parts)


def option_list(variants: Sequence[Variant]) -> str:
    """``Option 3``, ``Options 1 to 4 and 7``."""
    shown = numbers_of(variants).split(", ")
    return f"Option{'s' if len(variants) > 1 else ''} {joined(shown)}"


def marked_private(appraisal: Appraisal) -> Appraisal:
    """The appraisal with the titles of private red lines saying that they are private."""
    lines = {
        id: msgspec.structs.replace(line, title=f"{line.title} (private)") if line.private else line
        for id, line in appraisal.lines.items()
    }
    return msgspec.structs.replace(appraisal, lines=lines)


def shown_findings(facts: Facts) -> list[Finding]:
    """The errors and warnings, the gravest first."""
    return [each for severity in ("error", "warning") for each in facts.findings if each.severity == severity]
