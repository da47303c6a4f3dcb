"""What Word, LibreOffice and people make of a draft is read by ``compare``, or named with its place; never lost."""

from __future__ import annotations

import re
import zlib

import msgspec
import pytest
from lxml import etree

from moudraft.cli import main
from moudraft.comparison.changes_in_words import summary
from moudraft.comparison.comparing import Comparison, compare
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.problems import MoudraftError
from moudraft.records.comparison_data import comparison_data
from moudraft.writers.redline.redline import Redline, redline
from tests.comparison.damage import OFFICE, before_words, part_of, replaced, tied, with_parts
from tests.comparison.pairs import docx
from tests.comparison.word_mutations import AROUND_BLOCKS, AROUND_RUNS, SENTENCE
from tests.writers.word.office import audit_errors, sdk_errors

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RUN = f"<w:r><w:t xml:space='preserve'>{SENTENCE} </w:t></w:r>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x02\0\0\0\x90wS\xde"
PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='762000' cy='381000'/><wp:docPr id='1' name='x'/><a:graphic>"
    "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
    "<pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:nvPicPr>"
    "<pic:cNvPr id='0' name='x'><a:hlinkClick r:id='rId90'/></pic:cNvPr><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
    "<a:blip r:embed='rId91'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x='0' y='0'/>"
    "<a:ext cx='762000' cy='381000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def original() -> bytes:
    return docx("shared-services")


def compared(old: bytes, new: bytes) -> Comparison:
    return compare(*read_both(WordFile(old, "old.docx"), WordFile(new, "new.docx")))


def told(new: bytes, old: bytes | None = None) -> str:
    return summary(compared(old or original(), new))


def made(new: bytes, old: bytes | None = None) -> Redline:
    return redline(WordFile(old or original()), WordFile(new))


def picture(docx: bytes) -> bytes:
    pixels = zlib.compress(b"\0\0\0\0")
    data = PNG + len(pixels).to_bytes(4, "big") + b"IDAT" + pixels
    data += zlib.crc32(b"IDAT" + pixels).to_bytes(4, "big") + b"\0\0\0\0IEND\xaeB`\x82"
    with_it = tied(before_words(docx, PICTURE), ("rId90", "hyperlink", "http://elsewhere.example/", True),
                   ("rId91", "image", "media/image1.png", False))  # fmt: skip
    types = part_of(with_it, "[Content_Types].xml").replace(
        b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1
    )
    return with_parts(with_it, {"word/media/image1.png": data, "[Content_Types].xml": types})


def with_comment(docx: bytes) -> bytes:
    comment = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="A. Partner"><w:p><w:r><w:t>Six months, please.</w:t>'
        "</w:r></w:p></w:comment></w:comments>"
    )
    marked = before_words(docx, "<w:commentRangeStart w:id='7'/><w:r><w:commentReference w:id='7'/></w:r>")
    return with_parts(
        tied(marked, ("rId92", "comments", "comments.xml", False)), {"word/comments.xml": comment.encode()}
    )


def with_footnote(docx: bytes) -> bytes:
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p>{RUN}</w:p></w:footnote></w:footnotes>'
    marked = before_words(docx, "<w:r><w:footnoteReference w:id='2'/></w:r>")
    return with_parts(
        tied(marked, ("rId93", "footnotes", "footnotes.xml", False)), {"word/footnotes.xml": note.encode()}
    )


# --- compare misses visible words ----------------------------------------------------------------


@pytest.mark.parametrize("box", AROUND_RUNS, ids=range(len(AROUND_RUNS)))
def test_a_sentence_in_any_box_within_a_paragraph_is_told(box: str) -> None:
    new = before_words(original(), box.replace("{}", RUN))
    assert "Zyxquark" in told(new)
    assert "Zyxquark" in told(original(), old=new)
    assert made(new).docx


