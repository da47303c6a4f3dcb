"""The options paper: what an appraisal found, set out as a careful officer would. It adds no opinion of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from moudraft import english
from moudraft.document.sheet import Block, Cell, Grid, Heading, Sheet, Words, cell
from moudraft.papers.options.one_option import details
from moudraft.papers.options.red_lines_part import conflicts, holders, red_lines, title_of
from moudraft.papers.options.shown_to_all import marked_private, named, option_list, plural
from moudraft.variants.appraisal import BY_DEFAULT, Appraisal, Variant, keeps

FEW = 4
"""So many options are set side by side as columns; more of them are rows."""
INTERNAL = "INTERNAL \u2013 not for the other parties"
LAWYER = "moudraft drafts; a lawyer decides."


def options_paper(appraisal: Appraisal, *, internal: bool = False) -> Sheet:
    """The paper of an appraisal; ``internal`` marks it so, and its private red lines."""
    shown = marked_private(appraisal) if internal else appraisal
    if not shown.variants:
        # Nothing passes what was asked: then the reader needs to see everything that was weighed.
        shown = msgspec.structs.replace(shown, variants=shown.aside, aside=())
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
        yield from red_lines(shown)
    if shown.conflicts:
        yield Heading("What cannot stand together")
        yield from conflicts(shown)
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
        f"{english.capital(plural(total, 'option'))} for {parties} {_were(total)} drafted and checked. "
        f"They vary {varied}.{_left_out(shown)}"
    )
    if shown.aside:
        kept = english.joined([title_of(shown, id) for id in shown.kept])
        yield Words(f"This paper keeps to the options that break none of: {kept}. {_set_aside(shown)}")
    # Never "every red line": what a private one says of an option is neither told nor denied.
    good = [each for each in shown.variants if keeps(each, shown.lines)]
    if shown.lines:
        if good:
            yield Words(f"{option_list(good)} {_verb(good, 'keeps', 'keep')} every red line in this paper.", "bullet")
        elif shown.variants:
            yield Words("No option keeps every red line.", "bullet")
    for id, line in shown.lines.items():
        broken = [
            each for each in shown.variants if id in each.facts.stands and each.facts.stands[id].status == "breaks"
        ]
        if broken:
            yield Words(f"{line.title} ({holders(line)}) is broken by {_small(option_list(broken))}.", "bullet")
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
        yield Words(
            f"Least is left to agree, {plural(min(waiting), 'point')}, under {_small(option_list(least))}.", "bullet"
        )


def _left_out(shown: Appraisal) -> str:
    if not shown.excluded:
        return ""
    verb = "is" if shown.excluded == 1 else "are"
    return f" {english.capital(plural(shown.excluded, 'combination'))} {verb} left out, as the options file asks."


def _set_aside(shown: Appraisal) -> str:
    count = len(shown.aside)
    return f"{english.capital(plural(count, 'other option'))} {'is' if count == 1 else 'are'} set aside."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


# --- side by side ---------------------------------------------------------------------------------


def _side_by_side(shown: Appraisal) -> Grid:
    axes = list(shown.labels.items())
    columns = [shown.base, *shown.variants]
    if len(shown.variants) <= FEW:
        rows = tuple((cell(label, "head"), *(_answer(each, key, shown) for each in columns)) for key, label in axes)
        header = ("", *(named(each) for each in columns))
        return Grid(header, rows, _shares(22, len(columns)), "Each answer, option by option")
    rows = tuple((cell(named(each), "head"), *(_answer(each, key, shown) for key, _ in axes)) for each in columns)
    return Grid(
        ("Option", *(label for _, label in axes)), rows, _shares(16, len(axes)), "The options and their answers"
    )


def _answer(variant: Variant, key: str, shown: Appraisal) -> Cell:
    if key not in variant.choices:
        return cell(shown.base_values.get(key, "as the base"))
    choice = variant.choices[key]
    same = choice.is_base or choice.label == shown.base_values.get(key, "").removesuffix(BY_DEFAULT)
    return cell(choice.label, strong=not same)


def _shares(first: int, others: int) -> tuple[int, ...]:
    return (first * max(1, others), *([100 - first] * others))


# --- facts and recommendation ---------------------------------------------------------------------


def _facts(shown: Appraisal) -> Grid:
    parties = list(shown.base.facts.obligations)
    header = (
        "Option", "Errors", "Warnings", "Clauses that appear", "Clauses that change", "Clauses that vanish",
        *(f"Obligations on {party}" for party in parties), "Still to agree",
    )  # fmt: skip
    rows = tuple(_fact_row(each, parties) for each in (shown.base, *shown.variants))
    return Grid(
        header, rows, _shares(20, len(header) - 1), "Findings, clauses against the base, obligations, open points"
    )


def _fact_row(variant: Variant, parties: Sequence[str]) -> tuple[Cell, ...]:
    facts = variant.facts
    if facts.cannot:
        blank = [cell("\u2013")] * (5 + len(parties))
        return (cell(named(variant), "head"), *blank, cell("cannot be drafted", "breaks"))
    errors = facts.count("error")
    changed = [sum(each.what == what for each in facts.changes) for what in ("appears", "changes", "vanishes")]
    counts = [*changed, *(facts.obligations[party] for party in parties), len(facts.outstanding)]
    return (
        cell(named(variant), "head"),
        cell(str(errors), "breaks" if errors else ""),
        cell(str(facts.count("warning"))),
        *(cell(str(count)) for count in counts),
    )


def _recommendation(shown: Appraisal) -> Iterator[Block]:
    yield Words("For the author to complete. The facts are filled in; the judgement is not.")
    rows = tuple(
        (cell(named(each), "head"), Cell(tuple(_in_facts(each, shown))), *_blanks()) for each in shown.variants
    )
    header = ("Option", "The facts", "For", "Against", "Recommended?")
    yield Grid(header, rows, (14, 35, 18, 18, 15), "A recommendation for each option, to be completed")
    yield Words("[to be completed by the author]", lead="Recommendation:")


def _blanks() -> tuple[Cell, ...]:
    return cell("", "blank"), cell("", "blank"), cell("", "blank")


def _in_facts(variant: Variant, shown: Appraisal) -> Iterator[str]:
    facts = variant.facts
    if facts.cannot:
        yield "Cannot be drafted."
        return
    broken = [title_of(shown, id) for id, stand in facts.stands.items() if stand.status == "breaks"]
    strained = [title_of(shown, id) for id, stand in facts.stands.items() if stand.status == "strained"]
    if shown.lines:
        yield f"Breaks {english.joined(broken)}." if broken else "Keeps every red line in this paper."
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
        f"Every option was drafted in full from {shown.options.base_path.name} with clause library "
        f"{made.library.version} on {english.date(shown.today.isoformat())}, and checked by the rules that moudraft "
        "check applies."
    )
    yield Words(
        "An obligation is a sentence of the operative part or a schedule in which the party, or all the parties "
        "together, is the subject of will, must or shall, with or without not. A list counts once for each of its "
        "items. Intentions and aims do not count, nor does what a board or an officer is to do."
    )
    yield Words("A clause changes when its words do; a change of numbering alone is no change.")
    yield Words(LAWYER)


def _verb(variants: Sequence[Variant], one: str, several: str) -> str:
    return one if len(variants) == 1 else several


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
