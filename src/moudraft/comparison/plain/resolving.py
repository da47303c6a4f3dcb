"""Accept or reject every tracked change of a part, as Word does: the proof of a redline, and how one is read back."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = {f"{W}{name}Change": f"{W}{name}" for name in ("pPr", "rPr", "tcPr", "trPr", "tblPr", "sectPr")}
_DELETED = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_RANGES = [f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")]
_MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def is_tracked(root: Any) -> bool:
    """Whether anything in the part is a tracked change."""
    names = ("ins", "del", "moveFrom", "moveTo")
    return next(root.iter(*(W + name for name in names), *_PROPERTIES), None) is not None


def resolve(root: Any, accept: bool) -> Any:
    """The part with all its changes accepted, or all rejected; it is changed in place and returned."""
    drop, keep = (("del", "moveFrom"), ("ins", "moveTo")) if accept else (("ins", "moveTo"), ("del", "moveFrom"))
    dropped, kept = {W + name for name in drop}, {W + name for name in keep}
    for each in list(root.iter(*_RANGES)):
        each.getparent().remove(each)
    _rows(root, dropped)
    touched, unmarked = _drop(root, dropped)
    _keep(root, kept)
    _properties(root, accept)
    for paragraph in touched:
        _tidy(paragraph)
    for paragraph in unmarked:
        _join(paragraph)
    return root


def _rows(root: Any, dropped: set[str]) -> None:
    """Take out the rows that go, and each table that has none left."""
    for mark in [each for each in root.iter(*dropped) if each.getparent().tag == f"{W}trPr"]:
        row = mark.getparent().getparent()
        table = row.getparent() if row is not None else None
        if table is None:
            continue
        table.remove(row)
        if table.tag == f"{W}tbl" and table.find(f"{W}tr") is None and table.getparent() is not None:
            table.getparent().remove(table)


def _drop(root: Any, dropped: set[str]) -> tuple[list[Any], list[Any]]:
    """Take out the runs that go; returns the paragraphs they were in, and those whose mark goes."""
    touched: dict[Any, None] = {}
    unmarked: dict[Any, None] = {}
    for each in list(root.iter(*dropped)):
        parent = each.getparent()
        if parent is None:
            continue
        paragraph = next(each.iterancestors(f"{W}p"), None)
        if parent.tag == f"{W}rPr" and paragraph is not None and parent.getparent().tag == f"{W}pPr":
            unmarked[paragraph] = None
        elif paragraph is not None:
            touched[paragraph] = None
        parent.remove(each)
    return list(touched), list(unmarked)


def _keep(root: Any, kept: set[str]) -> None:
    """Take away the marks round what stays."""
    for each in list(root.iter(*kept)):
        parent = each.getparent()
        if parent is None:
            continue
        for child in list(each):
            each.addprevious(child)
        parent.remove(each)
        if parent.tag == f"{W}rPr" and not len(parent) and parent.getparent() is not None:
            parent.getparent().remove(parent)
    for name, plain in _DELETED.items():
        for each in list(root.iter(name)):
            each.tag = plain


def _properties(root: Any, accept: bool) -> None:
    """Changed properties: the new ones stay, or the old ones come back."""
    for change in list(root.iter(*_PROPERTIES)):
        own = change.getparent()
        if own is None:
            continue
        own.remove(change)
        if not accept:
            mark = [each for each in own if each.tag in (f"{W}rPr", f"{W}sectPr")] if own.tag == f"{W}pPr" else []
            own[:] = [*(change[0] if len(change) else ()), *mark]
        if not len(own) and own.getparent() is not None:
            own.getparent().remove(own)
    for mark in list(root.iter(f"{W}rPr", f"{W}pPr", f"{W}trPr")):
        if not len(mark) and not mark.attrib and mark.getparent() is not None:
            mark.getparent().remove(mark)


def _join(paragraph: Any) -> None:
    """A paragraph without its mark runs on into the next; an empty one is gone."""
    following = paragraph.getnext()
    if paragraph.getparent() is None:
        return
    content = [each for each in paragraph if each.tag != f"{W}pPr" and each.tag not in _MARKS]
    content = [each for each in content if each.tag != f"{W}hyperlink" or len(each)]
    if not content:
        if paragraph.getparent().tag != f"{W}tc" or following is not None:
            paragraph.getparent().remove(paragraph)
        return
    if following is not None and following.tag == f"{W}p":
        properties = following.find(f"{W}pPr")
        at = 0 if properties is None else 1
        following[at:at] = [each for each in paragraph if each.tag != f"{W}pPr"]
        paragraph.getparent().remove(paragraph)


def _tidy(paragraph: Any) -> None:
    """Take out links and bookmarks that have nothing left in them."""
    for link in list(paragraph.iter(f"{W}hyperlink")):
        if not len(link):
            link.getparent().remove(link)
    ends = {each.get(f"{W}id"): each for each in paragraph.iter(f"{W}bookmarkEnd")}
    for start in list(paragraph.iter(f"{W}bookmarkStart")):
        end = ends.get(start.get(f"{W}id"))
        if end is None or end.getparent() is None:
            continue
        between = start.getnext()
        while between is not None and between is not end and between.tag in _MARKS:
            between = between.getnext()
        if between is end:
            start.getparent().remove(start)
            end.getparent().remove(end)


__all__ = ["etree", "is_tracked", "resolve"]
