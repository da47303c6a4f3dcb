"""Drawings of any kind: their words in brackets, a plain picture as it is, and the rest by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from moudraft.comparison.plain.alternatives import chosen
from moudraft.comparison.plain.story import Story, mark_of
from moudraft.office.namespaces import MC, SPACES, A, R, V, W, local, text_element
from moudraft.office.page_marks import MARKS

_IN_PICTURE = (
    "drawing inline anchor extent effectExtent docPr cNvGraphicFramePr graphicFrameLocks graphic graphicData pic "
    "nvPicPr cNvPr cNvPicPr picLocks blipFill blip srcRect stretch fillRect spPr xfrm off ext prstGeom avLst "
    "simplePos positionH positionV posOffset align wrapNone wrapSquare wrapTopAndBottom wrapTight wrapThrough "
    "wrapPolygon start lineTo noFill ln"
)
_PICTURE = frozenset(_IN_PICTURE.split())
_IN_MARK = "pict shapetype shape formulas f path textpath fill stroke handles h lock wrap"
_MARK = frozenset(_IN_MARK.split())
_WATERMARK_LINKS = ("href", "src", "id", "pict", "relid", "gfxdata", "title", "althref", "target", "button")
_KINDS = {"chart": "a chart", "diagram": "a diagram", "ink": "ink", "chartex": "a chart"}
_OUR_MARKS = [[mark.watermark] for mark in MARKS]
"""The watermarks that moudraft itself sets: they are no wording."""


def plain_drawing(element: Any, story: Story) -> Iterator[Any]:
    """The children of runs that stand for a drawing: words in brackets, or the picture."""
    words = _box_words(element, story)
    if words is not None:
        story.tell("in-words", "a text box", words)
        yield text_element(f"[text box: {words}]")
    picture = _picture(element, story)
    if picture is not None:
        yield picture
        return
    marks = [each.get("string") or "" for each in element.iter(f"{V}textpath")]
    if any(marks):
        yield from _watermark(element, [each for each in marks if each], story)
    elif words is None or _has_more(element):
        story.findings.dropped["drawings"] = None
        lines = "".join(each.text or "" for each in element.iter(f"{A}t"))
        story.tell("unread", _what(element), lines, mark=_mark_of(element, story))


def _box_words(element: Any, story: Story) -> str | None:
    found = [story.notes.box(box, story) for box in _outermost(element, f"{W}txbxContent")]
    found.append("".join(each.text or "" for each in element.iter(f"{W}t") if _is_loose(each)))
    return " / ".join(filter(None, found)) if any(found) else None


def _is_loose(text: Any) -> bool:
    """Whether words stand in a drawing and in none of its boxes, as in a damaged file."""
    return next(text.iterancestors(f"{W}txbxContent", f"{MC}Fallback"), None) is None


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a name that do not stand in another of it; of alternatives, those that are shown."""
    for child in element:
        if child.tag == tag:
            yield child
        elif local(child) == "AlternateContent":
            yield from _outermost(chosen(child, None), tag)
        else:
            yield from _outermost(child, tag)


def _has_more(element: Any) -> bool:
    """Whether a drawing with a text box in it has pictures or objects too."""
    names = ("blip", "imagedata", "chart", "relIds", "OLEObject", "control")
    return any(local(each) in names for each in element.iter(etree.Element))


def _picture(element: Any, story: Story) -> Any:
    """A copy of a drawing that is a picture and nothing else, its picture by its new name; else None."""
    names = {local(each) for each in element.iter(etree.Element)}
    if local(element) != "drawing" or not {"pic", "blip"} <= names or {"txbxContent", "wsp", "wgp"} & names:
        return None
    blips = list(element.iter(f"{A}blip"))
    part = story.part_of(blips[0].get(f"{R}embed")) if len(blips) == 1 else ""
    name = story.findings.name_of_picture(story.package.read(part)) if part else ""
    return _copied(element, name) if name else None


def _copied(element: Any, picture: str) -> Any:
    """What a picture needs, and nothing that leads anywhere."""
    copy = etree.Element(element.tag, nsmap={key: SPACES[key] for key in ("w", "r", "wp", "a", "pic")})
    for key, value in element.attrib.items():
        if not key.startswith("{"):
            copy.set(key, value)
    name = local(element)
    if name in ("docPr", "cNvPr"):
        _name(copy, element, picture)
    elif name == "blip":
        copy.set(f"{R}embed", picture)
    elif name == "posOffset" or name == "align":
        copy.text = (element.text or "").strip()
    for child in element:
        if isinstance(child.tag, str) and local(child) in _PICTURE and (local(child) != "blip" or name == "blipFill"):
            copy.append(_copied(child, picture))
    return copy


def _name(copy: Any, element: Any, picture: str) -> None:
    for key in list(copy.attrib):
        del copy.attrib[key]
    copy.set("id", "1")
    copy.set("name", f"Picture {picture[:8]}")
    if element.get("descr"):
        copy.set("descr", element.get("descr")[:500])


def _watermark(element: Any, marks: list[str], story: Story) -> Iterator[Any]:
    names = {local(each) for each in element.iter(etree.Element)}
    if marks in _OUR_MARKS and local(element) == "pict" and names <= _MARK:
        yield _inert(element)
        return
    story.tell("in-words", "a watermark", " / ".join(marks))
    yield text_element(f"[watermark: {' / '.join(marks)}]")


def _inert(element: Any) -> Any:
    copy = etree.Element(element.tag, nsmap={key: SPACES[key] for key in ("w", "v", "o", "w10")})
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].casefold()
        if (name == "id" and not key.startswith("{")) or (
            name not in _WATERMARK_LINKS and not key.startswith(R) and name != "id"
        ):
            copy.set(key, value)
    copy.extend([_inert(each) for each in element if isinstance(each.tag, str)])
    return copy


def _what(element: Any) -> str:
    names = {local(each) for each in element.iter(etree.Element)}
    if "control" in names:
        return "a control"
    if "OLEObject" in names:
        return "an embedded object"
    for each in element.iter(f"{A}graphicData"):
        kind = (each.get("uri") or "").rpartition("/")[2].casefold()
        if kind in _KINDS:
            return _KINDS[kind]
    pictured = {"blip", "imagedata"} & names
    return "a picture that moudraft cannot carry" if pictured else "a drawing"


def _mark_of(element: Any, story: Story) -> str:
    """What tells it from others: its XML but for ids, and the parts that it leads to."""
    parts = []
    for each in element.iter(etree.Element):
        for key, value in each.attrib.items():
            if key.startswith(R):
                part = story.part_of(value)
                tie = story.tie(value)
                parts.append(mark_of(story.package.read(part)) if part else tie.target if tie else "")
    shape = " ".join(f"{local(each)}{(each.text or '').strip()}" for each in element.iter(etree.Element))
    return mark_of(" ".join((shape, *parts)).encode())