@pytest.mark.parametrize("box", AROUND_BLOCKS, ids=range(len(AROUND_BLOCKS)))
def test_a_sentence_in_any_box_round_paragraphs_is_told(box: str) -> None:
    new = replaced(original(), "<w:sectPr", box.replace("{}", f"<w:p>{RUN}</w:p>") + "<w:sectPr")
    assert "Zyxquark" in told(new)
    assert made(new).docx


@pytest.mark.parametrize("box", AROUND_BLOCKS[:-1], ids=range(len(AROUND_BLOCKS) - 1))
@pytest.mark.parametrize("what", ["tr", "tc"])
def test_a_row_or_cell_in_a_box_is_told(box: str, what: str) -> None:
    row = f"<w:tc><w:p>{RUN}</w:p></w:tc>"
    wrapped = box.replace("{}", f"<w:tr>{row}</w:tr>" if what == "tr" else row)
    new = replaced(
        original(), "</w:tr></w:tbl>", f"</w:tr>{wrapped}</w:tbl>" if what == "tr" else f"{wrapped}</w:tr></w:tbl>"
    )
    assert "Zyxquark" in told(new)


def test_a_table_in_a_table_is_read() -> None:
    nested = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>"
    new = replaced(original(), "<w:tc>", f"<w:tc>{nested}")
    assert "Zyxquark" in told(new)
    assert "a table inside a table" in told(new)


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer1.xml"])
@pytest.mark.parametrize("before", ["<w:r><w:tab/></w:r>", ""], ids=["after a tab", "after the words"])
def test_words_in_the_header_and_footer_are_told(name: str, before: str) -> None:
    new = replaced(original(), "</w:p>", f"{before}{RUN}</w:p>", name)
    assert "Zyxquark" in told(new)
    assert "Zyxquark" in part_of(made(new).docx, name).decode()


def test_a_header_of_the_first_page_is_told() -> None:
    header = f'<w:hdr xmlns:w="{W}"><w:p>{RUN}</w:p></w:hdr>'
    new = replaced(
        original(), "<w:footerReference", '<w:headerReference w:type="first" r:id="rId94"/><w:footerReference'
    )
    new = with_parts(tied(new, ("rId94", "header", "header2.xml", False)), {"word/header2.xml": header.encode()})
    assert "the header of the first page" in told(new)


def test_a_footnote_is_told_with_its_place() -> None:
    assert f"[+[footnote: {SENTENCE}]+]" in told(with_footnote(original()))
    assert "  - a footnote: paragraph 7.4" in told(with_footnote(original()))


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ("<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>20</w:t></w:r>", "10\u201120"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "co\u00adop"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "[symbol F0FC, Wingdings]"),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "[formula: a=b]"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>", "unseen (hidden)"),
        ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>struck</w:t></w:r>", "struck (struck through)"),
        ("<w:altChunk r:id='rId3'/>", "another file in this one"),
        ("<w:r><w:dayLong/></w:r>", "a date that changes by itself"),
        ("<w:r><w:object><o:OLEObject r:id='rId3'/></w:object></w:r>", "an embedded object"),
        (
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri='http://x/chart'/></a:graphic></wp:inline>"
            "</w:drawing></w:r>",
            "a chart: paragraph 7.4",
        ),
    ],
    ids=lambda value: value[-24:],
)
def test_what_is_no_plain_text_is_shown_or_named(run: str, shown: str) -> None:
    new = before_words(original(), run)
    assert shown in told(new)
    assert not compared(original(), new).same
    assert made(new).docx


def test_words_struck_through_by_hand_are_told_as_such() -> None:
    words = b">Either Council may leave"
    new = replaced(
        original(), b'<w:r><w:t xml:space="preserve"' + words, b"<w:r><w:rPr><w:strike/></w:rPr><w:t" + words
    )
    assert "(struck through)+]" in told(new)
    assert b"<w:rPrChange" in part_of(made(new).docx)


