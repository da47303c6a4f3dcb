"""How the parties sign: under hand or as a deed, each as its kind does, in ink or electronically; and the front."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document import Document, plain_text
from moudraft.document.cover_lines import cover_lines, undrafted
from moudraft.document.signing_marks import MARKS
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from tests.variants.made import DAY

LIBRARY = load_library()
KINDS = {id: kind for id, kind in LIBRARY.home.kinds.items() if kind.deed}


def made(*parties: dict[str, Any], **more: Any) -> Draft:
    listed = [
        {"name": f"Body {n}", "short_name": f"B{n}", "kind": "district", **each} for n, each in enumerate(parties)
    ]
    data = {"moudraft": 1, "template": "mou", "title": "The Deal", "parties": listed, **more}
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=LIBRARY)


def labels(document: Document, party: int = 0) -> list[str]:
    return [label for label, _ in document.execution_blocks[party].lines]


def offices(document: Document, party: int = 0) -> list[str]:
    return [plain_text(words) for label, words in document.execution_blocks[party].lines if label == "Office"]


def front(document: Document) -> list[str]:
    return [plain_text(words) for _, words in cover_lines(document.cover)]


@pytest.mark.parametrize("sign", ["hand", "deed"])
def test_a_name_that_begins_with_an_article_has_a_small_letter_in_the_sentence(sign: str) -> None:
    body = {"name": "The Chief Constable of Fenshire Constabulary", "kind": "chief-constable"}
    document = made({**body, "signatory": {"capacity": "body"}}, {}, sign=sign).document
    block = document.execution_blocks[0]
    said = plain_text((*block.opening, *(part for _, words in block.lines for part in words)))
    assert "the Chief Constable of Fenshire" in said and "The Chief" not in said
    assert block.party == body["name"]


def test_the_date_is_at_the_head_and_each_signature_is_dated_by_hand() -> None:
    document = made({}, {}, date="2027-09-01").document
    assert front(document)[0] == "Dated 1 September 2027"
    dates = [words for block in document.execution_blocks for label, words in block.lines if label == "Date"]
    assert dates == [(), ()]


@pytest.mark.parametrize("date, head", [("2027", "Dated …………………… 2027"), ("2027-09", "Dated …………………… September 2027")])
def test_a_year_leaves_the_day_to_be_written_in(date: str, head: str) -> None:
    document = made({}, {}, date=date).document
    assert front(document)[0] == head
    assert not [each for each in document.blanks() if each.key == "date"]


@pytest.mark.parametrize("posture, head", [("lean", "Dated ……………………"), ("usual", "Dated [to confirm: the date]")])
def test_a_date_that_nobody_gave_is_asked_for_unless_the_paper_is_lean(posture: str, head: str) -> None:
    assert front(made({}, {}, clauses={"posture": posture}).document)[0] == head


@pytest.mark.parametrize("count", [2, 20, 21, 60])
def test_a_cover_sheet_numbers_the_parties_and_of_very_many_says_how_many_there_are(count: int) -> None:
    parties = [{"name": f"Body {n} Council", "short_name": f"B{n}", "kind": "parish"} for n in range(count)]
    deal = {"moudraft": 1, "template": "mou", "title": "The Deal", "parties": parties}
    for template in LIBRARY.templates:
        layout = {"layout": {"cover": "sheet"}, "template": template}
        made = draft(load_deal(json.dumps({**deal, **layout}), name="deal.yaml"), today=DAY, library=LIBRARY, checks=())
        lines = front(made.document)
        numbered = [line for line in lines if line.startswith("(")]
        if count > 20:
            assert numbered == [] and f"Body 0 Council and {count - 1} others" in lines, template
        else:
            assert numbered == [f"({n + 1})\tBody {n} Council" for n in range(count)], template
        whole = made.markdown()
        assert all(f"Body {n} Council" in whole for n in range(count)), template


def test_several_may_sign_for_a_party_each_with_an_office_and_a_date() -> None:
    document = made({"signatory": {"office": "Leader", "capacity": "office", "also": ["Chief Executive"]}}, {}).document
    assert labels(document) == ["Signed", "Name", "Office", "Signing", "Date", "Signed", "Name", "Office", "Date"]
    assert offices(document) == ["Leader", "Chief Executive"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_deed_is_executed_as_each_kind_of_body_does(kind: str) -> None:
    document = made({"kind": kind}, {"kind": kind}, sign="deed").document
    deed = LIBRARY.home.deeds[KINDS[kind].deed]
    block = document.execution_blocks[0]
    assert plain_text(document.execution_intro).startswith("Executed as a deed")
    assert plain_text(block.opening).startswith("Executed as a deed") and "Body 0" in plain_text(block.opening)
    assert offices(document) == list(deed.signers) and block.seal == deed.seal
    assert labels(document).count("Witness") == (len(deed.signers) if deed.witness else 0)
    assert labels(document)[-1] == "Date" and labels(document).count("Date") == 1


def test_the_deal_names_who_attests_and_how_a_party_signs() -> None:
    signatory = {"office": "Mayor", "also": "Monitoring Officer", "by": "seal-and-two"}
    document = made({"signatory": signatory}, {"signatory": {"by": "hand"}}, sign="deed").document
    assert offices(document) == ["Mayor", "Monitoring Officer"]
    assert document.execution_blocks[1].opening == ()


def test_an_unknown_way_to_sign_is_told_with_those_there_are() -> None:
    with pytest.raises(MoudraftError, match='B0 cannot sign by "sael"') as told:
        made({"signatory": {"by": "sael"}}, {})
    assert 'did you mean "seal"' in str(told.value)


def test_a_paper_that_is_made_as_a_deed_is_signed_as_one() -> None:
    terms = {"binding": "full"}
    document = made({}, {}, template="inter-authority-agreement", terms=terms,
                    clauses={"wording": {"general/consideration": "deed"}}).document  # fmt: skip
    assert all(block.opening for block in document.execution_blocks)


@pytest.mark.parametrize("sign, tool", [("electronic", "adobe-sign"), ({"electronic": "docusign"}, "docusign")])
def test_electronic_papers_have_marks_that_tools_find_one_set_a_person(sign: Any, tool: str) -> None:
    document = made({"signatory": {"also": ["Chief Executive"]}}, {}, sign=sign).document
    shown = [plain_text(words) for block in document.execution_blocks for _, words in block.lines]
    for number in "123":
        wanted = [mark.replace("#", number) for mark in MARKS[tool].values()]
        assert all(shown.count(mark) == 1 for mark in wanted)


def test_the_draft_and_the_file_stand_on_the_front_and_a_final_paper_is_no_draft() -> None:
    made_of = made({}, {}, version="Draft 3", reference="LG/27/0142")
    assert front(made_of.document)[-2:] == ["Draft 3", "Reference: LG/27/0142"]
    assert front(undrafted(made_of.document))[-1] == "Reference: LG/27/0142"
    assert "Draft 3" not in made_of.content("md", final=True).decode()
    assert not [each for each in made_of.findings if each.code == "F707"]
