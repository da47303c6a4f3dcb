"""The house style file, as python-docx reads it: its styles found by role, its lists by style, its parts as bytes."""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from typing import Any, cast

from docx import Document as open_docx
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part as DocxPart
from lxml import etree

from moudraft.problems import Location, MoudraftError, Problem
from moudraft.writers.word.house_style import Level, Link, Part, StyleSheet
from moudraft.writers.word.inert_style import inert_style
from moudraft.writers.word.word_names import ROLES, qualified

# All that a damaged package can raise: the zip, the XML, and parts that are not what they are said to be.
_DAMAGED = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError,
    AttributeError, NotImplementedError, OSError,
)  # fmt: skip
_PLACE = Location("style file")
_HINT = "start from templates/style/house-style.docx, which has them all, and change how its styles look"


def parsed(style: bytes) -> StyleSheet:
    """The style sheet of a style file; ``MoudraftError`` names every style and list that it lacks."""
    try:
        inert = inert_style(style, _PLACE.file)
        return _parsed(inert.docx)._replace(dropped=inert.dropped)
    except _DAMAGED as error:
        hint = "give a .docx file that Word can open, such as templates/style/house-style.docx"
        raise MoudraftError(Problem(_PLACE, "it is not a Word document (.docx)", hint)) from error
    except TypeError as error:
        # A number that is not there is read as none by the library that reads the file.
        message = "one of its styles or lists lacks what Word always writes there"
        raise MoudraftError(Problem(_PLACE, message, "open it in Word, save it, and name it again")) from error


def _parsed(style: bytes) -> StyleSheet:
    docx = open_docx(io.BytesIO(style))
    ids = _style_ids(docx)
    links = _links(docx, ids)
    _require(ids, links)
    headers, footers = _edges(docx)
    section = docx.sections[-1]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    return StyleSheet(
        parts=tuple(_part(part) for part in docx.part.package.iter_parts()),
        document_name=str(docx.part.partname),
        numbering_name=str(_numbering_part(docx).partname),
        styles_name=str(docx.part._styles_part.partname),
        root_relationships=docx.part.package.rels.xml,
        ids=ids,
        links=links,
        levels=_levels(docx),
        headers=headers,
        footers=footers,
        section=etree.tostring(cast(Any, section)._sectPr, encoding="unicode"),
        text_width=width // 635,
    )


def _part(part: DocxPart) -> Part:
    return Part(str(part.partname), part.content_type, part.blob, part.rels.xml if len(part.rels) else b"")


def _style_ids(docx: DocxDocument) -> dict[str, str]:
    """Style ids by role; Word writes built-in names in lower case, so names are compared without case."""
    found: dict[tuple[str, str], str] = {}
    for style in cast(Any, docx.styles.element).iter(qualified("style")):
        name = style.find(qualified("name"))
        if name is not None:
            key = (style.get(qualified("type")) or "paragraph", name.get(qualified("val")).casefold())
            found.setdefault(key, style.get(qualified("styleId")))
    wanted = {role: (spec.kind, spec.style.casefold()) for role, spec in ROLES.items()}
    ids = {role: found[key] for role, key in wanted.items() if key in found}
    likes = {role: spec.like for role, spec in ROLES.items() if spec.like and role not in ids}
    return ids | {role: ids[like] for role, like in likes.items() if like in ids}


def _links(docx: DocxDocument, ids: dict[str, str]) -> dict[str, Link]:
    """The list of each numbered role, from the style or from the style it is based on."""
    part = _numbering_part(docx)
    definitions = (
        {}
        if part is None
        else {
            int(num.get(qualified("numId"))): int(num.find(qualified("abstractNumId")).get(qualified("val")))
            for num in part.element.iter(qualified("num"))
        }
    )
    styles = {each.get(qualified("styleId")): each for each in docx.styles.element.iter(qualified("style"))}
    links: dict[str, Link] = {}
    for role, spec in ROLES.items():
        number, level = _style_number(styles, ids.get(role)) if spec.numbered else (0, 0)
        if number in definitions:
            links[role] = Link(number, definitions[number], level)
    return links


def _style_number(styles: dict[str, Any], style_id: str | None) -> tuple[int, int]:
    """The (numId, level) that a style or the nearest style below it names; (0, 0) where none does."""
    seen = set()  # styles that are based on one another in a circle
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        number = style.find(f"{qualified('pPr')}/{qualified('numPr')}/{qualified('numId')}")
        if number is not None:
            level = number.getparent().find(qualified("ilvl"))
            return int(number.get(qualified("val"))), 0 if level is None else int(level.get(qualified("val")))
        below = style.find(qualified("basedOn"))
        style_id = None if below is None else below.get(qualified("val"))
    return 0, 0


def _require(ids: dict[str, str], links: dict[str, Link]) -> None:
    """Raise one error that names every role without a style, and every numbered role without a list."""
    problems = [
        Problem(_PLACE, f'no {spec.kind} style "{spec.style}" (for {role})', _HINT)
        for role, spec in ROLES.items()
        if role not in ids and not spec.like
    ] + [
        Problem(_PLACE, f'style "{spec.style}" (for {role}) is not linked to a numbered list', _HINT)
        for role, spec in ROLES.items()
        if spec.numbered and role in ids and role not in links
    ]
    if problems:
        raise MoudraftError(problems)


def _numbering_part(docx: DocxDocument) -> Any:
    """The part that holds numbering.xml, or None in a style file that has no lists."""
    return next((rel.target_part for rel in docx.part.rels.values() if rel.reltype == RT.NUMBERING), None)


def _levels(docx: DocxDocument) -> dict[tuple[int, int], Level]:
    levels: dict[tuple[int, int], Level] = {}
    for definition in _numbering_part(docx).element.iter(qualified("abstractNum")):
        number = int(definition.get(qualified("abstractNumId")))
        for level in definition.iter(qualified("lvl")):
            indent = level.find(f"{qualified('pPr')}/{qualified('ind')}")
            left = 0 if indent is None else int(indent.get(qualified("left")) or indent.get(qualified("start")) or 0)
            depth = int(level.get(qualified("ilvl")))
            levels[number, depth] = Level(_value(level, "numFmt"), _value(level, "lvlText"), left)
    return levels


def _value(level: Any, child: str) -> str:
    found = level.find(qualified(child))
    return "" if found is None else found.get(qualified("val")) or ""


def _edges(docx: DocxDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of header and footer parts of the last section, made where the file has none.

    The first page has its own, which show what those of all pages do in a file that makes no difference.
    """
    section = docx.sections[-1]
    pairs = [(section.header, section.footer), (section.first_page_header, section.first_page_footer)]
    like_others = not section.different_first_page_header_footer
    section.different_first_page_header_footer = True
    for edge in (each for pair in pairs for each in pair):
        edge.is_linked_to_previous = False
    if like_others:
        for edge, first in zip(*pairs, strict=True):
            _copy(edge, first)
    headers = tuple(str(header.part.partname) for header, _ in pairs)
    return headers, tuple(str(footer.part.partname) for _, footer in pairs)


def _copy(edge: Any, first: Any) -> None:
    """Fill a header or footer with what another shows, its pictures included."""
    first.part.element[:] = [copy.deepcopy(each) for each in edge.part.element]
    for id, tie in edge.part.rels.items():
        first.part.rels[id] = tie
