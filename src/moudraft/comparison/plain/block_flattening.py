"""Paragraphs and tables, plain: what stands in content controls, custom XML and tables within tables is read too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from moudraft.comparison.plain.alternatives import chosen
from moudraft.comparison.plain.run_flattening import inline, told_of_data
from moudraft.comparison.plain.story import Story
from moudraft.office.namespaces import MC, M, R, W, local, made
from moudraft.office.property_lists import plain_properties

_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body", "docPartBody", "hdr", "ftr")
_NAMES = (
    "r hyperlink fldSimple bdo dir ruby t tab br drawing pict object footnoteReference endnoteReference sym "
    "noBreakHyphen softHyphen delText fldChar instrText ptab cr"
)
_INLINE = frozenset(_NAMES.split())
_MARKS = ("bookmarkStart", "commentRangeStart")
_WIDTH = 9_000  # twips that a table without widths is shared out over


def blocks(parent: Any, story: Story, edges: dict[str, str] | None = None) -> Iterator[Any]:
    """The plain paragraphs and tables of an element, in order. ``edges``: see ``plain_properties``."""
    loose: list[Any] = []
    for child in parent:
        name = local(child)
        known = child.tag == W + name
        if (known and name in _INLINE) or child.tag in (f"{M}oMath", f"{M}oMathPara"):
            loose.append(child)
            continue
        if loose:
            yield _paragraph_of(loose, story)
            loose = []
        if known and name == "p":
            yield _paragraph(child, story, edges)
        elif known and name == "tbl":
            yield from _table(child, story, edges)
        elif known and name in _WRAPPERS:
            if name == "sdt":
                told_of_data(child, story)
            yield from blocks(child, story, edges)
        elif child.tag == f"{MC}AlternateContent":
            yield from blocks(chosen(child, story), story, edges)
        else:
            yield from _other(child, story, edges)
    if loose:
        yield _paragraph_of(loose, story)


def _other(child: Any, story: Story, edges: dict[str, str] | None) -> Iterator[Any]:
    """What is no paragraph and no table: marks, parts taken in from elsewhere, and what no rule knows."""
    name = local(child)
    if name in ("altChunk", "subDoc"):
        part = story.part_of(child.get(f"{R}id"))
        story.findings.dropped["files within the file"] = None
        story.tell("unread", "another file in this one", mark=f"{len(story.package.read(part))}" if part else "")
    elif name in _MARKS:
        for _ in inline([child], story):
            pass
    elif next(child.iter(f"{W}t", f"{W}p"), None) is not None and name not in ("del", "moveFrom"):
        story.tell("unread", f"something that moudraft does not know ({name[:40]})")
        yield from blocks(child, story, edges)


def _paragraph_of(loose: Sequence[Any], story: Story) -> Any:
    """A paragraph for words that stand in none, as in a damaged file."""
    holder = made("p")
    story.here = holder
    return _filled(holder, list(inline(loose, story)), story)


def _paragraph(element: Any, story: Story, edges: dict[str, str] | None) -> Any:
    paragraph = made("p")
    story.here = paragraph
    properties = plain_properties(element.find(f"{W}pPr"), edges)
    if properties is not None:
        paragraph.append(properties)
    return _filled(paragraph, list(inline(element, story)), story)


def _filled(paragraph: Any, content: Sequence[Any], story: Story) -> Any:
    names = list(story.take_bookmarks())
    for name in names:
        paragraph.append(made("bookmarkStart", id="0", name=name))
    for each in content:
        last = paragraph[-1] if len(paragraph) else None
        if last is not None and _one_run(last, each):
            last.extend([child for child in each if child.tag != f"{W}rPr"])
        else:
            paragraph.append(each)
    for _ in names:
        paragraph.append(made("bookmarkEnd", id="0"))
    return paragraph


def _one_run(last: Any, run: Any) -> bool:
    """Whether two runs are one: words of one look. The marks of fields stay on their own."""
    if last.tag != f"{W}r" or run.tag != f"{W}r" or not len(last) or not len(run):
        return False
    if any(each[-1].tag in (f"{W}fldChar", f"{W}instrText") for each in (last, run)):
        return False
    return _look(last) == _look(run)


def _look(run: Any) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    properties = run[0] if run[0].tag == f"{W}rPr" else ()
    return [(each.tag, tuple(each.attrib.items())) for each in properties]


def _table(element: Any, story: Story, edges: dict[str, str] | None) -> Iterator[Any]:
    stray: list[Any] = []
    rows = [row for row in (_row(each, story, stray) for each in _within(element, "tr", story, stray)) if len(row)]
    rows = [row for row in rows if row.find(f"{W}tc") is not None]
    if rows:
        table = made("tbl")
        properties = plain_properties(element.find(f"{W}tblPr"))
        table.append(made("tblPr") if properties is None else properties)
        table.append(_grid(element, rows))
        table.extend(rows)
        yield table
    for each in stray:
        yield from blocks([each], story, edges)


def _within(element: Any, wanted: str, story: Story, stray: list[Any]) -> Iterator[Any]:
    """The rows of a table, or the cells of a row; what is neither and has words goes to ``stray``."""
    for child in element:
        name = local(child)
        if child.tag == W + wanted:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _within(chosen(child, story), wanted, story, stray)
        elif name in _WRAPPERS:
            if name == "sdt":
                told_of_data(child, story)
            yield from _within(child, wanted, story, stray)
        elif name not in ("tblPr", "tblGrid", "trPr", "tblPrEx", "del", "moveFrom"):
            stray.append(child)


def _row(element: Any, story: Story, stray: list[Any]) -> Any:
    row = made("tr")
    properties = plain_properties(element.find(f"{W}trPr"))
    if properties is not None:
        row.append(properties)
    for cell in _within(element, "tc", story, stray):
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            row.append(_cell(cell, story))
    return row


def _cell(element: Any, story: Story) -> Any:
    cell = made("tc")
    properties = plain_properties(element.find(f"{W}tcPr"))
    if properties is not None:
        cell.append(properties)
    for block in blocks(element, story):
        cell.extend(list(block.iter(f"{W}p")) if block.tag == f"{W}tbl" else [block])
        if block.tag == f"{W}tbl":
            story.tell("in-words", "a table inside a table", text_of(block))
    if cell.find(f"{W}p") is None:
        cell.append(made("p"))
    return cell


def _grid(element: Any, rows: Sequence[Any]) -> Any:
    """The columns of a table, as many as its longest row takes."""
    widths = [width(each) for each in element.findall(f"{W}tblGrid/{W}gridCol")]
    columns = max(sum(_span(cell) for cell in row.iterchildren(f"{W}tc")) for row in rows)
    if len(widths) < columns:
        widths += [_WIDTH // columns] * (columns - len(widths))
    grid = made("tblGrid")
    grid.extend([made("gridCol", w=str(each)) for each in widths])
    return grid


def width(column: Any) -> int:
    """The width of a column in twips, whatever stands there."""
    try:
        return max(0, min(round(float(column.get(f"{W}w") or 0)), 31_680))
    except (ValueError, OverflowError):
        return 0


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    given = "" if span is None else span.get(f"{W}val") or ""
    return min(int(given), 63) if given.isascii() and given.isdecimal() and int(given[:4]) else 1


def text_of(element: Any) -> str:
    """The words of plain blocks, paragraph by paragraph."""
    lines = ("".join(_shown(each) for each in p.iter(f"{W}t", f"{W}tab", f"{W}br")) for p in element.iter(f"{W}p"))
    return " / ".join(filter(None, (line.strip() for line in lines)))


def _shown(element: Any) -> str:
    return element.text or "" if element.tag == f"{W}t" else " "
