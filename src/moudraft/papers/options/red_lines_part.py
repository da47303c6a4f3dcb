"""The part of an options paper on the red lines: the heat map, what is against each, and what cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft import english
from moudraft.document.sheet import (
    LETTERS,
    MEANINGS,
    WORDS,
    Block,
    Cell,
    Grid,
    Heading,
    HeatMap,
    Tone,
    Words,
    cell,
    signed,
)
from moudraft.papers.options.shown_to_all import named, numbers_of
from moudraft.variants.appraisal import Appraisal, Variant
from moudraft.variants.variant_facts import Against, HeldRedLine

MOST_CONFLICTS = 20


def red_lines(shown: Appraisal) -> Iterator[Block]:
    variants = [shown.base, *shown.variants]
    tones = {id: tuple(_tone(each, id) for each in variants) for id in shown.lines}
    what = "How each red line stands in each option"
    if len(variants) <= 7 < len(shown.lines) + 1:
        rows = tuple((line.title, tones[id]) for id, line in shown.lines.items())
        yield HeatMap(tuple(each.title for each in variants), rows, "Red line", what)
    else:
        by_option = tuple((named(each), tuple(tones[id][n] for id in shown.lines)) for n, each in enumerate(variants))
        yield HeatMap(tuple(line.title for line in shown.lines.values()), by_option, "Option", what)
    used = [each for each in MEANINGS if any(each in found for found in tones.values())]
    key = tuple((Cell((_legend(each),), each), cell(MEANINGS[each])) for each in used)
    yield Grid(("Sign", "What it means"), key, (18, 82), "The signs of the map")
    rows_against = tuple(_against(shown))
    if rows_against:
        yield Heading("What is against them, and the ways out", 2)
        header = ("Red line", "Options", "What is against it", "Where", "Way out, or a waiver in writing")
        yield Grid(
            header, rows_against, (17, 14, 32, 12, 25), "What breaks or strains each red line, with the paragraph"
        )


def _legend(status: Tone) -> str:
    word, letter = signed(status, WORDS), LETTERS[status]
    return word if word == letter else f"{word} ({letter})"


def _tone(variant: Variant, id: str) -> Tone:
    stand = variant.facts.stands.get(id)
    return stand.status if stand else "absent"


def _against(shown: Appraisal) -> Iterator[tuple[Cell, ...]]:
    """One row for each reason against a red line, with all the options it is true of."""
    grouped: dict[tuple[str, Against], list[Variant]] = {}
    for variant in shown.variants:
        for id, stand in variant.facts.stands.items():
            for each in stand.against:
                grouped.setdefault((id, each), []).append(variant)
    order, gravity = list(shown.lines), list(WORDS)[::-1]
    for id, reason in sorted(grouped, key=lambda each: (order.index(each[0]), gravity.index(each[1].status))):
        line = shown.lines[id]
        yield (
            Cell((line.title, english.capital(holders(line))), "head"),
            Cell((f"{WORDS[reason.status]}: {numbers_of(grouped[id, reason])}",), reason.status),
            cell(reason.why),
            cell(reason.where or "\u2013"),
            Cell((reason.way or "no other answer is on offer", *_waiver(line, reason))),
        )


def _waiver(line: HeldRedLine, reason: Against) -> tuple[str, ...]:
    if reason.status == "breaks":
        return (f"or a waiver by {english.joined(line.held_by) or 'every party'}",)
    return ("rests on the waiver in the deal",) if reason.status == "waiver" else ()


def holders(line: HeldRedLine) -> str:
    return f"held by {english.joined(line.held_by) or 'every party'}"


def title_of(shown: Appraisal, id: str) -> str:
    return shown.lines[id].title if id in shown.lines else id


def conflicts(shown: Appraisal) -> Iterator[Block]:
    yield Words(
        "No option keeps every red line. These are the smallest sets of red lines and answers of which one has to "
        "give: take any one part away, and the rest can stand together."
    )
    for each in shown.conflicts[:MOST_CONFLICTS]:
        lines = [f"the red line {title_of(shown, id)}" for id in each.lines]
        answers = [f"{shown.labels.get(key, key).lower()}: {value}" for key, value in each.options.items()]
        alone = (
            " cannot be kept under any of the options" if not answers and len(lines) == 1 else " cannot stand together"
        )
        yield Words(english.capital(english.joined([*lines, *answers])) + alone + ".", "bullet")
