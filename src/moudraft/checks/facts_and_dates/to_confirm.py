"""F701: something still to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import At
from moudraft.checks.support.rule import Found, rule
from moudraft.document import Blank
from moudraft.findings import BlankAt


@rule("F701", "info")
def to_confirm(draft: Context) -> Iterator[Found]:
    """Something in the draft is still to be confirmed.

    Why: Each blank is a question to somebody. They are listed so that none reaches the signing; draft --final refuses
    while one is left.

    Flagged::

        date: tbc

    Fine::

        date: 2027-02-01
        objectives: [{text: keep both offices open, measure: both are open, due: 2028-03-31, lead: Eastvale}]
    """
    places = _places(draft)
    for asked in draft.made.open_questions():
        place = next((places[asked.what, key] for key in asked.keys if (asked.what, key) in places), "")
        notes = "; ".join(filter(None, (asked.lines, place)))
        said = f"still to confirm: {asked.what}" + (f" ({notes})" if notes else "")
        about = tuple(BlankAt(asked.what, key) for key in asked.keys)
        yield Found(said, _fills(draft, asked.keys[0]), "", place, about=about)


def _places(draft: Context) -> dict[tuple[str, str], str]:
    """The first paragraph of each blank in the provisions; the signatures come after them."""
    found: dict[tuple[str, str], str] = {}
    for passage, inline in draft.marked:
        if isinstance(inline, Blank) and (inline.what, inline.key) not in found:
            found[inline.what, inline.key] = draft.paragraph(passage)
    return found


def _fills(draft: Context, key: str) -> At:
    """Where the deal leaves it open: its key, or the nearest key above it that was given."""
    if key.startswith("terms."):
        return draft.at_axis(key.split(".")[1])
    return draft.at(key)
