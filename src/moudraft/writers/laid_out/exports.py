"""The forms that LibreOffice makes: what it is asked for, and the bytes that come of it."""

from __future__ import annotations

import datetime
import json

from moudraft.writers.laid_out.libreoffice import converted
from moudraft.writers.laid_out.steady import steady_odt, steady_pdf

_PDF = {
    "UseTaggedPDF": True,  # headings, lists and tables are told apart for whoever has it read to them
    "PDFUACompliance": True,  # the title in the window's bar, the language, a name for every picture
    "ExportBookmarks": True,
    "ReduceImageResolution": False,
}


def to_pdf(docx: bytes, today: datetime.date) -> bytes:
    """A tagged PDF of a Word document, after PDF/UA-1 as far as LibreOffice goes."""
    options = {name: {"type": "boolean", "value": "true" if on else "false"} for name, on in _PDF.items()}
    return steady_pdf(converted(docx, "pdf", f"writer_pdf_Export:{json.dumps(options)}"), today)


def to_odt(docx: bytes, today: datetime.date) -> bytes:
    """An OpenDocument text of a Word document."""
    return steady_odt(converted(docx, "odt", "writer8"), today)
