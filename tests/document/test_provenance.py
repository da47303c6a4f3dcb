"""Where a draft says what the deal settled, noted while it is filled: every paragraph is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document.assembly import assembled
from moudraft.document.filling import Filler
from moudraft.document.provenance import COVER, NO_NOTES, SIGNING, Provenance, Spot
from moudraft.document.vocabulary import Vocabulary
from moudraft.drafting import load_library
from moudraft.problems import NOWHERE, MoudraftError
from moudraft.selection import select
from tests import tiny
from tests.conftest import ROOT

LIBRARY = load_library()
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
OBJECTIVES = [{"text": "save money", "measure": "five per cent"}, {"text": "keep staff"}]


def noted(body: str, **deal: object) -> list[list[str]]:
    """The keys of each paragraph of a draft with one clause."""
    library = tiny.library({"one/clause": body})
    given = tiny.deal(**deal)
    _document, provenance = assembled(given, select(given, library), library)
    return [list(keys) for keys in provenance.paragraphs["one/clause"]]


def test_a_line_of_a_list_is_noted_in_its_own_paragraph() -> None:
    body = "1. They will:\n   1. {{ each objectives }} {{ item.text }};\n"
    assert noted(body, objectives=OBJECTIVES) == [[], ["objectives.0.text"], ["objectives.1.text"]]


def test_a_list_of_one_line_stands_in_the_sentence_that_it_ends() -> None:
    body = "1. They will:\n   1. {{ each objectives }} {{ item.text }};\n2. {{ title }}.\n"
    assert noted(body, objectives=OBJECTIVES[:1]) == [["objectives.0.text"], ["title"]]


def test_the_cells_of_a_table_are_counted_its_head_first() -> None:
    body = "| What | How |\n|---|---|\n| {{ each objectives }} {{ item.text }} | {{ item.measure }} |\n"
    keys = [["objectives.0.text"], ["objectives.0.measure"], ["objectives.1.text"], ["objectives.1.measure"]]
    assert noted(body, objectives=OBJECTIVES) == [[], [], *keys]


def test_a_detail_that_nobody_settled_is_noted_where_it_is_asked_for() -> None:
    assert noted("1. After {{ exit.period }}.", terms={"exit": "notice"}) == [["terms.exit.period"]]


def test_words_for_the_parties_rest_on_what_each_of_them_is() -> None:
    assert noted("1. {{ Each.will }} meet.") == [["parties.*.kind"]]


def test_what_is_noted_between_provisions_stands_on_the_cover() -> None:
    made = Provenance()
    made.enter("one")
    made.begin()
    made.note("title")
    made.leave()
    made.note("date")
    assert made.spots == {"date": (Spot(COVER, 0),), "title": (Spot("one", 0),)}
    assert made.printed == {"title", "date"}
    assert made.asked_in(Spot("one", 0)) == ("title",) and made.asked_in(Spot("one", 9)) == ()


def test_a_line_that_stands_for_an_answer_is_decided_by_it_and_prints_nothing_of_it() -> None:
    body = "1. {{ when exit: notice }} They may leave.\n2. {{ when exit: silent }} They stay.\n"
    library = tiny.library({"one/clause": body})
    given = tiny.deal(terms={"exit": "notice"})
    _document, provenance = assembled(given, select(given, library), library)
    assert provenance.decided == {"exit"} and "exit" not in provenance.printed
    assert provenance.stands_by(Spot("one/clause", 0)) == ("exit",)


def test_a_filling_whose_notes_nobody_wants_prints_the_same_and_notes_nothing() -> None:
    body = (
        "1. {{ Each.will }} see to {{ title }}:\n   1. {{ each objectives }} {{ item.text }};\n\n"
        "| What |\n|---|\n| {{ each objectives }} {{ item.measure }} |\n"
    )
    library = tiny.library({"one/clause": body})
    given = tiny.deal(objectives=OBJECTIVES)
    chosen = select(given, library)
    clause, made = library.clauses["one/clause"], Provenance()
    made.enter("one/clause")
    vocabulary = Vocabulary(given, chosen, library, "non-binding")
    wording = clause.wordings[0]
    noting, other = Filler(vocabulary, NOWHERE, provenance=made), Filler(vocabulary.apart(), NOWHERE)
    noted, plain = (each.blocks(wording.body, wording.widths, "") for each in (noting, other))
    assert noted == plain and made.spots
    assert not NO_NOTES.spots and not NO_NOTES.printed and not NO_NOTES.decided


@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_paragraph_of_every_draft_is_counted(example: Path, template: str) -> None:
    deal = load_deal(example, sets=(f"template={template}",))
    try:
        document, provenance = assembled(deal, select(deal, LIBRARY), LIBRARY)
    except MoudraftError:
        return  # this deal has no such draft
    for provision in document.all_provisions():
        own = [each for each in provision.paragraphs() if not (provision.rows and each.role == "statement")]
        assert len(own) == len(provenance.paragraphs[provision.id]), provision.id
    assert len(provenance.paragraphs.get(SIGNING, ())) == len(document.execution_blocks)
