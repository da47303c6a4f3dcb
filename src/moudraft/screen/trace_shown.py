"""A trace for a person to read: first what is nowhere, then the deal leaf by leaf, then the draft, then the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.english import counted
from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.tracing.both_ways import Trace, TraceCounts, TracedLeaf, TracedParagraph

MOST = 3
"""More decisions or places than these are counted, not listed."""


def trace_shown(trace: Trace) -> str:
    """All of a trace, each part under its heading."""
    lost = [leaf for leaf in trace.leaves if leaf.state == "unplaced"]
    unasked = [each for each in trace.paragraphs if each.take_out]
    parts = [f"{trace.title} ({trace.deal})", "", "The deal, and where the draft says it"]
    parts += [leaf_line(each) for each in trace.leaves]
    parts += ["", "The draft, and what asked for it", *(paragraph_line(each) for each in trace.paragraphs)]
    if unasked:
        parts += ["", "Nobody asked for these. Under clauses: in the deal, each line takes one out"]
        # A line to copy is not broken.
        parts += dict.fromkeys(f"  {each.take_out}" for each in unasked)
    if lost:
        parts += ["", "Said in the deal, and nowhere in the draft"]
        parts += [wrapped(f"{each.key}: {each.value} ({each.file}:{each.line})", 2, "- ") for each in lost]
    return "\n".join([*parts, "", *count_lines(trace.counts)])


def leaf_line(leaf: TracedLeaf) -> str:
    where = _some([each.place for each in leaf.places])
    if leaf.state == "placed":
        told = where
    elif leaf.state == "decided":
        told = f"decided {_some(list(leaf.decided))}" + (f" ({where})" if where else "")
    else:
        told = "kept for the record" if leaf.state == "kept" else "NOWHERE"
    return wrapped(": ".join(filter(None, (leaf.key, leaf.value, told))), 2)


def paragraph_line(each: TracedParagraph) -> str:
    return wrapped(f"{each.place}, {each.heading}: {cause_words(each)}", 2)


def cause_words(each: TracedParagraph) -> str:
    """What asked for a paragraph, in words."""
    if each.cause == "particular":
        return f"says {_some(list(each.keys))}"
    words = {
        "choice": "chosen by ", "red line": "red line: ", "addition": "", "law": "the law: ",
        "protection": "protects: ", "core": "", "habit": "nobody asked; ",
    }  # fmt: skip
    return words[each.cause] + each.because


def count_lines(counts: TraceCounts) -> list[str]:
    """The line of counts at the end, of the deal and of the draft."""
    kept = f", {counts.kept} for the record" if counts.kept else ""
    return [
        f"Values: {counts.placed} said, {counts.decided} decided something{kept}, {counts.unplaced} nowhere",
        f"{counted(counts.paragraphs, 'paragraph')}: {counts.asked_percent}% asked for, "
        f"{counts.protective_percent}% protective, {counts.unasked_percent}% unasked",
    ]


def _some(listed: list[str]) -> str:
    shown = "; ".join(listed[:MOST])
    return shown + (f" and {len(listed) - MOST} more" if len(listed) > MOST else "")
