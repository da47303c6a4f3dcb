"""What several papers of one draft need is worked out once, and forgotten with the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from moudraft.document import Document
from moudraft.document.drafted import Drafted
from moudraft.document.provenance import Provenance

T = TypeVar("T")
_FOUND: WeakKeyDictionary[Provenance, dict[str, tuple[Document, object, Any]]] = WeakKeyDictionary()


def once(made: Drafted, what: str, work: Callable[[], T], using: object = None) -> T:
    """What ``work`` finds in a draft; asked for again under that name and ``using`` the same, what it found before.

    A draft is never changed: a document that is another is told by its identity, as what is used with it is.
    """
    kept = _FOUND.setdefault(made.provenance, {})
    document, used, found = kept.get(what, (None, None, None))
    if document is not made.document or used is not using:
        found = work()
        kept[what] = (made.document, using, found)
    return cast(T, found)
