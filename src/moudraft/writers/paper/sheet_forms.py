"""A paper that goes with an agreement, in each of the forms that one can have."""

from __future__ import annotations

import datetime

from moudraft.document.sheet import Sheet

FORMS = ("docx", "md", "html")


def sheet_bytes(sheet: Sheet, form: str, today: datetime.date, style: bytes | None = None) -> bytes:
    """The bytes of the paper in one of :data:`FORMS`; ``style`` is a house style for Word."""
    if form == "docx":
        from moudraft.writers.paper.sheet_in_word import paper_docx

        return paper_docx(sheet, today=today, style=style)
    if form == "html":
        from moudraft.writers.paper.sheet_in_html import paper_html

        return paper_html(sheet).encode("utf-8")
    from moudraft.writers.paper.sheet_in_markdown import paper_markdown

    return paper_markdown(sheet).encode("utf-8")