def test_a_struck_out_link_is_told_as_such() -> None:
    link = "<w:hyperlink w:anchor='x'><w:r>{}<w:t>the policy</w:t></w:r></w:hyperlink>"
    old, new = (before_words(original(), link.replace("{}", look)) for look in ("", "<w:rPr><w:strike/></w:rPr>"))
    assert "[+the policy (struck through)+]" in told(new, old=old)


def test_words_hidden_by_a_style_are_told_as_such() -> None:
    name = '<w:name w:val="Clause Level 2"/>'
    new = replaced(original(), name, f"{name}<w:rPr><w:vanish/></w:rPr>", "word/styles.xml")
    assert "(hidden)" in told(new)


def test_words_planted_in_a_reference_are_told() -> None:
    iaa = docx("inter-authority-agreement")
    shown = re.search(r' REF .*?"separate"/></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>[^<]+', part_of(iaa).decode())
    assert shown is not None
    new = replaced(iaa, shown[0], f"{shown[0]}, and {SENTENCE}")
    assert "Zyxquark" in told(new, old=iaa)


def test_words_planted_in_the_contents_list_are_told() -> None:
    iaa = docx("inter-authority-agreement")
    new = replaced(iaa, "</w:hyperlink></w:p>", f"</w:hyperlink>{RUN}</w:p>")
    assert "Zyxquark" in told(new, old=iaa)
    assert "Zyxquark" in told(iaa, old=new)


def test_other_words_for_older_programs_are_named() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice Requires='w14'><w:r><w:t>so</w:t></w:r></mc:Choice>"
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    assert "other words for older programs" in told(before_words(original(), box.replace("{}", RUN)))


def test_a_control_filled_from_data_elsewhere_is_named() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x'/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent>"
        "</w:sdt>"
    )
    assert "Word fills from data elsewhere" in told(before_words(original(), control))


# --- redlines with comments, controls, pictures (once 70) ----------------------------------------


def test_comments_are_listed_and_carried() -> None:
    new = with_comment(original())
    assert (
        told(new)
        == "No words changed.\n\nComments (1):\n  - paragraph 7.4, A. Partner: \u201cSix months, please.\u201d"
    )
    data = comparison_data(compared(original(), new))
    assert data.same is False
    assert [msgspec.to_builtins(each) for each in data.comments] == [
        {"what": "a comment", "place": "paragraph 7.4", "author": "A. Partner", "words": "Six months, please."}
    ]
    carried = made(new).docx
    assert b"Six months, please." in part_of(carried, "word/comments.xml")
    assert part_of(carried).count(b"<w:commentReference ") == 1


def test_a_comment_that_is_gone_is_told() -> None:
    assert "Comments that are gone (1):" in told(original(), old=with_comment(original()))


def test_a_picture_is_told_and_carried_without_its_link() -> None:
    new = picture(original())
    assert "[+[picture]+]" in told(new)
    for carried in (made(new).docx, made(original(), old=new).docx):
        assert b"elsewhere.example" not in carried
        rels = part_of(carried, "word/_rels/document.xml.rels").decode()
        assert rels.count("/image") == 1
        assert b"hlinkClick" not in part_of(carried)
    assert told(new, old=new) == "The two texts are the same."


def test_changes_tracked_by_several_people_are_read_as_accepted_and_named(tmp_path, capsys) -> None:
    new = before_words(
        original(),
        f"<w:ins w:id='1' w:author='A. Partner'>{RUN}</w:ins><w:del w:id='2' w:author='B. Partner'><w:r><w:delText>x"
        "</w:delText></w:r></w:del>",
    )
    (tmp_path / "old.docx").write_bytes(original())
    (tmp_path / "new.docx").write_bytes(new)
    assert main(["compare", str(tmp_path / "old.docx"), str(tmp_path / "new.docx")]) == 0
    captured = capsys.readouterr()
    assert "Zyxquark" in captured.out
    assert "(A. Partner, B. Partner)" in captured.err


