"""A whole draft: effect and its verbs, the words for parties, what is not settled, signing, and sameness."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document import Blank, Document, plain_text
from moudraft.document.assembly import assemble
from moudraft.drafting import load_library
from moudraft.problems import MoudraftError
from moudraft.selection import select
from tests import tiny
from tests.conftest import EXAMPLES

POLICE = {"name": "The Chief Constable of Essex", "short_name": "Police", "kind": "chief-constable"}


def line_of(body: str, **deal: Any) -> str:
    (line,) = tiny.lines(tiny.drafted(body, **deal))
    return line


# --- effect --------------------------------------------------------------------------------------

VERBS = "{{ each.will }} / {{ both.intend }} / {{ neither.will }} / {{ the_parties.recognise }} / it {{ will }}"
SOFT = "each Council will / both Councils intend to / neither Council will / the Councils recognise / it will"
HARD = "each Council must / both Councils must / neither Council may / the Councils recognise / it must"


def effects(binding: Any, **wordings: str) -> dict[str, tuple[str, str]]:
    """The effect of each clause and the words its verbs give, under a value of ``binding``."""
    bodies = {
        f"one/{name}": f"## one\n~~~\neffect: {effect}\n~~~\n{VERBS}" if effect else VERBS
        for name, effect in wordings.items()
    }
    library = tiny.library(bodies)
    document = tiny.assembled(library, terms={"binding": binding})
    return {
        each.clause.removeprefix("one/"): (each.effect, next(map(tiny.shown, each.paragraphs())))
        for each in document.provisions()
    }


def test_where_nothing_binds_every_verb_is_soft() -> None:
    assert effects("none", a="", b="") == {"a": ("non-binding", SOFT), "b": ("non-binding", SOFT)}


def test_where_all_of_it_binds_every_verb_is_hard() -> None:
    assert effects("full", a="") == {"a": ("binding", HARD)}


def test_in_part_only_the_listed_clauses_bind() -> None:
    found = effects({"rule": "part", "clauses": ["one/b"]}, a="", b="")
    assert found == {"a": ("non-binding", SOFT), "b": ("binding", HARD)}


def test_in_part_with_nothing_listed_nothing_binds() -> None:
    assert effects("part", a="") == {"a": ("non-binding", SOFT)}


def test_a_listed_clause_may_be_named_by_its_code() -> None:
    library = tiny.library({"a/a": tiny.clause(VERBS, {"code": "AA-1"})})
    document = tiny.assembled(library, terms={"binding": {"rule": "part", "clauses": ["aa-1"]}})
    assert tiny.provision(document, "a/a").effect == "binding"


def test_a_wording_that_says_its_own_effect_keeps_it() -> None:
    assert effects("none", a="binding")["a"] == ("binding", HARD)
    assert effects("full", a="non-binding")["a"] == ("non-binding", SOFT)


# --- grammar -------------------------------------------------------------------------------------

GRAMMAR = [
    ("{{ both }}", "both Councils", "all the Councils"),
    ("{{ either }}", "either Council", "any Council"),
    ("{{ neither }}", "neither Council", "no Council"),
    ("{{ other }}", "the other Council", "another Council"),
    ("{{ others }} take{{ others.s }}", "the other Council takes", "the other Councils take"),
    ("{{ others_possessive }} staff", "the other Council\u2019s staff", "the other Councils\u2019 staff"),
    ("{{ one_another }}", "each other", "one another"),
    ("{{ between }} them", "between them", "among them"),
    ("{{ party_count }}", "two", "three"),
    ("{{ short_names }}", "North and South", "North, South and West"),
    ("either{{ groups_of_them }}", "either", "either, or across groups of them"),
    ("{{ Each }}, {{ The_parties }}", "Each Council, The Councils", "Each Council, The Councils"),
    (
        "{{ party_names }}",
        "North District Council and South Borough Council",
        "North District Council, South Borough Council and West Borough Council",
    ),
]


@pytest.mark.parametrize(("body", "two", "three"), GRAMMAR)
def test_grammar_follows_the_number_of_parties(body: str, two: str, three: str) -> None:
    assert line_of(body) == two
    assert line_of(body, parties=[tiny.NORTH, tiny.SOUTH, tiny.WEST]) == three


def test_councils_with_others_are_partners() -> None:
    assert line_of("{{ Each }} of {{ the_parties }}", parties=[tiny.NORTH, POLICE]) == "Each Partner of the Partners"


def test_a_template_has_its_own_words_for_parties_and_for_itself() -> None:
    paper = tiny.template(
        ("T", ["a/a"]),
        party={"councils": "Authority", "mixed": "Body"},
        paper={"name": "Heads of Terms", "this": "these Heads of Terms", "plural": "yes", "later": "Agreement"},
    )
    library = tiny.library(
        {"a/a": "{{ Paper }} record{{ paper.s }}; {{ paper.is }}; {{ parties }}; {{ later_paper }}"}, paper
    )
    (line,) = tiny.lines(tiny.assembled(library))
    assert line == "These Heads of Terms record; these Heads of Terms are; Authorities; Agreement"
    (line,) = tiny.lines(tiny.assembled(library, parties=[tiny.NORTH, POLICE]))
    assert line.endswith("; Bodies; Agreement")


@pytest.mark.parametrize(
    ("group", "printed"),
    [
        ({"name": "the Partnership", "area": "Essex"}, "the Partnership, Partnership, Essex"),
        ({"name": "Partnership"}, "the Partnership, Partnership, their area"),
        ({}, "the partnership, partnership, their area"),
        ({"name": {"tbc": "its name"}, "area": "tbc"},
         "[to confirm: its name], [to confirm: its name], [to confirm: the area]"),
    ],
)  # fmt: skip
def test_the_group_and_its_area(group: dict[str, Any], printed: str) -> None:
    assert line_of("{{ group }}, {{ group_term }}, {{ area }}", group=group) == printed


@pytest.mark.parametrize(
    ("binding", "group", "printed"),
    [
        ("none", {}, "the partnership, the partnership"),
        ("part", {"name": "the Rota"}, "the Rota, the Rota"),
        ("full", {}, "this Memorandum, this Memorandum"),
        ("full", {"name": "the Rota"}, "the Rota, this Memorandum"),
    ],
)
def test_a_party_joins_and_leaves_a_contract_rather_than_a_partnership(
    binding: str, group: dict[str, Any], printed: str
) -> None:
    assert line_of("{{ group }}, {{ arrangement }}", group=group, terms={"binding": binding}) == printed


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("2026-12-20", "20 December 2026"),
        ("2026-12", "[to confirm: the day] December 2026"),
        ("2026", "[to confirm: the day and month] 2026"),
        ("tbc", "[to confirm: the date]"),
        (None, "[to confirm: the date]"),
    ],
)
def test_what_is_missing_of_a_date_is_a_blank(given: str | None, printed: str) -> None:
    assert line_of("{{ date }}", **({"date": given} if given else {})) == printed


@pytest.mark.parametrize(
    ("term", "printed"),
    [
        ({"rule": "notice", "period": "9 months"}, "nine months"),
        ("notice-3m", "three months"),
        ("notice", "[to confirm: how long the notice is]"),
        ({"rule": "notice", "period": "tbc"}, "[to confirm: how long the notice is]"),
        ({"rule": "notice", "period": {"tbc": "what the boards say"}}, "[to confirm: what the boards say]"),
    ],
)
def test_the_details_of_an_axis_print_or_ask(term: Any, printed: str) -> None:
    assert line_of("{{ exit.period }}", terms={"exit": term}) == printed


def test_a_list_of_an_axis_prints_in_prose_and_as_a_list() -> None:
    costs = {"costs": {"rule": "lead", "lead": "North", "items": ["the post", "the hall"]}}
    assert line_of("{{ costs.lead }}: {{ costs.items }}", terms=costs) == "North: the post and the hall"
    body = "1. North pays for:\n   1. {{ each costs.items }} {{ item.text }};\n"
    assert tiny.lines(tiny.drafted(body, terms=costs))[1:] == ["(a) the post; and", "(b) the hall."]


def test_clauses_that_an_axis_names_print_as_references() -> None:
    library = tiny.library({"a/a": "Only {{ binding.clauses }} bind.", "b/b": "1. b", "c/c": "1. c"})
    document = tiny.assembled(library, terms={"binding": {"rule": "part", "clauses": ["b/b", "c/c"]}})
    assert tiny.lines(document)[0] == "Only paragraphs\u00a01.1 and 1.2 bind."


def test_the_parts_of_a_body_print_or_ask() -> None:
    body = "{{ Board }} ({{ board_term }}): {{ board.members }}; {{ board.chair }}; {{ board.quorum }}; {{ team }}"
    assert line_of(body, governance=["board"]) == (
        "The Leaders’ Board (Leaders’ Board): the Leader of each Council; chaired by each Council in turn; "
        "[to confirm: the quorum of the Leaders’ Board]; the partners\u2019 meeting"
    )
    own = {"model": "board", "name": "Top Table", "members": ["A", "B"], "chair": "A", "quorum": {"tbc": "how many"}}
    assert line_of(body, governance=[own, "team"]) == (
        "The Top Table (Top Table): A and B; A; [to confirm: how many]; the Programme Team"
    )


def test_a_turn_in_the_chair_prints_is_a_fact_and_asks() -> None:
    library = tiny.library(
        {"a/a": "## one\n1. No turn.\n\n## two\n~~~\nwhen: {turn: given}\n~~~\n1. {{ Board.turn }}."}
    )

    def turn(**more: Any) -> str:
        return tiny.lines(tiny.assembled(library, governance=[{"model": "board", **more}]))[0]

    assert turn() == turn(term="silent") == "1.1 No turn."
    assert turn(term="12 months") == "1.1 Twelve months."
    assert turn(term="tbc") == "1.1 [to confirm: how long each turn in the chair of the Leaders\u2019 Board lasts]."


@pytest.mark.parametrize(
    ("governance", "office", "printed"),
    [
        (["board"], "Chief Executive", "the Leaders, the signatories"),
        (["board"], "Leader", "the Leaders, the Leaders"),
        ([{"model": "board", "members": ["an officer of each"]}], "Leader", "the Leaders, the Leaders"),
        (
            [{"model": "board", "members": ["the Leader of A", "the Mayor of B"]}],
            "Chair",
            "the Leaders, the signatories",
        ),
        ([{"model": "board", "members": ["an officer of each"]}], "Chair", "the signatories, the signatories"),
        ([{"model": "board", "members": "tbc"}], "Chair", "the signatories, the signatories"),
        (["no-body"], "Chair", "the signatories, the signatories"),
    ],
)
def test_those_who_meet_follow_the_body_and_those_who_commit_themselves_follow_who_signs(
    governance: list[Any], office: str, printed: str
) -> None:
    parties = [{**each, "signatory": {"office": office, "capacity": "office"}} for each in (tiny.NORTH, tiny.SOUTH)]
    assert line_of("{{ leadership }}, {{ leaders }}", governance=governance, parties=parties) == printed


# --- what is not settled -------------------------------------------------------------------------

ON_EXIT = "## one\n~~~\nwhen: {exit: silent}\n~~~\n1. Nobody need stay.\n2. Nor go.\n"


def test_a_provision_that_rests_on_an_axis_to_be_confirmed_asks_for_it_in_its_first_paragraph() -> None:
    assert tiny.lines(tiny.drafted(ON_EXIT, terms={"exit": "tbc"})) == [
        "1.1 Nobody need stay. [to confirm: the way out]", "1.2 Nor go.",
    ]  # fmt: skip
    assert tiny.drafted(ON_EXIT).blanks() == ()


def test_the_clauses_own_condition_counts_and_another_axis_does_not() -> None:
    own = tiny.clause("1. Stay.", {"when": "{exit: silent}"})
    made = tiny.assembled(tiny.library({"a/a": own}), terms={"exit": "tbc"})
    assert made.blanks() == (Blank("the way out", "terms.exit"),)
    assert tiny.assembled(tiny.library({"a/a": own}), terms={"costs": "tbc"}).blanks() == ()


def test_the_condition_of_the_slot_counts_too() -> None:
    paper = tiny.template(("T", [{"clause": "a/a", "when": {"exit": "silent"}}, "b/b"]))
    library = tiny.library({"a/a": "1. Stay.", "b/b": "1. Or go."}, paper)
    assert tiny.lines(tiny.assembled(library, terms={"exit": "tbc"})) == [
        "1.1 Stay. [to confirm: the way out]", "1.2 Or go.",
    ]  # fmt: skip
    assert tiny.assembled(library, terms={"costs": "tbc"}).blanks() == ()


def test_the_condition_of_the_slot_says_nothing_where_another_clause_speaks_for_the_axis() -> None:
    paper = tiny.template(("T", [{"clause": "a/a", "when": {"exit": "silent"}}, "b/b"]))
    speaks = tiny.clause("1. Leave at will.", {"when": "{exit: silent}"})
    library = tiny.library({"a/a": "1. Stay.", "b/b": speaks}, paper)
    assert tiny.lines(tiny.assembled(library, terms={"exit": "tbc"})) == [
        "1.1 Stay.", "1.2 Leave at will. [to confirm: the way out]",
    ]  # fmt: skip


def test_blanks_are_listed_once_each_in_reading_order() -> None:
    document = tiny.drafted("1. {{ date }}, {{ exit.period }}.\n2. *{{ date }}*.\n", terms={"exit": "notice"})
    assert document.blanks() == (Blank("the date", "date"), Blank("how long the notice is", "terms.exit.period"))


# --- the whole -----------------------------------------------------------------------------------


def test_a_section_with_nothing_in_it_vanishes_and_the_numbers_close_up() -> None:
    paper = tiny.template(("One", [{"clause": "a/a", "when": {"exit": "never"}}]), ("Two", ["b/b"]), ("Three", ["c/c"]))
    library = tiny.library({"a/a": "1. a", "b/b": "1. b", "c/c": "1. c"}, paper)
    document = tiny.assembled(library)
    assert [(each.number, each.heading) for each in document.sections] == [("1", "Two"), ("2", "Three")]
    assert tiny.lines(document) == ["1.1 b", "2.1 c"]
    steady = {each.heading: (each.id, each.bookmark) for each in document.sections}
    with_all = {
        each.heading: (each.id, each.bookmark) for each in tiny.assembled(library, terms={"exit": "never"}).sections
    }
    assert steady.items() <= with_all.items()


def test_an_empty_gathering_table_leaves_no_hole() -> None:
    table = "1. The lines:\n\n| a | b |\n|---|---|\n| {{ each rows }} | |\n"
    rows = [{"heading": "H", "slots": [{"clause": "r/r", "when": {"exit": "never"}}]}]
    row = "## row\n~~~\nregister: row\n~~~\n1. r"
    paper = tiny.template(("Lines", [{"clause": "t/t", "rows": rows}]), ("Rest", ["a/a"]))
    library = tiny.library({"t/t": table, "r/r": row, "a/a": "1. a"}, paper)
    assert tiny.lines(tiny.assembled(library)) == ["1.1 a"]
    assert tiny.lines(tiny.assembled(library, terms={"exit": "never"})) == [
        "1.1 The lines:",
        "a",
        "b",
        "H",
        "S1 r",
        "2.1 a",
    ]


def test_a_row_of_the_table_without_a_statement_is_not_drawn() -> None:
    rows = [{"heading": h, "slots": [{"clause": c, "when": {"exit": e}}]} for h, c, e in (
        ("Never", "r/r", "never"), ("Silent", "s/s", "silent"))]  # fmt: skip
    row = "## row\n~~~\nregister: row\n~~~\n1. r"
    table = "| a | b |\n|---|---|\n| {{ each rows }} | |\n"
    library = tiny.library(
        {"t/t": table, "r/r": row, "s/s": row}, tiny.template(("T", [{"clause": "t/t", "rows": rows}]))
    )
    assert tiny.lines(tiny.assembled(library)) == ["a", "b", "Silent", "S1 r"]


def test_the_cover_the_heading_and_the_header_are_filled() -> None:
    cover = {"parties": "{{ party_names }}", "title": "{{ title }}", "subtitle": "{{ paper_name }}"}
    library = tiny.library({"a/a": "1. a"}, tiny.template(("What {{ each }} does", ["a/a"]), cover=cover))
    document = tiny.assembled(library, date="2026-12-20")
    assert [plain_text(part) for part in (document.cover.parties, document.cover.title, document.cover.subtitle)] == [
        "North District Council and South Borough Council", "The Deal", "Memorandum",
    ]  # fmt: skip
    assert (document.title, document.header, document.dated) == ("The Deal", "The Deal \u2013 Memorandum", "2026-12-20")
    assert document.sections[0].heading == "What each Council does"
    assert document.parties == ("North District Council", "South Borough Council")


def test_notes_of_the_library_stand_nowhere_in_a_document() -> None:
    body = tiny.clause("## one\n~~~\nnote: Of the wording.\n~~~\n1. x", {"note": "Of the clause."})
    (provision,) = tiny.assembled(tiny.library({"a/a": body})).provisions()
    assert provision.notes == ()
    assert [tiny.shown(each) for each in provision.paragraphs()] == ["1.1 x"]


def test_every_fault_of_every_clause_is_told_at_once() -> None:
    library = tiny.library({"a/a": "1. {{ prty }}", "b/b": "1. They:\n   1. {{ each vision }} {{ item.text }};\n"})
    with pytest.raises(MoudraftError) as error:
        tiny.assembled(library)
    assert [str(each.location) for each in error.value.problems] == ["clauses/a/a.md:6", "deal"]


# --- signing -------------------------------------------------------------------------------------


def signed(condition: Any = None, **deal: Any) -> Document:
    execution = {"intro": "Signed for {{ the_parties }}.", **({"when": condition} if condition else {})}
    return tiny.assembled(tiny.library({"a/a": "1. a"}, tiny.template(("T", ["a/a"]), execution=execution)), **deal)


def test_each_party_has_a_place_to_sign() -> None:
    office = {**tiny.NORTH, "signatory": {"office": "Leader", "capacity": "office"}}
    body = {**tiny.SOUTH, "signatory": {"office": "Chief Executive", "capacity": "body"}}
    document = signed(parties=[office, body, tiny.WEST], date="2026-12-20")
    assert plain_text(document.execution_intro) == "Signed for the Councils."
    shown = {
        block.party: {label: plain_text(words) for label, words in block.lines} for block in document.execution_blocks
    }
    assert [*shown] == ["North District Council", "South Borough Council", "West Borough Council"]
    assert shown["North District Council"] == {
        "Signed": "", "Name": "", "Office": "Leader", "Signing": "as Leader", "Date": "",
    }  # fmt: skip
    assert shown["South Borough Council"]["Signing"] == "for and on behalf of South Borough Council"
    assert shown["West Borough Council"]["Office"] == "[to confirm: who signs for West]"
    asked = Blank("in what capacity West\u2019s signatory signs", "parties.2.signatory.capacity")
    assert asked in list(document.inlines())


def test_a_paper_is_signed_only_when_its_template_says_so() -> None:
    assert signed({"binding": "full"}).execution_blocks == ()
    assert signed({"binding": "full"}).execution_intro == ()
    assert len(signed({"binding": "full"}, terms={"binding": "full"}).execution_blocks) == 2
    assert tiny.drafted("1. x").execution_blocks == ()


# --- the same every time -------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_deal_assembles_to_the_same_document_twice_and_json_keeps_all_of_it(example: Any) -> None:
    library = load_library()
    first, second = (
        assemble(deal, select(deal, library), library) for deal in (load_deal(example), load_deal(example))
    )
    assert first == second
    encoded = msgspec.json.encode(first)
    assert msgspec.json.decode(encoded, type=Document) == first
    assert msgspec.json.encode(second) == encoded
