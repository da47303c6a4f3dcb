"""Write a Document as JSON, for programs: stable keys, two spaces, the same bytes for the same document."""

from __future__ import annotations

import msgspec

from moudraft.document import Document


def to_ast(document: Document) -> str:
    """The document as JSON text with a final newline. Its shape is that of :mod:`moudraft.document`."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8") + "\n"