# --- widths, runs, paragraphs, bookmarks, signatures ---------------------------------------------


def test_a_dragged_column_is_no_change_of_words() -> None:
    root = etree.fromstring(part_of(original()))
    for each in root.iter(f"{{{W}}}gridCol", f"{{{W}}}tcW"):
        each.set(f"{{{W}}}w", str(int(each.get(f"{{{W}}}w")) + 37))
    new = with_parts(original(), {"word/document.xml": etree.tostring(root)})
    assert told(new) == "The two texts are the same."
    assert not re.search(rb"<w:\w+Change ", part_of(made(new).docx))


def test_a_run_cut_in_two_is_no_change() -> None:
    cut = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AA"><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>'
    new = replaced(original(), "Either Council may l", f"Either Council may l{cut}")
    assert told(new) == "The two texts are the same."


@pytest.mark.parametrize("back", [False, True], ids=["cut", "run together"])
def test_a_paragraph_cut_in_two_keeps_its_words(back: bool) -> None:
    text = part_of(original()).decode()
    properties = re.findall(r"<w:pPr>(?:(?!<w:pPr>).)*?</w:pPr>(?=(?:(?!<w:pPr>).)*Either Council may leave)", text)[-1]
    new = replaced(
        original(),
        "for any reason, ",
        f'for any reason, </w:t></w:r></w:p><w:p>{properties}<w:r><w:t xml:space="preserve">',
    )
    old, new = (new, original()) if back else (original(), new)
    assert ("[-\u00b6-]" if back else "[+\u00b6+]") in told(new, old=old)
    document = part_of(made(new, old=old).docx)
    assert b"delText" not in document
    assert b"<w:t" not in b"".join(re.findall(rb"<w:ins [^/>]*>.*?</w:ins>", document))


def test_a_lost_bookmark_is_made_good_by_the_words() -> None:
    mark = re.search(
        rb'<w:bookmarkStart [^>]*/>(?=<w:r><w:t xml:space="preserve">Either Council m)', part_of(original())
    )
    assert mark is not None
    new = replaced(original(), mark[0], b"")
    assert told(new) == "The two texts are the same."
    changed = replaced(new, "at least six months", "at least nine months")
    assert "[-six-][+nine+]" in told(changed)
    assert told(changed).count("\n  - ") == 1


@pytest.mark.parametrize("bookmarks", [True, False], ids=["bookmarks kept", "bookmarks lost"])
def test_a_scrubbed_file_is_matched_by_its_marks_and_words(bookmarks: bool) -> None:
    new = with_parts(original(), {"docProps/custom.xml": None})
    if not bookmarks:
        text = re.sub(rb"<w:bookmark(?:Start|End)\b[^>]*/>", b"", part_of(new))
        new = with_parts(new, {"word/document.xml": text})
    assert told(new) == "The two texts are the same."
    changed = replaced(new, "at least six months", "at least nine months")
    assert "paragraph 7.4, " in told(changed) and "[-six-][+nine+]" in told(changed)
    assert made(changed).docx


def test_another_paper_without_a_record_is_not_taken_for_ours() -> None:
    text = re.sub(rb"<w:bookmark(?:Start|End)\b[^>]*/>", b"", part_of(docx("compact")))
    other = with_parts(docx("compact"), {"docProps/custom.xml": None, "word/document.xml": text})
    with pytest.raises(MoudraftError, match="was not made by moudraft"):
        compared(original(), other)


def test_a_signature_block_without_its_description_is_still_the_signatures() -> None:
    text = re.sub(rb"<w:tblDescription [^>]*/>", b"", part_of(original()))
    assert told(with_parts(original(), {"word/document.xml": text})) == "The two texts are the same."


