"""Words that the parts of an options paper share, and what of an appraisal may be shown to every party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from moudraft.english import joined, number_word
from moudraft.problems import Finding
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


def public(appraisal: Appraisal) -> Appraisal:
    """The appraisal without private red lines and whatever the checks say of them."""
    private = {id: line.title for id, line in appraisal.lines.items() if line.private}
    if not private:
        return appraisal
    words = tuple(each.casefold() for each in private.values())

    def shown(variant: Variant) -> Variant:
        facts = variant.facts
        clean = msgspec.structs.replace(
            facts,
            stands={id: stand for id, stand in facts.stands.items() if id not in private},
            lines={id: line for id, line in facts.lines.items() if id not in private},
            findings=tuple(each for each in facts.findings if not _tells(each.message, words)),
            hard=tuple(each for each in facts.hard if not _tells(each, words)),
            cannot=_told(facts, words),
        )
        return msgspec.structs.replace(variant, facts=clean)

    return msgspec.structs.replace(
        appraisal,
        base=shown(appraisal.base),
        variants=tuple(map(shown, appraisal.variants)),
        aside=tuple(map(shown, appraisal.aside)),
        lines={id: line for id, line in appraisal.lines.items() if id not in private},
        kept=tuple(id for id in appraisal.kept if id not in private),
        conflicts=tuple(each for each in appraisal.conflicts if not private.keys() & set(each.lines)),
    )


def marked_private(appraisal: Appraisal) -> Appraisal:
    """The appraisal with the titles of private red lines saying that they are private."""
    lines = {
        id: msgspec.structs.replace(line, title=f"{line.title} (private)") if line.private else line
        for id, line in appraisal.lines.items()
    }
    return msgspec.structs.replace(appraisal, lines=lines)


def _told(facts: Facts, words: tuple[str, ...]) -> tuple[str, ...]:
    """Why it cannot be drafted; where all the reasons are private, that it cannot."""
    shown = tuple(each for each in facts.cannot if not _tells(each, words))
    return shown or (("it cannot be drafted as it stands",) if facts.cannot else ())


def _tells(message: str, words: tuple[str, ...]) -> bool:
    low = message.casefold()
    return "private" in low or any(each in low for each in words)


def shown_findings(facts: Facts) -> list[Finding]:
    """The errors and warnings, the gravest first."""
    return [each for severity in ("error", "warning") for each in facts.findings if each.severity == severity]
