"""What a comparison tells in words: a party that joins, numbers that shift, sections that move, styles that differ."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import msgspec
import pytest

from moudraft.comparison.changes_in_words import clause_changes, summary
from moudraft.comparison.comparing import compare
from moudraft.comparison.party_number import PartyNumber, party_number
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft
from moudraft.office.label_spaces import LABEL_SPACE
from moudraft.writers.redline.redline import redline
from tests.comparison.damage import part_of, replaced
from tests.comparison.pairs import DAY, docx
from tests.conftest import ROOT, Run

SHARED = ROOT / "examples" / "shared-services.yaml"
THIRD = "  - {name: Southmere Borough Council, short_name: Southmere, kind: borough, signatory: {office: Leader}}\n"


def made(*sets: str, third: bool = False) -> Draft:
    text = SHARED.read_text(encoding="utf-8")
    if third:
        text = text.replace("objectives:", f"{THIRD}objectives:", 1)
    return draft(load_deal(text=text, name="deal.yaml", sets=sets), today=DAY, checks=())


def test_a_party_that_joins_is_one_line_and_the_words_that_follow_are_another(moudraft: Run, folder: Path) -> None:
    text = SHARED.read_text(encoding="utf-8").replace("objectives:", f"{THIRD}objectives:", 1)
    (folder / "three.yaml").write_text(text, encoding="utf-8")
    out = moudraft("compare", SHARED, "three.yaml").out
    assert out.count("Southmere is a new party (Southmere Borough Council)") == 1
    (line,) = (each for each in out.splitlines() if each.startswith("Words follow the number of parties"))
    assert line.endswith(": paragraphs 1.6, 3.1, 4.7, 4.10, 6.1, 6.5, 7.4, 7.6 and 7.8")
    assert "[-Either-]" not in out and "Reworded (5):" in out


def test_words_that_changed_besides_are_no_followers() -> None:
    old, new = made(), made("terms.exit={rule: notice, period: 3 months}", third=True)
    comparison = compare(old.document, new.document)
    kinds = {each.id: each.kinds for each in clause_changes(comparison, "paragraph", party_number(old, new))}
    assert "reworded" in kinds["change/withdrawal"]
    assert "followed" in kinds["disputes/ladder"]


def test_with_as_many_parties_nothing_follows() -> None:
    assert party_number(made(), made("terms.exit=at-will")) is None


def test_a_phrase_is_another_only_as_the_drafts_were_filled() -> None:
    number = PartyNumber({"either": "either Council", "others": "the other Council", "others.s": "s"},
                         {"either": "any Council", "others": "the other Councils", "others.s": ""})  # fmt: skip
    assert number._pattern("Either Council may ask the other Council, and the other Council takes part.")
    pattern = re.compile(number._pattern("If the other Council takes part, either Council may go."))
    assert pattern.fullmatch("If the other Councils take part, any Council may go.")
    assert not pattern.fullmatch("If the other Councils take part, any Council must go.")


def test_a_number_that_shifts_says_what_shifted_it() -> None:
    left_out = made("clauses.leave_out={governance/chair: not yet}")
    comparison = compare(made().document, left_out.document)
    shifted = {each.id: each.because for each in clause_changes(comparison) if each.kinds == ("renumbered",)}
    assert shifted and set(shifted.values()) == {"\u201cChair\u201d went"}
    assert ": \u201cChair\u201d went" in summary(comparison)


def test_a_clause_that_comes_shifts_only_its_own_section() -> None:
    added = made("clauses.add=[general/counterparts]")
    changes = clause_changes(compare(made().document, added.document))
    assert all(each.because.endswith("came before it") for each in changes if each.kinds == ("renumbered",))


def test_a_section_that_moves_takes_its_heading_along() -> None:
    old = made()
    sections = list(old.document.sections)
    sections[4], sections[5] = sections[5], sections[4]
    document = msgspec.structs.replace(old.document, sections=tuple(sections))
    new = msgspec.structs.replace(old, document=document)
    told = summary(compare(old.document, new.document))
    assert "the heading \u201cInformation\u201d" in told and told.startswith("Moved (4):")
    content = redline(WordFile(old.docx()), WordFile(new.docx())).docx
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", xml, re.DOTALL)
    for way in ("moveFrom", "moveTo"):
        styles = [re.search(r'pStyle w:val="(\w+)"', each)[1] for each in paragraphs if f"<w:{way} " in each]  # type: ignore[index]
        assert styles == ["Heading1", *["ClauseLevel2"] * 5], way


def test_a_style_that_looks_otherwise_is_told_and_the_texts_are_not_called_the_same() -> None:
    plain = made().docx()
    other = with_style(
        plain, lambda xml: re.sub(r'(w:styleId="Heading1".*?<w:sz w:val=")\d+', r"\g<1>44", xml, count=1)
    )
    assert other != plain
    comparison = compare(*read_both(WordFile(plain), WordFile(other)))
    assert [each.what for each in comparison.told.styles] == ["the style \u201cheading 1\u201d"]
    assert not comparison.same
    text = summary(comparison)
    assert text.startswith("No words changed.") and "Styles that look otherwise" in text


def test_a_style_that_the_paper_does_not_use_is_not_told_of() -> None:
    plain = made().docx()
    other = with_style(plain, lambda xml: xml.replace("</w:styles>", UNUSED + "</w:styles>"))
    assert compare(*read_both(WordFile(plain), WordFile(other))).same


UNUSED = '<w:style w:type="paragraph" w:styleId="Odd"><w:name w:val="odd"/><w:rPr><w:b/></w:rPr></w:style>'


def with_style(content: bytes, change: object) -> bytes:
    """The file with its styles changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == "word/styles.xml" else part)  # type: ignore[operator]
    return out.getvalue()


def test_headers_and_footers_are_compared_and_a_footnote_by_its_words() -> None:
    """What is in a header, and that the two texts are then not the same; notes: see the files of test_word_files."""
    old, new = made(), made("title=Partnership in Services")
    told = summary(compare(*read_both(WordFile(old.docx()), WordFile(new.docx()))))
    assert "header" in told.casefold()


def test_a_space_that_holds_words_together_is_no_change_and_stands_in_the_way_of_no_redline() -> None:
    """The date of one paper is filled in by hand and that of the other is bound together: "…… June", "1 June"."""
    old, new = (made(f"date={date}").docx() for date in ("2027-06", "2027-06-01"))
    drawn = redline(WordFile(old), WordFile(new))
    assert not drawn.whole


@pytest.mark.parametrize("space", ["\u2004"])
def test_a_file_whose_labels_have_the_space_of_an_earlier_release_reads_as_todays(space: str) -> None:
    now = then = docx("inter-authority-agreement")
    for name in ("word/document.xml", "word/numbering.xml"):
        then = replaced(then, LABEL_SPACE, space, name, count=-1)
    assert summary(compare(*read_both(WordFile(then), WordFile(now)))) == summary(
        compare(*read_both(WordFile(now), WordFile(now)))
    )
    assert "<w:del " not in part_of(redline(WordFile(then), WordFile(now)).docx).decode()
