"""What stands in a paragraph as plain runs, links and bookmarks, however many boxes it is wrapped in."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from moudraft.comparison.plain.alternatives import chosen
from moudraft.comparison.plain.drawings import plain_drawing
from moudraft.comparison.plain.story import Story
from moudraft.office.field_marks import is_kept, kind_of_field
from moudraft.office.namespaces import MC, XML_SPACE, M, R, W, local, made, text_element
from moudraft.office.property_lists import plain_properties

# Wrappers: what is in them is read, and of themselves nothing is told.
WRAPPERS = ("smartTag", "customXml", "ins", "moveTo", "sdtContent", "rt", "rubyBase", "r", "p")
_NAMES = (
    "pPr rPr sdtPr sdtEndPr customXmlPr smartTagPr proofErr permStart permEnd bookmarkEnd commentRangeEnd "
    "lastRenderedPageBreak annotationRef footnoteRef endnoteRef separator continuationSeparator sectPr tblPr "
    "tblGrid trPr tcPr tblPrEx moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd "
    "fldData del moveFrom rubyPr"
)
_SILENT = frozenset(_NAMES.split())
_TODAY = ["dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong"]
_NO_BREAK_HYPHEN, _SOFT_HYPHEN = "\u2011", "\u00ad"
_LONGEST_NAME = 40  # of a bookmark in Word


def inline(parent: Any, story: Story, properties: Any = None, linked: bool = False) -> Iterator[Any]:
    """The plain runs and links inside an element; bookmarks and comments go to the story.

    ``properties`` are those of the run that it stands in; ``linked`` says that it stands in a link.
    """
    for child in parent:
        name = local(child)
        if name in _SILENT and not child.tag.startswith(M):
            continue
        if not child.tag.startswith(W):
            yield from _foreign(child, story, properties, linked)
        elif name == "r":
            yield from inline(child, story, plain_properties(child.find(f"{W}rPr")), linked)
        elif name in WRAPPERS or name in ("sdt", "bdo", "dir", "ruby"):
            yield from _wrapped(child, name, story, properties, linked)
        elif name == "hyperlink":
            yield from _link(child, story, properties, linked)
        elif name == "fldSimple":
            yield from _simple_field(child, story, properties, linked)
        elif name == "bookmarkStart":
            _bookmark(child, story)
        elif name in ("commentRangeStart", "commentReference"):
            story.notes.comment(child.get(f"{W}id"), story)
        else:
            yield from _content(child, name, story, properties, linked)


def _bookmark(element: Any, story: Story) -> None:
    name = element.get(f"{W}name") or ""
    if name != "_GoBack" and len(name) <= _LONGEST_NAME + 4 and name.isidentifier():
        story.bookmarks.append(name)


def _content(child: Any, name: str, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    """A child of a run."""
    if name in ("t", "delText"):
        if child.text:
            yield _run(properties, text_element(child.text))
    elif name in ("tab", "ptab"):
        yield _run(properties, made("tab"))
    elif name in ("br", "cr"):
        yield _run(properties, _break(child))
    elif name in ("noBreakHyphen", "softHyphen"):
        yield _run(properties, text_element(_NO_BREAK_HYPHEN if name[0] == "n" else _SOFT_HYPHEN))
    elif name == "sym":
        yield _run(properties, _symbol(child))
    elif name in ("fldChar", "instrText"):
        yield from _field_mark(child, story, properties)
    elif name in ("footnoteReference", "endnoteReference"):
        kind = name.removesuffix("Reference")
        words = story.notes.note(kind, child.get(f"{W}id"), story)
        yield _run(properties, text_element(f"[{kind}: {words}]"))
    elif name in ("drawing", "pict", "object"):
        yield from (_run(properties, each) for each in plain_drawing(child, story))
    elif name in _TODAY or name == "pgNum":
        story.tell("in-words", "a date that changes by itself" if name in _TODAY else "a page number", mark=name)
        yield _run(properties, text_element("[date]" if name in _TODAY else "[page]"))
    elif name in ("contentPart", "control", "subDoc", "altChunk"):
        story.tell("unread", {"contentPart": "ink", "control": "a control"}.get(name, "another file in this one"))
    else:
        yield from _unknown(child, story, properties, linked)


def _wrapped(child: Any, name: str, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    if name == "sdt":
        told_of_data(child, story)
    elif name in ("bdo", "dir"):
        story.tell("in-words", "words set to run the other way", "".join(child.itertext(f"{W}t")), mark=name)
    elif name == "ruby":
        base, above = (child.find(W + each) for each in ("rubyBase", "rt"))
        if base is not None and above is not None:
            yield from inline(base, story, properties, linked)
            yield _run(properties, text_element(" ("))
            yield from inline(above, story, properties, linked)
            yield _run(properties, text_element(")"))
            return
    yield from inline(child, story, properties, linked)


def told_of_data(control: Any, story: Story) -> None:
    """Tell of a content control that is filled from data elsewhere in the file: Word may show other words in it."""
    binding = control.find(f"{W}sdtPr/{W}dataBinding")
    if binding is not None:
        mark = binding.get(f"{W}xpath") or ""
        words = "".join(control.itertext(f"{W}t"))
        story.tell("in-words", "a content control that Word fills from data elsewhere in the file", words, mark=mark)


def _foreign(child: Any, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    if child.tag == f"{MC}AlternateContent":
        yield from inline(chosen(child, story), story, properties, linked)
    elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
        words = "".join(each.text or "" for each in child.iter(f"{M}t", f"{W}t"))
        story.tell("in-words", "a formula", words)
        yield _run(properties, text_element(f"[formula: {words}]"))
    elif local(child) in ("shape", "group", "rect", "line", "oval", "roundrect", "OLEObject", "inline", "anchor"):
        yield from (_run(properties, each) for each in plain_drawing(child, story))
    else:
        yield from _unknown(child, story, properties, linked)


def _unknown(child: Any, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    """What no rule knows: its words are read all the same, and that it was there is told."""
    story.tell("unread", f"something that moudraft does not know ({local(child)[:40]})")
    yield from inline(child, story, properties, linked)


def _link(child: Any, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    """A link within the paper, or to the web; any other is words alone."""
    anchor, tie = child.get(f"{W}anchor") or "", story.tie(child.get(f"{R}id"))
    inside = list(inline(child, story, properties, True))
    id = story.findings.name_of_link(tie.target) if tie and tie.external else ""
    if tie and not id:
        story.findings.dropped["a link out of the file"] = None
        story.tell("in-words", "a link that leads neither to the web nor to a place in the file", tie.target[:300])
    if linked or not inside or not (id or anchor.isidentifier()):
        yield from inside
        return
    link = made("hyperlink", **({} if id else {"anchor": anchor}))
    if id:
        link.set(f"{R}id", id)
    link.set(f"{W}history", "1")
    link.extend(inside)
    yield link


def _simple_field(child: Any, story: Story, properties: Any, linked: bool) -> Iterator[Any]:
    instruction = child.get(f"{W}instr") or ""
    inside = inline(child, story, properties, linked)
    if not is_kept(instruction) or kind_of_field(instruction) == "TOC":
        _tell_field(kind_of_field(instruction), story)
        yield from inside
        return
    code = made("instrText")
    code.text = instruction
    yield _run(properties, made("fldChar", fldCharType="begin"))
    yield _run(properties, code)
    yield _run(properties, made("fldChar", fldCharType="separate"))
    yield from inside
    yield _run(properties, made("fldChar", fldCharType="end"))


def _field_mark(child: Any, story: Story, properties: Any) -> Iterator[Any]:
    if child in story.fields.kept:
        if child.tag == f"{W}fldChar":
            yield _run(properties, made("fldChar", fldCharType=child.get(f"{W}fldCharType")))
        else:
            code = made("instrText")
            code.set(XML_SPACE, "preserve")
            code.text = child.text or ""
            yield _run(properties, code)
    elif child in story.fields.dropped:
        _tell_field(story.fields.dropped[child], story)


def _tell_field(kind: str, story: Story) -> None:
    kind = kind if kind.isalpha() and kind.isascii() else "?"
    story.tell("in-words", f"a field ({kind[:20]})")
    story.findings.dropped["fields that fetch or change words"] = None


def _break(child: Any) -> Any:
    kind = child.get(f"{W}type") or ""
    return made("br", type=kind) if kind in ("page", "column") else made("br")


def _symbol(child: Any) -> Any:
    font, char = child.get(f"{W}font") or "", child.get(f"{W}char") or ""
    try:
        int(char, 16)
    except ValueError:
        char = "FFFD"
    return made("sym", font=font[:60], char=char[:6].upper())


def _run(properties: Any, child: Any) -> Any:
    run = made("r")
    if properties is not None:
        run.append(copy.copy(properties))
    run.append(child)
    return run
