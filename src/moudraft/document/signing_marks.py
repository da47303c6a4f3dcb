"""Marks at which tools for electronic signature put their fields, counted through the paper, person by person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from moudraft.document.inline import Inline, Text

Field = Literal["signature", "name", "date"]
MARKS: dict[str, dict[Field, str]] = {
    # Text tags that Acrobat Sign makes into fields when a file is sent.
    "adobe-sign": {
        "signature": "{{Sig_es_:signer#:signature}}",
        "name": "{{N_es_:signer#:fullname}}",
        "date": "{{Dte_es_:signer#:date}}",
    },
    # Words of their own, which the sender names as anchors (AutoPlace).
    "docusign": {"signature": "/signature#/", "name": "/name#/", "date": "/date#/"},
}


class Marks:
    """Counts those who sign; without a tool there is nothing at a line, and it is ruled."""

    def __init__(self, tool: str) -> None:
        self._marks = MARKS.get(tool, {})
        self._count = 0

    def next(self) -> Callable[[Field], tuple[Inline, ...]]:
        """The marks of whoever signs next, by field."""
        self._count += 1
        number = str(self._count)

        def mark(field: Field) -> tuple[Inline, ...]:
            return (Text(self._marks[field].replace("#", number)),) if field in self._marks else ()

        return mark
