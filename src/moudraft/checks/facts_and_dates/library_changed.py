"""F708: the library has moved on since the deal was made."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.library.reading.versions import changed_since


@rule("F708", "info", wants={"deal": "library"})
def library_changed(draft: Context) -> Iterator[Found]:
    """The deal was made with another version of the clause library; the wordings that have changed since are named.

    Why: The same answers may now bring other words. Compare a new draft with the last one before it is sent.

    Flagged::

        library: "2020.01"

    Fine::

        title: Shared Services Partnership
    """
    made_with, version = draft.deal.library, draft.library.version
    if not made_with or made_with == version:
        return
    changed = changed_since(made_with, draft.selection.choices)
    message = f"the deal was made with clause library {made_with}, and this is {version}"
    if changed:
        message += f"; worded otherwise since: {joined(changed)}"
    elif changed is not None:
        message += "; nothing in this draft is worded otherwise"
    yield Found(message, draft.at("library"), "draft it again, and compare with what was sent before")
