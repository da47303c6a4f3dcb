"""The house style file, as python-docx reads it: its styles found by role, its lists by style, its parts as bytes."""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from typing import Any, cast

import msgspec
from docx import Document as open_docx
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part as DocxPart
from lxml import etree

from moudraft import data
from moudraft.problems import Location, MoudraftError, Problem
from moudraft.writers.word.firm_styles import FirmStyles
from moudraft.writers.word.house_style import Level, Part, StyleSheet
from moudraft.writers.word.inert_style import inert_style
from moudraft.writers.word.ready_lists import ready_lists
from moudraft.writers.word.style_completion import Completed, completed
from moudraft.writers.word.style_map import wishes_in
from moudraft.writers.word.word_names import qualified
from moudraft.yaml_source.tree import parse

# All that a damaged package can raise: the zip, the XML, and parts that are not what they are said to be.
_DAMAGED = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError,
    AttributeError, NotImplementedError, OSError,
)  # fmt: skip
_TWIP = 635  # of the units in which sizes are given
_PLACE = Location("style file")


def parsed(style: bytes) -> StyleSheet:
    """The style sheet of a style file, with what it lacks built in; ``MoudraftError`` says why it cannot be read."""
    try:
        inert = inert_style(style, _PLACE.file)
        made = completed(inert.docx, wishes_in(style, _PLACE.file), _names(), _PLACE)
        return msgspec.structs.replace(_parsed(made), dropped=inert.dropped)
    except _DAMAGED as error:
        hint = "give a .docx file that Word can open, such as templates/style/house-style.docx"
        raise MoudraftError(Problem(_PLACE, "it is not a Word document (.docx)", hint)) from error
    except TypeError as error:
        # A number that is not there is read as none by the library that reads the file.
        message = "one of its styles or lists lacks what Word always writes there"
        raise MoudraftError(Problem(_PLACE, message, "open it in Word, save it, and name it again")) from error


def _names() -> dict[str, list[str]]:
    """What firms and other programs call the styles of each role."""
    name = "templates/style/style-names.yml"
    found: dict[str, list[str]] = parse(data.path(name).read_text(encoding="utf-8"), name).data
    return found


def _parsed(made: Completed) -> StyleSheet:
    docx = open_docx(io.BytesIO(made.docx))
    headers, footers, pages = _edges(docx)
    section = docx.sections[-1]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    height = int(section.page_height or 0) - int(section.top_margin or 0) - int(section.bottom_margin or 0)
    firm = FirmStyles(docx.styles.element, _numbering_part(docx).element)
    played: dict[str, tuple[str, str]] = {
        role: (firm.name(made.ids[role]), each.how) for role, each in made.played.items()
    }
    return StyleSheet(
        parts=tuple(_part(part) for part in docx.part.package.iter_parts()),
        document_name=str(docx.part.partname),
        numbering_name=str(_numbering_part(docx).partname),
        styles_name=str(docx.part._styles_part.partname),
        lists=ready_lists(_numbering_part(docx).blob, made.links["schedule"].at, made.links["statement"].at),
        root_relationships=_sorted(docx.part.package.rels.xml),
        ids=made.ids,
        links=made.links,
        levels=_levels(docx, firm, made),
        headers=headers,
        footers=footers,
        section=etree.tostring(cast(Any, section)._sectPr, encoding="unicode"),
        text_width=(width - int(section.gutter or 0)) // _TWIP,
        text_height=height // _TWIP,
        em=max(firm.type_size(made.ids[role]) for role in ("table-text", "table-heading")),
        styled=made.styled,
        foreign=made.foreign,
        pages=pages,
        played=played,
        edge_tabs=tuple(sorted({*firm.tab_stops(made.ids["header"]), *firm.tab_stops(made.ids["footer"])})),
    )


def _part(part: DocxPart) -> Part:
    return Part(str(part.partname), part.content_type, part.blob, _sorted(part.rels.xml) if len(part.rels) else b"")


def _sorted(relationships: bytes) -> bytes:
    """The relationships of a part in the order of their ids."""
    root = etree.fromstring(relationships)
    root[:] = sorted(root, key=lambda each: each.get("Id", ""))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _numbering_part(docx: DocxDocument) -> Any:
    """The part that holds numbering.xml, or None in a style file that has no lists."""
    return next((rel.target_part for rel in docx.part.rels.values() if rel.reltype == RT.NUMBERING), None)


def _levels(docx: DocxDocument, firm: FirmStyles, made: Completed) -> dict[tuple[int, int], Level]:
    """Every level of every list; text begins where the level says, or the style of the role that stands there."""
    levels: dict[tuple[int, int], Level] = {}
    for definition in _numbering_part(docx).element.iter(qualified("abstractNum")):
        number = int(definition.get(qualified("abstractNumId")))
        for level in definition.iter(qualified("lvl")):
            depth = int(level.get(qualified("ilvl")))
            levels[number, depth] = Level(_value(level, "numFmt"), _value(level, "lvlText"), _left(level) or 0)
    for role, link in made.styled.items():
        found = next((left for style in firm.chain(made.ids[role]) if (left := _left(style)) is not None), None)
        if found is not None and link.at in levels:
            levels[link.at] = msgspec.structs.replace(levels[link.at], left=found)
    return levels


def _left(element: Any) -> int | None:
    indent = element.find(f"{qualified('pPr')}/{qualified('ind')}")
    given = None if indent is None else indent.get(qualified("left")) or indent.get(qualified("start"))
    return int(given) if given and given.lstrip("-").isdecimal() else None


def _value(level: Any, child: str) -> str:
    found = level.find(qualified(child))
    return "" if found is None else found.get(qualified("val")) or ""


def _edges(docx: DocxDocument) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names of header and footer parts of the last section, made where the file has none; and of which pages.

    The first page has its own, which show what those of all pages do in a file that makes no difference. Even pages
    have theirs only where the file has its pages differ.
    """
    section = docx.sections[-1]
    pairs = [(section.header, section.footer), (section.first_page_header, section.first_page_footer)]
    kinds = ["all", "first"]
    if docx.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
        kinds.append("even")
    like_others = not section.different_first_page_header_footer
    section.different_first_page_header_footer = True
    for edge in (each for pair in pairs for each in pair):
        edge.is_linked_to_previous = False
    if like_others:
        for edge, first in zip(*pairs[:2], strict=True):
            _copy(edge, first)
    headers = tuple(str(header.part.partname) for header, _ in pairs)
    return headers, tuple(str(footer.part.partname) for _, footer in pairs), tuple(kinds)


def _copy(edge: Any, first: Any) -> None:
    """Fill a header or footer with what another shows, its pictures included."""
    first.part.element[:] = [copy.deepcopy(each) for each in edge.part.element]
    for id, tie in edge.part.rels.items():
        first.part.rels[id] = tie
