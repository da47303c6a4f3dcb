"""What several papers of one draft need is worked out once, and forgotten with the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from moudraft.document.drafted import Drafted
from moudraft.tracing.pages import Pages

T = TypeVar("T")


def once(made: Drafted, what: str, work: Callable[[], T], using: object = None) -> T:
    """What ``work`` finds in a draft; asked for again under that name and ``using`` the same, what it found before.

    A draft is never changed: a document that is another is told by its identity, as what is used with it is.
    """
    # With the draft and not beside it: what is found speaks of the draft, and would keep it for ever.
    kept = made.provenance.worked_out
    document, used, found = kept.get(what, (None, None, None))
    if document is not made.document or used is not using:
        found = work()
        kept[what] = (made.document, using, found)
    return cast(T, found)


def pages_of(made: Drafted) -> Pages:
    """Every paragraph of a draft by its spot, for all its papers."""
    return once(made, "pages", lambda: Pages(made))
