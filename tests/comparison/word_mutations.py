"""Word files as other programs, people and attackers make them of ours: random changes of their XML, by a seed.

:func:`mutated` wraps, cuts, drops, nests and damages; :func:`planted` puts a sentence where a reader of the pages sees
it. Both take a ``random.Random``, so that a case can be made again from its number.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:nobody:knows"'
)
SENTENCE = "Zyxquark pays everything"
_BOX = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
# Each holds runs where {} stands, and is seen on the page.
AROUND_RUNS = (
    "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:smartTag w:uri='u' w:element='e'>{}</w:smartTag>",
    "<w:customXml w:uri='u' w:element='e'><w:customXmlPr/>{}</w:customXml>",
    "<w:ins w:id='901' w:author='A. Partner'>{}</w:ins>",
    "<w:moveTo w:id='902' w:author='B. Partner'>{}</w:moveTo>",
    "<w:hyperlink w:anchor='nowhere'>{}</w:hyperlink>",
    "<w:hyperlink r:id='rId999'>{}</w:hyperlink>",
    "<w:fldSimple w:instr=' DATE '>{}</w:fldSimple>",
    "<w:fldSimple w:instr=' REF _mou_x \\h '>{}</w:fldSimple>",
    "<w:bdo w:val='rtl'>{}</w:bdo>",
    "<w:dir w:val='rtl'>{}</w:dir>",
    "<x:unheard-of>{}</x:unheard-of>",
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
    "<mc:AlternateContent><mc:Choice Requires='zz'/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> INCLUDETEXT x </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF _mou_x </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>{}",
    "<w:r><w:pict><v:shape><v:textbox>" + _BOX + "</v:textbox></v:shape></w:pict></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>"
    "<wps:txbx>" + _BOX + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    "<w:r><w:object>" + _BOX + "</w:object></w:r>",
    "<w:proofErr w:type='spellStart'/>{}<w:proofErr w:type='spellEnd'/>",
    "<w:commentRangeStart w:id='7'/>{}<w:commentRangeEnd w:id='7'/><w:r><w:commentReference w:id='7'/></w:r>",
)
AROUND_BLOCKS = (
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml w:uri='u' w:element='e'>{}</w:customXml>",
    "<w:ins w:id='903' w:author='C. Partner'>{}</w:ins>",
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice></mc:AlternateContent>",
    "<x:unheard-of>{}</x:unheard-of>",
    "<w:bookmarkStart w:id='77' w:name='across'/>{}<w:bookmarkEnd w:id='77'/>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
)
ODD_RUNS = (
    "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>",
    "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
    "<w:r><w:sym/></w:r>", "<w:r><w:footnoteReference w:id='2'/></w:r>", "<w:r><w:endnoteReference/></w:r>",
    "<w:r><w:commentReference w:id='x'/></w:r>", "<w:r><w:drawing/></w:r>", "<w:r><w:pict/></w:r>",
    "<w:r><w:object/></w:r>",
    "<w:r><w:ptab/></w:r>", "<w:r><w:dayLong/></w:r>", "<w:r><w:pgNum/></w:r>", "<w:r><w:cr/></w:r>", "<w:r/>",
    "<w:r><w:br w:type='page'/></w:r>", "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "<w:subDoc r:id='rId5'/>",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>", "<w:r><w:fldChar/></w:r>", "<w:bookmarkStart/>", "<w:bookmarkEnd/>",
    "<w:permStart w:id='1'/>", "<w:del w:id='9' w:author='D'><w:r><w:delText>gone</w:delText></w:r></w:del>",
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>",
    "<w:r><w:t>R&amp;D &lt;w:p&gt; ' \" w:rsidR=\"0\"</w:t></w:r>",
)  # fmt: skip
ODD_BLOCKS = (
    "<w:p/>", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tblPr/><w:tr><w:tc/></w:tr></w:tbl>", "<w:sdt/>",
    "<w:sdt><w:sdtContent/></w:sdt>", "<w:altChunk r:id='rId1'/>", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    "<w:p><w:pPr><w:rPr><w:del w:id='8' w:author='E'/></w:rPr></w:pPr></w:p>", "<w:r><w:t>loose</w:t></w:r>",
    "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", "<w:sectPr/>",
    "<w:p><w:pPr><w:pStyle w:val='nobody'/><w:numPr><w:ilvl w:val='99'/><w:numId w:val='-1'/></w:numPr></w:pPr></w:p>",
)  # fmt: skip
_VALUES = ("", "0", "-1", "99999999999999", "46.2", "x", "true", "\u0661", "none", "a b", "_mou_x", "\u202e")
_UNSEEN = {f"{W}{name}" for name in (
    "del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "sdtPr", "instrText", "rubyPr",
    "customXmlPr", "pPrChange", "rPrChange", "fldChar", "tblPrEx",
)}  # fmt: skip


def mutated(docx: bytes, rng: random.Random, plant: bool) -> bytes:
    """A file with some changes; with ``plant`` the sentence stands in it, seen, in some box or other."""
    parts = _unzipped(docx)
    place = rng.choice(_stories(parts)) if plant and rng.random() < 0.2 else "word/document.xml"
    stories = _stories(parts) if rng.random() < 0.3 else ["word/document.xml"]
    # A header or footer that nothing leads to any more is not seen: where the sentence is there, the rest stays whole.
    for name in stories if place == "word/document.xml" else [place]:
        root = etree.fromstring(parts[name])
        for _ in range(rng.choice((0, 1, 1, 2, 3, 6))):
            rng.choice(MUTATIONS)(root, rng)
        parts[name] = etree.tostring(root)
    if plant:
        parts[place] = planted(parts[place], rng)
    if rng.random() < 0.1 and place == "word/document.xml":
        _damage_part(parts, rng)
    return _zipped(parts)


def planted(xml: bytes, rng: random.Random) -> bytes:
    """The part with the sentence in it at a place that a reader sees, inside up to three boxes."""
    root = etree.fromstring(xml)
    within = [each for each in root.iter(f"{W}p", f"{W}tc", f"{W}body", f"{W}hdr", f"{W}ftr") if _seen(each)]
    place = rng.choice(within)
    run = f"<w:r><w:t>{SENTENCE}</w:t></w:r>"
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        run = rng.choice(AROUND_RUNS).replace("{}", run)
    if place.tag != f"{W}p":
        run = f"<w:p>{run}</w:p>"
        for _ in range(rng.choice((0, 0, 1, 2))):
            run = rng.choice(AROUND_BLOCKS).replace("{}", run)
    at = rng.randint(0, len(place))
    if len(place) and place[0].tag.endswith("Pr"):
        at = max(at, 1)
    place[at:at] = _parsed(run)
    return etree.tostring(root)


def _seen(element: Any) -> bool:
    """Whether what stands in an element shows: not deleted, not among alternatives, in no unfinished field."""
    around = [element, *element.iterancestors()]
    if any(each.tag in _UNSEEN or "AlternateContent" in str(each.tag) for each in around):
        return False
    return not any(each.tag == f"{W}tr" and each.find(f"{W}trPr/{W}del") is not None for each in around)


def _parsed(xml: str) -> list[Any]:
    return list(etree.fromstring(f"<w:x {SPACES}>{xml}</w:x>"))


def _some(root: Any, rng: random.Random, *names: str) -> Any:
    found = list(root.iter(*(W + name for name in names)))
    return rng.choice(found) if found else None


def _wrap(root: Any, rng: random.Random, names: tuple[str, ...], boxes: tuple[str, ...]) -> None:
    chosen = _some(root, rng, *names)
    if chosen is None or chosen.getparent() is None:
        return
    mark = etree.Element("mark")
    parent, at = chosen.getparent(), chosen.getparent().index(chosen)
    box = _parsed(rng.choice(boxes).replace("{}", "<w:mark/>"))
    parent[at : at + 1] = box
    mark = next(each for top in box for each in top.iter(f"{W}mark"))
    mark.getparent().replace(mark, chosen)


def wrap_a_run(root: Any, rng: random.Random) -> None:
    _wrap(root, rng, ("r", "hyperlink"), AROUND_RUNS)


def wrap_a_block(root: Any, rng: random.Random) -> None:
    _wrap(root, rng, ("p", "tbl", "tr", "tc"), AROUND_BLOCKS[:-1])


def add_an_odd_run(root: Any, rng: random.Random) -> None:
    _add(root, rng, ("p", "hyperlink"), ODD_RUNS)


def add_an_odd_block(root: Any, rng: random.Random) -> None:
    _add(root, rng, ("body", "tc", "tbl", "tr"), ODD_BLOCKS)


def _add(root: Any, rng: random.Random, names: tuple[str, ...], odd: tuple[str, ...]) -> None:
    chosen = _some(root, rng, *names)
    if chosen is not None:
        at = rng.randint(0, len(chosen))
        chosen[at:at] = _parsed(rng.choice(odd))


def cut_a_run(root: Any, rng: random.Random) -> None:
    words = [each for each in root.iter(f"{W}t") if len(each.text or "") > 1]
    if words:
        text = rng.choice(words)
        run, at = text.getparent(), rng.randint(1, len(text.text) - 1)
        other = copy.deepcopy(run)
        other.find(f"{W}t").text, text.text = text.text[at:], text.text[:at]
        run.addnext(other)


def cut_a_paragraph(root: Any, rng: random.Random) -> None:
    chosen = _some(root, rng, "p")
    if chosen is not None and len(chosen) > 1 and chosen.getparent() is not None:
        other = etree.Element(f"{W}p")
        if chosen[0].tag == f"{W}pPr":
            other.append(copy.deepcopy(chosen[0]))
        other.extend(list(chosen)[rng.randint(1, len(chosen) - 1) :])
        chosen.addnext(other)


def drop_something(root: Any, rng: random.Random) -> None:
    found = [each for each in root.iter(etree.Element) if each.getparent() is not None and each.tag != f"{W}body"]
    if found:
        chosen = rng.choice(found)
        chosen.getparent().remove(chosen)


def nest_something(root: Any, rng: random.Random) -> None:
    found = [each for each in root.iter(etree.Element) if each.getparent() is not None and each.tag != f"{W}body"]
    if len(found) > 1:
        inner, outer = rng.sample(found, 2)
        if inner not in outer.iterancestors():
            outer.insert(rng.randint(0, len(outer)), inner)


def twice(root: Any, rng: random.Random) -> None:
    found = [each for each in root.iter(etree.Element) if each.getparent() is not None and each.tag != f"{W}body"]
    if found:
        chosen = rng.choice(found)
        chosen.addnext(copy.deepcopy(chosen))


def spoil_a_value(root: Any, rng: random.Random) -> None:
    found = [each for each in root.iter(etree.Element) if each.attrib]
    if found:
        chosen = rng.choice(found)
        key = rng.choice(list(chosen.attrib))
        if rng.random() < 0.3:
            del chosen.attrib[key]
        else:
            chosen.set(key, rng.choice(_VALUES))


def rename_something(root: Any, rng: random.Random) -> None:
    found = [each for each in root.iter(etree.Element) if each.getparent() is not None and each.tag != f"{W}body"]
    if found:
        names = ("p", "r", "tbl", "tr", "tc", "sdt", "hyperlink", "unheardOf", "fldChar", "pPr", "drawing")
        rng.choice(found).tag = W + rng.choice(names)


MUTATIONS: tuple[Callable[[Any, random.Random], None], ...] = (
    wrap_a_run, wrap_a_run, wrap_a_run, wrap_a_block, wrap_a_block, add_an_odd_run, add_an_odd_run, add_an_odd_block,
    cut_a_run, cut_a_paragraph, drop_something, nest_something, twice, spoil_a_value, rename_something,
)  # fmt: skip


def _damage_part(parts: dict[str, bytes], rng: random.Random) -> None:
    """A part lost, cut short, or its values spoiled."""
    name = rng.choice(sorted(set(parts) - {"word/document.xml"}))
    way = rng.random()
    if way < 0.3:
        del parts[name]
    elif way < 0.5:
        parts[name] = parts[name][: rng.randint(0, len(parts[name]))]
    elif name.endswith((".xml", ".rels")):
        root = etree.fromstring(parts[name])
        for _ in range(rng.randint(1, 4)):
            rng.choice((drop_something, twice, spoil_a_value, nest_something))(root, rng)
        parts[name] = etree.tostring(root)


def _stories(parts: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(parts) if name in ("word/document.xml", "word/header1.xml", "word/footer1.xml")]


def _unzipped(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()