@pytest.mark.many(keep=2)
@pytest.mark.office
@pytest.mark.parametrize("what", ["comment", "footnote", "picture", "cut", "boxes"])
@pytest.mark.slow
def test_two_validators_find_no_error_in_redlines_of_what_word_makes(what: str) -> None:
    new = {
        "comment": lambda: with_comment(original()),
        "footnote": lambda: with_footnote(original()),
        "picture": lambda: picture(original()),
        "cut": lambda: replaced(original(), "for any reason, ", "for any reason, </w:t></w:r></w:p><w:p><w:r><w:t>"),
        "boxes": lambda: before_words(original(), "".join(box.replace("{}", RUN) for box in AROUND_RUNS)),
    }[what]()
    for each in (made(new).docx, made(original(), old=new).docx):
        assert sdk_errors(each) == []
        assert audit_errors(each) == []


# --- nothing active is carried -------------------------------------------------------------------


def hostile() -> bytes:
    """A draft of ours with all that another's file can bring in, each with a word to look for."""
    new = tied(
        before_words(
            original(), f"<w:hyperlink r:id='rId82'>{RUN}</w:hyperlink><w:hyperlink r:id='rId83'>{RUN}</w:hyperlink>"
        ),
        ("rId80", "attachedTemplate", "http://evil.example/t.dotm", True),
        ("rId81", "image", "file:///evil/passwd", True),
        ("rId82", "hyperlink", "file://evil.example/share", True),
        ("rId83", "hyperlink", "https://partner.example/", True),
        ("rId84", "oleObject", "embeddings/evil.bin", False),
    )
    settings = part_of(new, "word/settings.xml").replace(
        b"<w:zoom ",
        b'<w:attachedTemplate xmlns:r="'
        + OFFICE.encode()
        + b'" r:id="rId1"/><w:docVars><w:docVar w:name="evil" w:val="evil"/>'
        b'</w:docVars><w:mailMerge><w:query w:val="evil"/></w:mailMerge><w:zoom ',
    )
    app = part_of(new, "docProps/app.xml").replace(
        b"<TotalTime>", b"<Template>C:\\\\Users\\\\evil\\\\x.dotm</Template><TotalTime>"
    )
    return with_parts(new, {
        "word/settings.xml": settings, "docProps/app.xml": app, "word/vbaProject.bin": b"evil",
        "../evil.xml": b"<evil/>",
        "word/embeddings/evil.bin": b"evil", "customXml/item1.xml": b"<evil/>",
        "word/header1.xml": part_of(new, "word/header1.xml").replace(
            b"</w:p>", b'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            b'<w:r><w:instrText> INCLUDETEXT "evil" </w:instrText></w:r>'
            b'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'),
    })  # fmt: skip


def test_a_redline_carries_nothing_active_of_either_file() -> None:
    for old, new in ((original(), hostile()), (hostile(), original())):
        carried = made(new, old=old)
        with_all = b"".join(part_of(carried.docx, name) for name in WordFile(carried.docx).package.names())
        assert b"evil" not in with_all
        assert not any("evil" in name or ".." in name for name in WordFile(carried.docx).package.names())
        assert {"a template elsewhere", "ties to files elsewhere", "embedded objects", "document variables"} <= set(
            carried.dropped
        )
    assert b'Target="https://partner.example/" TargetMode="External"' in with_all


def test_what_was_left_out_of_a_redline_is_told_in_one_line(tmp_path, capsys) -> None:
    (tmp_path / "old.docx").write_bytes(original())
    (tmp_path / "new.docx").write_bytes(hostile())
    assert (
        main(["compare", *(str(tmp_path / f"{name}.docx") for name in ("old", "new")), "-o", str(tmp_path / "r.docx")])
        == 0
    )
    line = next(each for each in capsys.readouterr().err.splitlines() if each.startswith("Left out of the redline: "))
    assert "a template elsewhere" in line and "document variables" in line


