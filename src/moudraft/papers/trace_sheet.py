"""A trace as a paper that stands alone: the deal against the draft, the draft against the deal, and the counts."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.document.sheet import Block, Cell, Grid, Heading, Sheet, Tone, Words, cell
from moudraft.tracing.both_ways import Trace, TracedLeaf, TracedParagraph

STATES = {"placed": "said", "decided": "decided", "kept": "for the record", "unplaced": "nowhere"}
STATE_TONES: dict[str, Tone] = {"unplaced": "breaks"}
CAUSES: dict[str, str] = {
    "particular": "says what the deal gives", "choice": "the deal chose it", "red line": "a red line",
    "addition": "the deal adds it", "law": "the law", "protection": "protection", "core": "the paper needs it",
    "habit": "nobody",
}  # fmt: skip
CAUSE_TONES: dict[str, Tone] = {"habit": "strained"}


def trace_sheet(trace: Trace, parties: tuple[str, ...]) -> Sheet:
    """The paper."""
    return Sheet(trace.title, "Where each answer is said, and what asked for each paragraph", tuple(_blocks(trace)),
                 parties)  # fmt: skip


def _blocks(trace: Trace) -> Iterator[Block]:
    counts = trace.counts
    yield Heading("In short")
    kept = f", {counts.kept} kept for the record" if counts.kept else ""
    yield Words(
        f"{counts.placed} said, {counts.decided} decided something{kept}, {counts.unplaced} nowhere.",
        "bullet", "Values of the deal:",
    )  # fmt: skip
    yield Words(
        f"{counts.paragraphs}, of which {counts.asked_percent}% asked for, {counts.protective_percent}% protective and "
        f"{counts.unasked_percent}% unasked.",
        "bullet", "Paragraphs of the draft:",
    )  # fmt: skip
    yield Heading("The deal, and where the draft says it")
    rows = tuple(_leaf(each) for each in trace.leaves)
    yield Grid(("Key", "Value", "State", "Where"), rows, (25, 30, 12, 33), "Every value of the deal")
    yield Heading("The draft, and what asked for it")
    rows = tuple(_paragraph(each) for each in trace.paragraphs)
    yield Grid(("Place", "Begins", "Asked for by", "Because"), rows, (20, 35, 15, 30), "Every paragraph of the draft")
    unasked = [each for each in trace.paragraphs if each.take_out]
    if unasked:
        yield Heading("What nobody asked for")
        yield Words("Each of these lines, under clauses: in the deal, takes its clause out.")
        for line in dict.fromkeys(f"{each.heading}: {each.take_out}" for each in unasked):
            yield Words(line, "bullet")


def _leaf(leaf: TracedLeaf) -> tuple[Cell, ...]:
    where = tuple(f"{each.place} ({each.heading})" if each.heading else each.place for each in leaf.places)
    told = where if leaf.state == "placed" else (*leaf.decided, *where)
    state = cell(STATES[leaf.state], STATE_TONES.get(leaf.state, ""))
    return cell(leaf.key), cell(leaf.value), state, Cell(told or ("",))


def _paragraph(each: TracedParagraph) -> tuple[Cell, ...]:
    cause = cell(CAUSES[each.cause], CAUSE_TONES.get(each.cause, ""))
    return Cell((each.place, each.heading)), cell(each.begins), cause, cell(each.because)
