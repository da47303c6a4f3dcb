"""Style files of firms that know nothing of moudraft, made by code: each odd in its own way."""

from __future__ import annotations

import io
import pathlib
import shutil
import subprocess
import tempfile
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _level(depth: int, form: str, text: str, left: int = 720, style: str = "", more: str = "") -> str:
    tie = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tie}{more}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="720"/></w:pPr></w:lvl>'
    )


def _list(document: Any, levels: str, number: int = 77) -> None:
    root = document.part.numbering_part.element
    kind = '<w:multiLevelType w:val="multilevel"/>'
    head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
    root.insert(0, parse_xml(f"{head}{kind}{levels}</w:abstractNum>"))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _numbered(style: Any, level: int, number: int = 77) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    made = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    properties._insert_numPr(made)


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_default() -> bytes:
    """The default template of python-docx: built-in styles, no numbered headings."""
    return _bytes(docx.Document())


def article_firm() -> bytes:
    """Heading 1 is "Article I" in Garamond, small capitals; its list has no second level; A4 with wide margins."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Garamond", Pt(12)
    heading = document.styles["Heading 1"]
    heading.font.small_caps, heading.font.color.rgb = True, RGBColor(0x7B, 0x1E, 0x3A)
    _list(document, _level(0, "upperRoman", "Article %1", style="Heading1"))
    _numbered(heading, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.5)
    section.header.paragraphs[0].text = "Grey & Partners LLP"
    section.footer.paragraphs[0].text = "Privileged"
    return _bytes(document)


def section_firm() -> bytes:
    """Every level of the firm's own: "Section 1", "1.01", "(a)"; Heading 2 is text, and Heading 3 too."""
    document = docx.Document()
    levels = _level(0, "decimal", "Section %1", style="Heading1") + _level(1, "decimalZero", "%1.%2", style="Heading2")
    levels += _level(2, "lowerLetter", "(%3)", 1440, "Heading3") + _level(3, "lowerRoman", "(%4)", 2160)
    _list(document, levels)
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        _numbered(style, level - 1)
        if level > 1:
            style.font.bold, style.font.color.rgb = False, RGBColor(0, 0, 0)
            style.paragraph_format.keep_with_next = False
    return _bytes(document)


def german_firm() -> bytes:
    """Localised ids and names, as other programs write them: berschrift1, Textkrper; a level heading of its own."""
    document = docx.Document()
    for name, id, new in (("Heading 1", "berschrift1", "Überschrift 1"), ("Title", "Titel", "Titel"),
                          ("Body Text", "Textkrper", "Textkörper"),
                          ("List Bullet", "Aufzhlungszeichen", "Aufzählungszeichen"),
                          ("Normal", "Standard", "Standard")):  # fmt: skip
        style = document.styles[name].element
        old = style.get(qn("w:styleId"))
        for each in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
            if each.get(qn("w:val")) == old:
                each.set(qn("w:val"), id)
        style.set(qn("w:styleId"), id)
        style.find(qn("w:name")).set(qn("w:val"), new)
    levels = _level(0, "decimal", "§ %1", style="berschrift1") + _level(1, "decimal", "(%2)", 720)
    _list(document, levels)
    _numbered(document.styles["Überschrift 1"], 0)
    return _bytes(document)


def by_look_firm() -> bytes:
    """No style has a name that anybody knows: headings are told by level, clauses by the list that they share."""
    document = docx.Document()
    names = ("Zeta Head", "Zeta Para", "Zeta Sub")
    for name in names:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
    head = document.styles["Zeta Head"]
    head.font.bold = True
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), "0")
    head.element.get_or_add_pPr().append(outline)
    levels = _level(0, "decimal", "%1.", style="ZetaHead") + _level(1, "decimal", "%1.%2", style="ZetaPara")
    _list(document, levels + _level(2, "lowerLetter", "(%3)", 1440, "ZetaSub"))
    for depth, name in enumerate(names):
        _numbered(document.styles[name], depth)
    return _bytes(document)


def even_odd_firm() -> bytes:
    """Even and odd pages differ, the first one too; the odd footer has a page number and the others have none."""
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Odd crest"
    section.even_page_header.paragraphs[0].text = "Even crest"
    section.first_page_header.paragraphs[0].text = "First crest"
    section.even_page_footer.paragraphs[0].text = "Even words"
    footer = section.footer.paragraphs[0]
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    return _bytes(document)


def two_sections() -> bytes:
    """A cover section that has the header, and a main section that only goes on with it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Letterhead"
    document.add_section()
    return _bytes(document)


def large_type_firm() -> bytes:
    """Pages that lie on their side, in letters of 16 points for whoever sees little; numbers of its own."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(16)
    document.styles["Heading 1"].font.size = Pt(20)
    _list(document, _level(0, "upperLetter", "Part %1", style="Heading1") + _level(1, "decimal", "%1.%2"))
    _numbered(document.styles["Heading 1"], 0)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.header.paragraphs[0].text = "Council of the Vale"
    return _bytes(document)


def as_template(content: bytes) -> bytes:
    """The same file as a .dotx."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in held.namelist():
            entry = held.read(name)
            target.writestr(
                name, entry.replace(DOCUMENT.encode(), TEMPLATE.encode()) if name.startswith("[") else entry
            )
    return made.getvalue()


def saved_by_libreoffice(content: bytes, soffice: str, profile: str) -> bytes:
    """The same file, saved by LibreOffice."""
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        (folder / "style.docx").write_bytes(content)
        command = [
            soffice,
            "--headless",
            profile,
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
        ]
        subprocess.run([*command, str(folder / "style.docx")], check=True, capture_output=True, timeout=180)
        return (folder / "out" / "style.docx").read_bytes()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


FIRMS = {
    "word": word_default, "article": article_firm, "section": section_firm, "german": german_firm,
    "by look": by_look_firm, "even and odd": even_odd_firm, "two sections": two_sections,
    "large type": large_type_firm, "dotx": lambda: as_template(article_firm()),
}  # fmt: skip