# --- damaged and hostile files -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"<w:tblGrid>.*?</w:tblGrid>", ""),
        (r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="46.2"/>'),
        (r"<w:tc>(?=<w:tcPr>)", "<w:sdt/><w:tc>"),
        (r'<w:ilvl w:val="\d"/>', '<w:ilvl w:val="x"/>'),
        (r'<w:cols w:space="708"/>', '<w:cols w:space="x"/>'),
    ],
    ids=["no grid", "a float", "an empty control", "a bad level", "a bad section"],
)
def test_a_damaged_but_ordinary_file_is_read(old: str, new: str) -> None:
    text, found = re.subn(old, new, part_of(original()).decode(), count=1, flags=re.DOTALL)
    damaged = with_parts(original(), {"word/document.xml": text.encode()})
    assert found or "ilvl" in old or "cols" in old
    assert told(damaged) == "The two texts are the same."
    assert made(damaged).docx


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": f'<w:document xmlns:w="{W}"/>'.encode()}, "there is no text in it"),
        ({"word/document.xml": None}, "there is no word/document.xml in it"),
        (
            {"word/document.xml": f'<w:document xmlns:w="{W}">{"<w:p>" * 250}{"</w:p>" * 250}</w:document>'.encode()},
            "too deep",
        ),
        ({"word/styles.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "document type"),
    ],
    ids=["no body", "no document", "too deep", "a document type"],
)
def test_what_cannot_be_read_is_said_with_a_hint(parts, said: str) -> None:
    with pytest.raises(MoudraftError, match=said) as caught:
        WordFile(with_parts(original(), parts), "sent.docx")
    assert caught.value.exit_code == 2
    assert all(each.hint for each in caught.value.problems)


def test_a_small_file_that_unpacks_to_very_much_is_refused_at_once() -> None:
    large = b"<x>" + b" " * 60_000_000 + b"</x>"
    with pytest.raises(MoudraftError, match="too large to be an agreement"):
        WordFile(with_parts(original(), {"word/document.xml": large}), "sent.docx")


def test_styles_based_on_one_another_in_a_circle_do_not_hang() -> None:
    styles = part_of(original(), "word/styles.xml")
    circle = b'<w:style w:type="paragraph" w:styleId="A1"><w:name w:val="A1"/><w:basedOn w:val="B1"/></w:style>'
    circle += circle.replace(b"A1", b"C1").replace(b"B1", b"A1").replace(b"C1", b"B1")
    new = with_parts(original(), {"word/styles.xml": styles.replace(b"</w:styles>", circle + b"</w:styles>")})
    new = replaced(new, '<w:pStyle w:val="ClauseLevel2"/>', '<w:pStyle w:val="A1"/>')
    assert told(new)


@pytest.mark.slow
def test_two_very_long_paragraphs_are_compared_in_good_time() -> None:
    old, new = (
        before_words(original(), f"<w:r><w:t>{' '.join(f'word{n % 50} {n // mod}' for n in range(8_000))}</w:t></w:r>")
        for mod in (7, 9)
    )
    assert "Reworded (1)" in told(new, old=old)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "cannot be read as a Word document"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"{\\rtf1}", "this is a Rich Text file (.rtf)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "this is an older Office file"),
    ],
)
@pytest.mark.parametrize("ending", [".docx", ".yaml"])
def test_a_file_of_another_kind_is_called_what_it_is(tmp_path, capsys, content: bytes, said: str, ending: str) -> None:
    (tmp_path / f"sent{ending}").write_bytes(content)
    (tmp_path / "old.docx").write_bytes(original())
    assert main(["compare", str(tmp_path / "old.docx"), str(tmp_path / f"sent{ending}")]) == 2
    error = capsys.readouterr().err
    assert said in error and "hint:" in error


def test_json_of_a_comparison_holds_every_word_that_came() -> None:
    new = before_words(original(), AROUND_RUNS[17].replace("{}", RUN))
    assert "Zyxquark" in msgspec.json.encode(comparison_data(compared(original(), new))).decode()
