"""The forms that LibreOffice makes: what it is asked for, and the bytes that come of it."""

from __future__ import annotations

import datetime
import json

from moudraft.office.look.look_reading import word_look
from moudraft.writers.laid_out.figure_words import with_figure_words
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
    made = converted(docx, "pdf", f"writer_pdf_Export:{json.dumps(options)}")
    return steady_pdf(with_figure_words(made, _words_of_mark(docx)), today)


def _words_of_mark(docx: bytes) -> str:
    """What the mark behind the pages says, where it is the only picture of the document; else nothing."""
    pictures = word_look(docx).pictures
    words = {each.words for each in pictures}
    return words.pop() if len(words) == 1 and all(each.story == "header" for each in pictures) else ""


def to_odt(docx: bytes, today: datetime.date) -> bytes:
    """An OpenDocument text of a Word document."""
    return steady_odt(converted(docx, "odt", "writer8"), today)
