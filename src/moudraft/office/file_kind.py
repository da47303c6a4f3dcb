"""What kind of file somebody gave, by its bytes and never by its name, and how one of another kind becomes a .docx."""

from __future__ import annotations

import io

import msgspec

_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "ott",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
# The content type of a package's main part says what it is; the names of the parts do not.
_MAIN = {
    b"wordprocessingml.document.main+xml": "docx",
    b"wordprocessingml.template.main+xml": "dotx",
    b"ms-word.document.macroEnabled.main+xml": "docm",
    b"ms-word.template.macroEnabledTemplate.main+xml": "dotm",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
_STARTS = {b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole", b"{\\rtf": "rtf", b"%PDF": "pdf"}
_LONGEST = 1_000_000  # bytes of the list of content types; Word's own are a few thousand
WORD = ("docx", "dotx", "docm", "dotm")
"""The kinds whose words moudraft reads."""
_SAVE = "open it in Word or LibreOffice and save it as .docx"


class Kind(msgspec.Struct, frozen=True):
    """A kind of file: its usual ending, what a person calls it, and how it becomes a .docx (empty: it is one)."""

    name: str
    words: str
    becomes: str = ""


KINDS = {
    "docx": Kind("docx", "a Word document (.docx)"),
    "dotx": Kind("dotx", "a Word template (.dotx)"),
    "docm": Kind("docm", "a Word document with macros (.docm)"),
    "dotm": Kind("dotm", "a Word template with macros (.dotm)"),
    "odt": Kind("odt", "an OpenDocument text (.odt)", _SAVE),
    "ott": Kind("ott", "an OpenDocument template (.ott)", _SAVE),
    "ods": Kind("ods", "an OpenDocument spreadsheet (.ods)", "give a .docx file"),
    "xlsx": Kind("xlsx", "an Excel workbook (.xlsx)", "give a .docx file"),
    "pptx": Kind("pptx", "a PowerPoint presentation (.pptx)", "give a .docx file"),
    "ole": Kind("ole", "an older Office file (.doc, .xls), or one with a password", f"{_SAVE}, without a password"),
    "rtf": Kind("rtf", "a Rich Text file (.rtf)", _SAVE),
    "pdf": Kind("pdf", "a PDF", "ask for the Word file that it was made from"),
    "zip": Kind("zip", "a zip file", "take the .docx out of it"),
}


def kind_of(content: bytes) -> Kind | None:
    """The kind of a file with this content; None where it is none of these (text, say)."""
    for start, name in _STARTS.items():
        if content.startswith(start):
            return KINDS[name]
    return KINDS[_of_zip(content)] if content.startswith(b"PK\x03\x04") else None


def _of_zip(content: bytes) -> str:
    # Imported here: most files that are read are text.
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name, known in (("mimetype", _OPEN_DOCUMENT), ("[Content_Types].xml", _MAIN)):
                if name in package.NameToInfo:
                    with package.open(name) as part:
                        found = _told(part.read(_LONGEST), known)
                    if found:
                        return found
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        pass
    return "zip"


def _told(text: bytes, known: dict[bytes, str]) -> str:
    """The kind that a text names: the whole of it, or a content type in it."""
    if text.strip() in known:
        return known[text.strip()]
    return next((name for said, name in known.items() if b"+xml" in said and said in text), "")
