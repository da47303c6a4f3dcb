"""The options paper: what an appraisal found, set out as a careful officer would. It adds no opinion of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft import english
from moudraft.options_details import details
from moudraft.options_sheet import MEANINGS, WORDS, Block, Cell, Grid, Heading, HeatMap, Sheet, Tone, Words, cell
from moudraft.options_words import numbers_of, option_list, plural, public
from moudraft.variant_facts import HeldRedLine, Stand
from moudraft.variants import Appraisal, Variant, keeps

FEW = 4
"""So many options are set side by side as columns; more of them are rows."""
INTERNAL = "INTERNAL \u2013 not for the other parties"
LAWYER = "moudraft drafts; a lawyer decides."


def options_paper(appraisal: Appraisal, *, internal: bool = False) -> Sheet:
    """The paper of an appraisal. Private red lines are only in an ``internal`` one."""
    shown = appraisal if internal else public(appraisal)
    made = shown.base.made
    assert made is not None
    return Sheet(
        title=shown.title,
        subtitle=f"Options paper: {plural(len(shown.variants), 'option')} against {made.document.title}",
        blocks=tuple(_blocks(shown)),
        authors=made.document.parties,
        mark=INTERNAL if internal else "",
    )


def _blocks(shown: Appraisal) -> Iterator[Block]:
    yield Heading("In short")
    yield from _in_short(shown)
    yield Heading("The options")
    yield Words("Each option is the base deal with these answers. What differs from the base is in bold.")
    yield _side_by_side(shown)
    if shown.lines:
        yield Heading("The red lines")
        yield from _red_lines(shown)
    if shown.conflicts:
        yield Heading("What cannot stand together")
        yield from _conflicts(shown)
    yield Heading("What each option would mean")
    yield _facts(shown)
    yield Heading("Recommendation")
    yield from _recommendation(shown)
    yield Heading("The options one by one")
    for variant in shown.variants:
        yield from details(variant, shown)
    yield Heading("How this paper was made")
    yield from _method(shown)


# --- in short -------------------------------------------------------------------------------------


def _in_short(shown: Appraisal) -> Iterator[Block]:
    varied = english.joined([axis.label.lower() for axis in shown.options.axes]) or "the bundles"
    total = len(shown.variants) + len(shown.aside)
    parties = english.joined(list(shown.base.facts.obligations))
    yield Words(
        f"{english.capital(plural(total, 'option'))} for {parties} {'was' if total == 1 else 'were'} drafted and checked. "
        f"They vary {varied}." + (f" {english.capital(plural(shown.excluded, 'combination'))} left out as excluded." if shown.excluded else "")
    )
    if shown.aside:
        named = english.joined([_title(shown, id) for id in shown.kept])
        yield Words(f"This paper keeps to the options that break none of: {named}. {_set_aside(shown)}")
    good = [each for each in shown.variants if keeps(each, shown.lines)]
    if shown.lines:
        if good:
            yield Words(f"{option_list(good)} {_verb(good, 'keeps', 'keep')} every red line.", "bullet")
        elif shown.variants:
            yield Words("No option keeps every red line.", "bullet")
    for id, line in shown.lines.items():
        broken = [each for each in shown.variants if id in each.facts.stands and each.facts.stands[id].status == "breaks"]
        if broken:
            yield Words(f"{line.title} ({_holders(line)}) is broken by {_small(option_list(broken))}.", "bullet")
    yield from _extremes(shown)


def _extremes(shown: Appraisal) -> Iterator[Block]:
    """Which options ask least of each party and leave least to settle."""
    drafted = [each for each in shown.variants if not each.facts.cannot]
    if len(drafted) < 2:
        return
    for party in shown.base.facts.obligations:
        counts = {each.number: each.facts.obligations[party] for each in drafted if party in each.facts.obligations}
        if counts and min(counts.values()) != max(counts.values()):
            least = [each for each in drafted if counts.get(each.number) == min(counts.values())]
            yield Words(
                f"Obligations on {party} run from {min(counts.values())} ({_small(option_list(least))}) to "
                f"{max(counts.values())}.", "bullet"
            )  # fmt: skip
    waiting = [len(each.facts.outstanding) for each in drafted]
    if min(waiting) != max(waiting):
        least = [each for each in drafted if len(each.facts.outstanding) == min(waiting)]
        yield Words(f"Least is left to agree, {plural(min(waiting), 'point')}, under {_small(option_list(least))}.", "bullet")


def _set_aside(shown: Appraisal) -> str:
    return f"{english.capital(plural(len(shown.aside), 'other option'))} {'is' if len(shown.aside) == 1 else 'are'} set aside."


# --- side by side ---------------------------------------------------------------------------------


def _side_by_side(shown: Appraisal) -> Grid:
    axes = list(shown.labels.items())
    columns = [shown.base, *shown.variants]
    if len(shown.variants) <= FEW:
        rows = tuple(
            (cell(label, "head"), *(_answer(each, key, shown) for each in columns)) for key, label in axes
        )
        header = ("", *(_named(each) for each in columns))
        return Grid(header, rows, _shares(22, len(columns)), "Each answer, option by option")
    rows = tuple((cell(_named(each), "head"), *(_answer(each, key, shown) for key, _ in axes)) for each in columns)
    return Grid(("Option", *(label for _, label in axes)), rows, _shares(16, len(axes)), "The options and their answers")


def _answer(variant: Variant, key: str, shown: Appraisal) -> Cell:
    if key not in variant.choices:
        return cell(shown.base_values.get(key, "as the base"))
    choice = variant.choices[key]
    return cell(choice.label, strong=not choice.is_base)


def _named(variant: Variant) -> str:
    return f"{variant.title}: {variant.name}" if variant.name else variant.title


def _shares(first: int, others: int) -> tuple[int, ...]:
    return (first * max(1, others), *([100 - first] * others))


# --- red lines ------------------------------------------------------------------------------------


def _red_lines(shown: Appraisal) -> Iterator[Block]:
    variants = [shown.base, *shown.variants]
    tones = {id: tuple(_tone(each, id) for each in variants) for id in shown.lines}
    what = "How each red line stands in each option"
    if len(variants) <= 7 < len(shown.lines) + 1:
        rows = tuple((line.title, tones[id]) for id, line in shown.lines.items())
        yield HeatMap(tuple(each.title for each in variants), rows, "Red line", what)
    else:
        by_option = tuple((_named(each), tuple(tones[id][n] for id in shown.lines)) for n, each in enumerate(variants))
        yield HeatMap(tuple(line.title for line in shown.lines.values()), by_option, "Option", what)
    present = [status for status in MEANINGS if any(status in found for found in tones.values())]
    for status in present:
        yield Words(MEANINGS[status] + ".", "note", lead=f"{WORDS[status]}:")
    rows_against = tuple(_against(shown))
    if rows_against:
        yield Heading("What is against them, and the ways out", 2)
        header = ("Red line", "Options", "What is against it", "Where", "Way out, or a waiver in writing")
        yield Grid(header, rows_against, (17, 14, 32, 12, 25), "What breaks or strains each red line, with the paragraph")


def _tone(variant: Variant, id: str) -> Tone:
    stand = variant.facts.stands.get(id)
    return stand.status if stand else "absent"


def _against(shown: Appraisal) -> Iterator[tuple[Cell, ...]]:
    """One row for each reason against a red line, with all the options it is true of."""
    grouped: dict[tuple[object, ...], list[Variant]] = {}
    stands: dict[tuple[object, ...], tuple[HeldRedLine, Stand]] = {}
    for variant in shown.variants:
        for id, stand in variant.facts.stands.items():
            if stand.why:
                key = (id, stand.status, stand.why, stand.where, stand.ways)
                grouped.setdefault(key, []).append(variant)
                stands[key] = shown.lines[id], stand
    order = list(shown.lines)
    for key in sorted(grouped, key=lambda each: order.index(str(each[0]))):
        line, stand = stands[key]
        yield (
            Cell((line.title, english.capital(_holders(line))), "head"),
            Cell((f"{WORDS[stand.status]}: {numbers_of(grouped[key])}",), stand.status),
            Cell(stand.why),
            Cell(stand.where or stand.kept_by or ("\u2013",)),
            Cell((*(stand.ways or ("no other answer is on offer",)), *_waiver(line, stand))),
        )


def _waiver(line: HeldRedLine, stand: Stand) -> tuple[str, ...]:
    if stand.status == "breaks":
        return (f"or a waiver by {english.joined(line.held_by) or 'every party'}",)
    return ("rests on the waiver in the deal",) if stand.status == "waiver" else ()


def _holders(line: HeldRedLine) -> str:
    return f"held by {english.joined(line.held_by) or 'every party'}"


def _title(shown: Appraisal, id: str) -> str:
    return shown.lines[id].title if id in shown.lines else id


def _conflicts(shown: Appraisal) -> Iterator[Block]:
    yield Words(
        "No option keeps every red line. These are the smallest sets of red lines and answers of which one has to give: "
        "take any one part away, and the rest can stand together."
    )
    for each in shown.conflicts[:20]:
        lines = [f"the red line {_title(shown, id)}" for id in each.lines]
        answers = [f"{shown.labels.get(key, key).lower()}: {value}" for key, value in each.options.items()]
        alone = " cannot be kept under any of the options" if not answers and len(lines) == 1 else " cannot stand together"
        yield Words(english.capital(english.joined([*lines, *answers])) + alone + ".", "bullet")


# --- facts and recommendation ---------------------------------------------------------------------


def _facts(shown: Appraisal) -> Grid:
    parties = list(shown.base.facts.obligations)
    header = (
        "Option", "Errors", "Warnings", "Clauses that appear", "that change", "that vanish",
        *(f"Obligations on {party}" for party in parties), "Still to agree",
    )  # fmt: skip
    rows = tuple(_fact_row(each, parties) for each in (shown.base, *shown.variants))
    return Grid(header, rows, _shares(20, len(header) - 1), "Findings, clauses against the base, obligations, open points")


def _fact_row(variant: Variant, parties: Sequence[str]) -> tuple[Cell, ...]:
    facts = variant.facts
    if facts.cannot:
        blank = [cell("\u2013")] * (5 + len(parties))
        return (cell(_named(variant), "head"), *blank, cell("cannot be drafted", "breaks"))
    errors = facts.count("error")
    changed = [sum(each.what == what for each in facts.changes) for what in ("appears", "changes", "vanishes")]
    counts = [*changed, *(facts.obligations[party] for party in parties), len(facts.outstanding)]
    return (
        cell(_named(variant), "head"),
        cell(str(errors), "breaks" if errors else ""),
        cell(str(facts.count("warning"))),
        *(cell(str(count)) for count in counts),
    )


def _recommendation(shown: Appraisal) -> Iterator[Block]:
    yield Words("For the author to complete. The facts are filled in; the judgement is not.")
    rows = tuple((cell(_named(each), "head"), Cell(tuple(_in_facts(each, shown))), *_blanks()) for each in shown.variants)
    header = ("Option", "The facts", "For", "Against", "Recommended?")
    yield Grid(header, rows, (16, 34, 19, 19, 12), "A recommendation for each option, to be completed")
    yield Words("[to be completed by the author]", lead="Recommendation:")


def _blanks() -> tuple[Cell, ...]:
    return cell("", "blank"), cell("", "blank"), cell("", "blank")


def _in_facts(variant: Variant, shown: Appraisal) -> Iterator[str]:
    facts = variant.facts
    if facts.cannot:
        yield "Cannot be drafted."
        return
    broken = [_title(shown, id) for id, stand in facts.stands.items() if stand.status == "breaks"]
    strained = [_title(shown, id) for id, stand in facts.stands.items() if stand.status == "strained"]
    if shown.lines:
        yield f"Breaks {english.joined(broken)}." if broken else "Keeps every red line."
    if strained:
        yield f"Strains {english.joined(strained)}."
    yield f"{english.capital(plural(len(facts.changes), 'clause'))} unlike the base."
    duties = english.joined([f"{count} on {party}" for party, count in facts.obligations.items()])
    yield f"Obligations: {duties}."
    yield f"{english.capital(plural(len(facts.outstanding), 'point'))} still to agree."


def _method(shown: Appraisal) -> Iterator[Block]:
    made = shown.base.made
    assert made is not None
    yield Words(
        f"Every option was drafted in full from {shown.options.base_path.name} with clause library {made.library.version} on "
        f"{english.date(shown.today.isoformat())}, and checked by the rules that moudraft check applies."
    )
    yield Words(
        "An obligation is a sentence of the operative part or a schedule in which the party, or all the parties together, "
        "is the subject of will, must or shall, with or without not. A list counts once for each of its items. Intentions "
        "and aims do not count, nor does what a board or an officer is to do."
    )
    yield Words("A clause changes when its words do; a change of numbering alone is no change.")
    yield Words(LAWYER)


def _verb(variants: Sequence[Variant], one: str, several: str) -> str:
    return one if len(variants) == 1 else several


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


