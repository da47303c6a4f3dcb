"""Pages as LibreOffice lays them out: which block stands on which page, from the structure of a tagged PDF.

LibreOffice writes into the PDF a tree of blocks, each under the name of its Word style, with the pages it stands on, so
that what is torn is found without searching for words. Where words stand on a page comes from ``pdftotext``.
"""

from __future__ import annotations

import pathlib
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from tests.writers.word.office import program, workshop

_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


class Block(NamedTuple):
    """A heading, a paragraph, a table or a part of one. ``style`` is the Word style, ``role`` what it is to a reader.

    ``pages`` counts from 0.
    """

    style: str
    role: str
    pages: frozenset[int]
    inside: tuple[Block, ...]

    def all_inside(self) -> Iterator[Block]:
        for each in self.inside:
            yield each
            yield from each.all_inside()


class Line(NamedTuple):
    """A line of words and where it stands, in points from the left and the top."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page: its size in points, and its lines in reading order."""

    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        return " ".join(line.words for line in self.lines)


class LaidOut:
    """A document as it stands on its pages."""

    def __init__(self, pdf: pathlib.Path) -> None:
        self.pdf = pdf

    @cached_property
    def blocks(self) -> list[Block]:
        """The whole tree, from the top."""
        from pypdf import PdfReader

        reader = PdfReader(self.pdf)
        numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages) if page.indirect_reference}
        root: Any = reader.trailer["/Root"]
        tree = root["/StructTreeRoot"]
        roles = {str(name): str(role) for name, role in tree.get("/RoleMap", {}).items()}
        return [_block(each, None, numbers, roles) for each in _kids(tree)]

    @cached_property
    def flow(self) -> list[Block]:
        """Headings, paragraphs and tables as they follow one another; a list is its paragraphs."""
        return [each for top in self.blocks for each in _flow(top) if each.pages]

    @cached_property
    def pages(self) -> list[Page]:
        made = subprocess.run(
            [program("pdftotext"), "-bbox-layout", "-enc", "UTF-8", str(self.pdf), "-"],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        root = etree.fromstring(made.stdout, etree.XMLParser(recover=True))
        return [_page(each) for each in root.iter("{*}page")]


def laid_out(files: Mapping[str, bytes]) -> dict[str, LaidOut]:
    """Documents by name, all laid out in one run of LibreOffice."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=workshop()))
    sources = []
    for name, content in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(content)
    profile = f"-env:UserInstallation={(workshop() / 'profile').as_uri()}"
    command = [program("soffice"), "--headless", profile, "--convert-to", _PDF, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
    return {name: LaidOut(folder / f"{name}.pdf") for name in files}


def _kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return [each.get_object() for each in (found if isinstance(found, list) else [found])]


def _block(node: Any, page: int | None, numbers: Mapping[int, int], roles: Mapping[str, str]) -> Block:
    page = _page_of(node, page, numbers)
    pages: set[int] = set()
    inside = []
    for kid in _kids(node):
        if isinstance(kid, int):
            pages |= {page} if page is not None else set()
        elif "/S" in kid:
            inside.append(_block(kid, page, numbers, roles))
            pages |= inside[-1].pages
        elif "/MCID" in kid:
            at = _page_of(kid, page, numbers)
            pages |= {at} if at is not None else set()
    name = str(node["/S"])
    role = name
    while role in roles and roles[role] != role:
        role = roles[role]
    return Block(name[1:], role[1:], frozenset(pages), tuple(inside))


def _page_of(node: Any, page: int | None, numbers: Mapping[int, int]) -> int | None:
    own = node.raw_get("/Pg") if "/Pg" in node else None
    return numbers.get(own.idnum, page) if own is not None else page


def _flow(block: Block) -> Iterator[Block]:
    if block.role == "Table" or block.role == "P" or block.role.startswith("H"):
        yield block
        return
    for each in block.inside:
        yield from _flow(each)


def _page(node: Any) -> Page:
    lines = tuple(_line(each) for each in node.iter("{*}line"))
    return Page(float(node.get("width")), float(node.get("height")), lines)


def _line(node: Any) -> Line:
    words = " ".join(each.text or "" for each in node.iter("{*}word"))
    left, top, right, bottom = (float(node.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Line(words, left, top, right, bottom)


def rows(table: Block) -> Sequence[Block]:
    """The rows of a table."""
    return [each for each in table.all_inside() if each.role == "TR"]
