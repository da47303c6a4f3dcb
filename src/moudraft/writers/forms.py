"""The forms a draft is written in: one table for whatever writes drafts, names their files or offers a choice.

Commands read it to declare themselves, so nothing here loads a writer before it is asked for one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    from moudraft.document import Document
    from moudraft.document.structure import Structure
    from moudraft.margin import MarginNote

T = TypeVar("T")


class Manuscript(msgspec.Struct, frozen=True):
    """What a draft is written from. ``style`` is a house style .docx; ``final`` drops the marks of a draft.

    ``author`` is whose name the file carries; ``notes`` stand in the margin of an internal draft (None: it is none).
    ``scrub`` leaves out what says of which clauses the file was made; ``deal`` is a hash of what its deal says.
    """

    document: Document
    structure: Callable[[], Structure]
    today: datetime.date
    library_version: str = ""
    final: bool = False
    style: bytes | None = None
    author: str = ""
    notes: Sequence[MarginNote] | None = None
    scrub: bool = False
    deal: str = ""


def _nothing() -> None:
    """Most forms need no other program."""


class Form(msgspec.Struct, Generic[T], frozen=True):
    """A form: the endings of its files (a new one gets the first), whether they are binary, and what writes them.

    ``check`` raises ``MoudraftError`` where what it needs is not on this machine: it is called before any work.
    """

    endings: tuple[str, ...]
    binary: bool
    write: Callable[[T], bytes]
    check: Callable[[], object] = _nothing

    @property
    def ending(self) -> str:
        return self.endings[0]


def form_for(
    path: PurePath | None, forms: Mapping[str, Form[T]], usual: str, *, hint: str = ", or say which with --format"
) -> str:
    """The form that the ending of a file name stands for; the usual one where it has none.

    Raises ``MoudraftError`` for an ending that none of the forms has; ``hint`` goes on from those there are.
    """
    name = "" if path is None else path.name.lower()
    for form, each in forms.items():
        if name.endswith(each.endings):
            return form
    if path is None or not path.suffix:
        return usual
    from moudraft.problems import Location, MoudraftError, Problem

    endings = ", ".join(ending for each in forms.values() for ending in each.endings)
    message = f"moudraft does not write {path.suffix.lower()} files"
    raise MoudraftError(Problem(Location(str(path)), message, f"end it in {endings}{hint}"))


def _docx(draft: Manuscript) -> bytes:
    from moudraft.writers.word.docx_writer import to_docx

    today, version = draft.today, draft.library_version
    return to_docx(
        draft.document, today=today, final=draft.final, style=draft.style, library_version=version,
        author=draft.author, notes=draft.notes, scrub=draft.scrub, deal=draft.deal,
    )  # fmt: skip


def _numbered(draft: Manuscript) -> Document:
    """The document with the numbers that its Word file has: those of a house style that numbers in its own way."""
    if draft.style is None:
        return draft.document
    from moudraft.writers.word.style_numbers import numbered_as

    return numbered_as(draft.document, draft.style)


def _markdown(draft: Manuscript) -> bytes:
    from moudraft.writers.to_markdown import to_markdown

    return to_markdown(_numbered(draft)).encode("utf-8")


def _pdf(draft: Manuscript) -> bytes:
    from moudraft.writers.laid_out.exports import to_pdf

    return to_pdf(_paged(draft), draft.today)


def _odt(draft: Manuscript) -> bytes:
    from moudraft.writers.laid_out.exports import to_odt

    return to_odt(_paged(draft), draft.today)


def _paged(draft: Manuscript) -> bytes:
    """The Word document with the pages in its contents list, since nothing works them out later."""
    from moudraft.writers.laid_out.page_numbers import with_page_numbers

    return with_page_numbers(_docx(draft))


def _libreoffice() -> None:
    from moudraft.writers.laid_out.libreoffice import find_libreoffice

    find_libreoffice()


def _page(draft: Manuscript) -> bytes:
    from moudraft.writers.page.page_writer import to_page

    return to_page(_numbered(draft), draft.structure(), final=draft.final).encode("utf-8")


def _plain_text(draft: Manuscript) -> bytes:
    from moudraft.writers.to_plain_text import to_plain_text

    return to_plain_text(_numbered(draft), final=draft.final).encode("utf-8")


def _ast(draft: Manuscript) -> bytes:
    from moudraft.writers.to_ast import to_ast

    return to_ast(_numbered(draft)).encode("utf-8")


def _structure(draft: Manuscript) -> bytes:
    from moudraft.writers.to_svg import to_svg

    return to_svg(draft.structure(), draft.document.title).encode("utf-8")


FORMS: dict[str, Form[Manuscript]] = {
    "docx": Form((".docx",), True, _docx),
    "pdf": Form((".pdf",), True, _pdf, _libreoffice),
    "odt": Form((".odt",), True, _odt, _libreoffice),
    "html": Form((".html", ".htm"), False, _page),
    "txt": Form((".txt",), False, _plain_text),
    "md": Form((".md",), False, _markdown),
    "ast": Form((".ast.json", ".json"), False, _ast),
    "svg": Form((".svg",), False, _structure),
}
"""The forms of a draft, by the names that ``--format`` takes."""
