"""The rules about accessibility: each flags a Word file with its fault, and leaves one without it alone."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moudraft.checks.file_rules import FILE_RULES, check_file
from moudraft.checks.support.printed_text import contrast
from moudraft.checks.support.rule import Rule
from moudraft.findings import Finding
from moudraft.office.look.look_reading import word_look
from moudraft.problems import MoudraftError
from tests.conftest import ROOT, Run

Build = Callable[[Any], None]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


class Shown(NamedTuple):
    """A fault and its remedy, as what is done to a file that has nothing wrong with it."""

    bad: Build
    good: Build


def sound() -> Any:
    """A file with nothing wrong, made with python-docx."""
    document = docx.Document()
    document.core_properties.title = "An agreement"
    for style in document.styles:
        if style.type in (1, 2) and style.font.size is not None:
            style.font.size = None
    document.styles["Normal"].font.size = Pt(12)
    document.add_heading("Purpose", 1)
    document.add_paragraph("The parties work together.")
    return document


def table(document: Any, *, header: bool = True, description: str = "What is shared", rows: int = 2) -> Any:
    made = document.add_table(rows, 2)
    for number, cell in enumerate(each for row in made.rows for each in row.cells):
        cell.text = f"cell {number}"
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        made._tbl.tblPr.remove(look)
    if header:
        made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    if description:
        made._tbl.tblPr.append(parse_xml(f'<w:tblDescription {W} w:val="{description}"/>'))
    return made


def first_column(document: Any) -> None:
    made = table(document, header=False)
    made._tbl.tblPr.append(parse_xml(f'<w:tblLook {W} w:val="0080" w:firstColumn="1"/>'))


def merged(document: Any) -> None:
    made = table(document)
    made.cell(1, 0).merge(made.cell(1, 1))


def nested(document: Any) -> None:
    cell = table(document).cell(1, 1)
    inner = cell.add_table(1, 1)
    inner.cell(0, 0).text = "within"
    inner._tbl.tblPr.append(parse_xml(f'<w:tblDescription {W} w:val="within"/>'))


def picture(document: Any, words: str = "", decorative: bool = False) -> None:
    properties = document.add_picture(io.BytesIO(PIXEL))._inline.docPr
    properties.attrib.pop("descr", None)
    if words:
        properties.set("descr", words)
    if decorative:
        space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
        properties.append(parse_xml(f'<d:decorative xmlns:d="{space}" val="1"/>'))


def shape(document: Any, alt: str) -> None:
    header = document.sections[0].header.paragraphs[0]
    run = header.add_run()
    run._r.append(parse_xml(f'<w:pict {W} {V}><v:shape alt="{alt}" style="width:1pt"/></w:pict>'))


def words(document: Any, text: str = "words", **looks: Any) -> None:
    paragraph = document.add_paragraph("Some other words, and then ")
    run = paragraph.add_run(text)
    for name, value in looks.items():
        if name == "color":
            run.font.color.rgb = RGBColor.from_string(value)
        elif name == "size":
            run.font.size = Pt(value)
        elif name == "highlight":
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        else:
            setattr(run.font, name, value)


def all_red(document: Any) -> None:
    document.add_paragraph().add_run("Holds").font.color.rgb = RGBColor.from_string("C00000")


def footer(document: Any, points: float) -> None:
    run = document.sections[0].footer.paragraphs[0].add_run("Page 1")
    run.font.size = Pt(points)


def on_dark(document: Any, colour: str) -> None:
    made = table(document)
    cell = made.cell(0, 0)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="1D3A5C"/>'))
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(colour)


def link(document: Any, text: str) -> None:
    paragraph = document.add_paragraph("See ")
    tie = document.part.relate_to("https://example.org/", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    made = parse_xml(
        f'<w:hyperlink {W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{tie}">'
        f"<w:r><w:t>{text}</w:t></w:r></w:hyperlink>"
    )
    paragraph._p.append(made)


def text_box(document: Any) -> None:
    run = document.add_paragraph().add_run()
    run._r.append(
        parse_xml(
            f"<w:pict {W} {V}><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Beside the text</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )


def frame(document: Any, kind: str = "") -> None:
    paragraph = document.add_paragraph("In a frame")
    drop = f' w:dropCap="{kind}"' if kind else ""
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:framePr {W} w:w="1000"{drop}/>'))


def lines(document: Any, *texts: str, style: str | None = None) -> None:
    for text in texts:
        document.add_paragraph(text, style=style)


def bold(document: Any, text: str, style: str | None = None) -> None:
    document.add_paragraph(style=style).add_run(text).bold = True


def no_language(document: Any) -> None:
    for each in document.styles.element.iter(qn("w:lang")):
        each.attrib.clear()


def no_headings(document: Any) -> None:
    document.paragraphs[0].style = document.styles["Normal"]
    lines(document, *["One of many paragraphs that say something."] * 45)


def headings(document: Any, *levels: int) -> None:
    for level in levels:
        document.add_heading(f"Part of level {level}", level)


def nothing(document: Any) -> None:
    """What is sound stays so."""


SHOWN: dict[str, list[Shown]] = {
    "A101": [Shown(lambda d: setattr(d.core_properties, "title", " "), nothing)],
    "A102": [Shown(no_language, nothing)],
    "A103": [Shown(lambda d: headings(d, 3), lambda d: headings(d, 2, 3, 1, 2))],
    "A104": [
        Shown(lambda d: bold(d, "What we mean"), lambda d: bold(d, "What we mean", "Heading 2")),
        Shown(lambda d: bold(d, "Money and staff"), lambda d: bold(d, "It must be so.")),
        Shown(lambda d: bold(d, "1"), lambda d: bold(d, "An agreement", "Title")),
    ],
    "A105": [Shown(lambda d: d.add_heading("", 2), lambda d: d.add_paragraph(""))],
    "A106": [Shown(no_headings, lambda d: lines(d, *["One of many paragraphs."] * 45))],
    "A201": [
        Shown(lambda d: table(d, header=False), table),
        Shown(lambda d: table(d, header=False, rows=3), first_column),
        Shown(lambda d: table(d, header=False), lambda d: table(d, header=False, rows=1)),
    ],
    "A202": [Shown(lambda d: table(d, description=""), table)],
    "A203": [Shown(merged, table)],
    "A204": [Shown(nested, table)],
    "A301": [
        Shown(picture, lambda d: picture(d, "The crest of the council")),
        Shown(picture, lambda d: picture(d, decorative=True)),
        Shown(lambda d: shape(d, ""), lambda d: shape(d, "Watermark: DRAFT")),
    ],
    "A401": [
        Shown(lambda d: words(d, size=10), lambda d: words(d, size=12)),
        Shown(lambda d: footer(d, 8), lambda d: footer(d, 9)),
    ],
    "A402": [
        Shown(lambda d: words(d, color="BBBBBB", bold=True), lambda d: words(d, color="595959", bold=True)),
        Shown(lambda d: words(d, color="888888", bold=True), lambda d: words(d, color="888888", bold=True, size=14)),
        Shown(lambda d: on_dark(d, "1F2A37"), lambda d: on_dark(d, "FFFFFF")),
    ],
    "A403": [
        Shown(lambda d: words(d, color="C00000"), lambda d: words(d, color="C00000", bold=True)),
        Shown(lambda d: words(d, highlight=True), lambda d: words(d, "[to confirm: the day]", highlight=True)),
        Shown(lambda d: words(d, color="C00000"), lambda d: words(d, color="C00000", underline=True)),
        Shown(lambda d: words(d, color="C00000"), all_red),
    ],
    "A404": [
        Shown(lambda d: link(d, "click here"), lambda d: link(d, "the council\u2019s constitution")),
        Shown(lambda d: link(d, ""), lambda d: link(d, "schedule 2")),
    ],
    "A501": [
        Shown(text_box, nothing),
        Shown(frame, lambda d: frame(d, "drop")),
    ],
    "A502": [
        Shown(lambda d: lines(d, "1. one", "2. two"), lambda d: lines(d, "one", "two", style="List Number")),
        Shown(lambda d: lines(d, "(a) one", "(b) two"), lambda d: lines(d, "1. one", "and more", "2. two")),
        Shown(lambda d: lines(d, "\u2013 one", "\u2013 two"), lambda d: lines(d, "A plan", "I agree", "2027 it is")),
    ],
    "A503": [Shown(lambda d: lines(d, "", "", "", "x"), lambda d: lines(d, "", "", "x"))],
}  # fmt: skip
EACH = [
    pytest.param(code, each, id=f"{code}-{number}") for code, each_shown in SHOWN.items()
    for number, each in enumerate(each_shown)
]  # fmt: skip


def found(build: Build) -> list[Finding]:
    document = sound()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return list(check_file(word_look(out.getvalue(), "agreement.docx")))


@pytest.mark.parametrize(("code", "shown"), EACH)
def test_a_rule_flags_its_fault_and_leaves_the_remedy_alone(code: str, shown: Shown) -> None:
    findings = found(shown.bad)
    assert code in [each.code for each in findings]
    assert code not in [each.code for each in found(shown.good)]
    for each in findings:
        assert each.location.file == "agreement.docx" and each.message and each.hint


def test_a_sound_file_has_no_finding_and_every_rule_is_shown() -> None:
    assert found(nothing) == []
    assert list(SHOWN) == [rule.code for rule in FILE_RULES]


@pytest.mark.parametrize("rule", FILE_RULES, ids=lambda rule: rule.name)
def test_a_rule_is_documented_in_its_three_parts(rule: Rule) -> None:
    assert rule.code[0] == "A" and rule.sentence.endswith(".") and rule.why.endswith(".")
    assert rule.flagged.startswith("(") and rule.fine.startswith("(")


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.478, abs=0.01)
    assert contrast("FF0000", "FF0000") == 1


# --- the command ------------------------------------------------------------------------------------------


def saved(folder: Path, build: Build, name: str = "agreement.docx") -> Path:
    document = sound()
    build(document)
    document.save(str(folder / name))
    return folder / name


def test_the_command_looks_at_any_word_file(moudraft: Run, folder: Path) -> None:
    saved(folder, nothing)
    good = moudraft("check", "agreement.docx", "--accessibility")
    assert (good.code, good.out) == (0, "") and "everybody can read it" in good.err
    saved(folder, lambda d: table(d, header=False))
    bad = moudraft("check", "agreement.docx", "--accessibility")
    assert bad.code == 1 and bad.out.startswith("agreement.docx: error A201: the table that begins \u201ccell 0 cell 1")
    assert moudraft("check", "agreement.docx", "--accessibility", "--ignore", "A2").code == 0
    data = json.loads(moudraft("check", "agreement.docx", "--accessibility", "--json").out)
    assert data["failed"] and data["title"] == "An agreement" and data["findings"][0]["code"] == "A201"
    sarif = json.loads(moudraft("check", "agreement.docx", "--accessibility", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "A201"
    saved(folder, lambda d: words(d, size=9))
    assert moudraft("check", "agreement.docx", "--accessibility").code == 0
    assert moudraft("check", "agreement.docx", "--accessibility", "--strict").code == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.docx", b"no zip", "x.docx: cannot be read as a Word document"),
        ("x.docx", b"%PDF-1.6", "this is a PDF, not a Word document"),
        ("missing.docx", None, "missing.docx: there is no such file"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, content: bytes | None, told: str, moudraft: Run, folder: Path) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    result = moudraft("check", name, "--accessibility")
    assert result.code == 2 and told in result.err


def test_it_shows_no_matrix_and_knows_its_own_rules_alone(moudraft: Run, folder: Path) -> None:
    saved(folder, nothing)
    assert "a Word file has no red lines" in moudraft("check", "agreement.docx", "--accessibility", "--matrix").err
    assert 'there is no rule "L401"' in moudraft("check", "agreement.docx", "--accessibility", "--select", "L401").err


def test_a_deal_is_drafted_and_its_draft_looked_at(moudraft: Run) -> None:
    result = moudraft("check", ROOT / "examples" / "west-essex.yaml", "--accessibility", "--today", "2026-11-21")
    assert "west-essex.yaml (its draft): " in result.err


ODD = ("", "0", "-1", "\u00b2", "99999999999", "zz", "auto", "GGGGGG", "12.5.6", "true", "\u0661", "FFFFFF", "nil")


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A Word file of which some values are nonsense, as files of odd programs are."""
    document = sound()
    for build in (table, merged, picture, bold_heading, text_box, all_red, lambda d: words(d, highlight=True)):
        build(document)
    roots = (document.element, document.styles.element)
    places = [(each, key) for root in roots for each in root.iter() for key in each.attrib]
    for _ in range(draw(st.integers(1, 12))):
        each, key = places[draw(st.integers(0, len(places) - 1))]
        each.set(key, draw(st.sampled_from(ODD)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bold_heading(document: Any) -> None:
    bold(document, "What we mean")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(mangled())
@pytest.mark.slow
def test_nonsense_in_a_file_is_read_or_refused(content: bytes) -> None:
    try:
        look = word_look(content, "odd.docx")
    except MoudraftError as error:
        assert "odd.docx" in str(error)
        return
    assert all(each.message for each in check_file(look))
