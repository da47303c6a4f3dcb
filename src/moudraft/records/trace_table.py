"""A trace as a table for a spreadsheet (CSV): a row for each value of the deal, then one for each paragraph."""

from __future__ import annotations

import csv
import io

from moudraft.tracing.both_ways import Trace

HEADER = ("row", "key", "value", "state", "where", "heading", "because", "take_out")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def trace_table(trace: Trace) -> str:
    """The table, with ``\\n`` at the ends of lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for leaf in trace.leaves:
        places = "; ".join(each.place for each in leaf.places)
        headings = "; ".join(dict.fromkeys(each.heading for each in leaf.places if each.heading))
        value = ("value", leaf.key, leaf.value, leaf.state, places, headings, "; ".join(leaf.decided), "")
        writer.writerow(map(harmless, value))
    for each in trace.paragraphs:
        row = ("paragraph", " ".join(each.keys), each.begins, each.cause, each.place, each.heading, each.because,
               each.take_out)  # fmt: skip
        writer.writerow(map(harmless, row))
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that a spreadsheet would work out as a formula, kept a text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
