"""Cross-references: how each prints, where it points, and what is said when its target is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.document import CrossReference, DefinedTerm, Document, Paragraph, bookmark_name, plain_text
from moudraft.document.assembly import _Assembly
from moudraft.document.references import resolve
from moudraft.drafting import load_library
from moudraft.problems import MoudraftError
from moudraft.selection import select
from tests import tiny
from tests.conftest import ROOT

ROW = "## row\n~~~\nregister: row\n~~~\n1. in short\n"
TABLE = "| Line | Means |\n|---|---|\n| {{ each rows }} | |\n"
SCHEDULE = "## one\n~~~\nregister: schedule\n~~~\n1. x\n"
PREAMBLE = "## one\n~~~\nregister: preamble\n~~~\n1. x\n"
RECITAL = "## one\n~~~\nregister: recital\n~~~\n1. x\n"


def references(document: Document) -> list[CrossReference]:
    return [each for each in document.inlines() if isinstance(each, CrossReference)]


def reference(
    target: str, slots: list[Any], clauses: dict[str, str], style: str = "legal", **more: Any
) -> CrossReference:
    """The one reference of a clause in a first section to ``target``, whose slots are in a second."""
    paper = tiny.template(("First", ["from/here"]), ("Second", slots), **more)
    library = tiny.library({"from/here": f"1. See [@{target}].", **clauses}, paper)
    found = references(tiny.assembled(library, terms={"numbering": style}))
    return found[0]  # a schedule that is referred to refers back


@pytest.mark.parametrize(
    ("style", "text", "bookmark"),
    [
        ("legal", "paragraph\u00a02.2", bookmark_name("b/b")),
        ("headings", "section\u00a02", bookmark_name("section/1")),
        ("none", "the part headed \u201cSecond\u201d", bookmark_name("section/1")),
    ],
)
def test_a_clause_is_cited_by_paragraph_by_section_or_by_heading(style: str, text: str, bookmark: str) -> None:
    found = reference("b/b", ["a/a", "b/b"], {"a/a": "1. a", "b/b": "1. b"}, style)
    assert (found.text, found.bookmark, found.target) == (text, bookmark, "b/b")


@pytest.mark.parametrize(
    ("text", "title", "printed"),
    [
        ("1. a", "What it is", "the paragraph on what it is"),
        ("1. a\n2. b", "What it is", "the paragraphs on what it is"),
        ("1. a", "A new legal body", "the paragraph on a new legal body"),
        ("1. a", "VAT", "the paragraph on VAT"),
    ],
)
@pytest.mark.parametrize("style", ["none", "headings"])
def test_what_has_neither_a_number_nor_a_heading_is_cited_by_what_it_is_on(
    style: str, text: str, title: str, printed: str
) -> None:
    paper = tiny.template(("", ["from/here", "b/b"]))
    clauses = {"from/here": "1. See [@b/b].", "b/b": tiny.clause(text).replace("A clause", title)}
    library = tiny.library(clauses, paper)
    document = tiny.assembled(library, terms={"numbering": style})
    (found,) = references(document)
    assert (found.text, found.bookmark) == (printed, bookmark_name("b/b"))
    marked = [each.bookmark for provision in document.provisions() for each in provision.paragraphs()]
    assert found.bookmark in marked


def test_the_unit_is_the_templates() -> None:
    assert reference("b/b", ["b/b"], {"b/b": "1. b"}, unit="clause").text == "clause\u00a02.1"


def test_a_clause_without_a_number_of_its_own_is_cited_by_its_section() -> None:
    assert reference("b/b", ["b/b"], {"b/b": "Just text."}).text == "paragraph\u00a02"


@pytest.mark.parametrize("style", ["legal", "headings", "none"])
def test_a_schedule_is_cited_by_noun_and_number_in_every_style(style: str) -> None:
    clauses = {"a/a": "1. a", "s/s": SCHEDULE, "t/t": SCHEDULE}
    found = reference("t/t", ["a/a"], clauses, style, schedules=["s/s", "t/t"], schedule="Appendix")
    assert (found.text, found.bookmark) == ("Appendix\u00a02", bookmark_name("schedule/t/t@schedule"))


@pytest.mark.parametrize("style", ["legal", "headings", "none"])
def test_a_row_is_cited_as_a_statement_in_every_style(style: str) -> None:
    slots = [{"clause": "t/t", "rows": [{"heading": "H", "slots": ["b/b", "c/c"]}]}]
    found = reference("c/c", slots, {"t/t": TABLE, "b/b": ROW, "c/c": ROW}, style)
    assert (found.text, found.bookmark) == ("statement\u00a0S2", bookmark_name("c/c@row"))


def test_the_clause_that_holds_a_table_is_not_cited_by_the_number_of_a_row() -> None:
    slots = [{"clause": "t/t", "rows": [{"heading": "H", "slots": ["b/b"]}]}]
    found = reference("t/t", slots, {"t/t": TABLE, "b/b": ROW})
    assert (found.text, found.bookmark) == ("paragraph\u00a02", bookmark_name("section/1"))


def test_a_clause_in_two_registers_is_cited_as_a_clause() -> None:
    both = ROW + "\n## full\n1. in full\n"
    slots = [{"clause": "t/t", "rows": [{"heading": "H", "slots": ["b/b"]}]}, "b/b"]
    assert reference("b/b", slots, {"t/t": TABLE, "b/b": both}).text == "paragraph\u00a02.1"


def test_a_clause_that_is_a_recital_as_well_is_cited_as_a_clause() -> None:
    both = RECITAL + "\n## full\n1. in full\n"
    slots = ["b/b", {"clause": "b/b", "register": "recital"}]
    assert reference("b/b", slots, {"b/b": both}).text == "paragraph\u00a02.1"


def test_the_preamble_is_cited_as_the_opening_words() -> None:
    found = reference("p/p", ["a/a"], {"a/a": "1. a", "p/p": PREAMBLE}, preamble=["p/p"])
    assert found.text == "the opening words of this Memorandum"


def test_a_reference_stands_in_emphasis_in_lists_and_in_tables() -> None:
    body = "1. *see [@b/b]*:\n   1. **[@b/b]**\n\n| [@b/b] |\n|---|\n| x [@b/b] |\n"
    found = references(tiny.assembled(tiny.library({"a/a": body, "b/b": "1. b"})))
    assert [each.text for each in found] == ["paragraph\u00a01.2"] * 4


def test_every_reference_points_at_a_bookmark_of_the_document() -> None:
    clauses = {
        "a/a": "1. [@b/b] [@s/s] [@t/t] [@c/c] [@d/d]", "b/b": "1. b", "s/s": SCHEDULE, "t/t": TABLE, "c/c": ROW,
        "d/d": "Plain.",
    }  # fmt: skip
    slots = ["a/a", "b/b", {"clause": "t/t", "rows": [{"heading": "H", "slots": ["c/c"]}]}, "d/d"]
    library = tiny.library(clauses, tiny.template(("T", slots), schedules=["s/s"]))
    for style in ("legal", "headings", "none"):
        document = tiny.assembled(library, terms={"numbering": style})
        marks = {each.bookmark for p in document.provisions() for each in p.paragraphs()}
        marks |= {each.bookmark for each in (*document.sections, *document.schedules)}
        assert {each.bookmark for each in references(document)} <= marks - {""}


# --- a target that is not there ------------------------------------------------------------------


def said(library: Any, **deal: Any) -> list[str]:
    with pytest.raises(MoudraftError) as error:
        tiny.assembled(library, **deal)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("slot", "deal", "hint"),
    [
        (None, {}, "add b/b under clauses: add:, or choose another wording"),
        ({"clause": "b/b", "when": {"exit": "never"}}, {},
         "the template asks for more: not exit: never (templates/paper.yaml:1)"),
        ("b/b", {"clauses": {"leave_out": {"b/b": "we said so"}}},
         "left out by the deal: we said so"),
        ({"clause": "b/b", "register": "recital", "when": {"exit": "never"}}, {},
         "the template asks for more: not exit: never (templates/paper.yaml:1)"),
    ],
    ids=["no slot", "the template's condition", "the deal leaves it out", "in another register"],
)  # fmt: skip
def test_a_missing_target_names_the_line_and_the_answer_that_removed_it(
    slot: Any, deal: dict[str, Any], hint: str
) -> None:
    clauses = {"a/a": "1. x\n2. See [@b/b].\n", "b/b": "1. b\n\n" + "## recital\n~~~\nregister: recital\n~~~\n1. r"}
    clauses["b/b"] = "## plain\n" + clauses["b/b"]
    library = tiny.library(clauses, tiny.template(("T", ["a/a", *([slot] if slot else [])])))
    told = "clauses/a/a.md:5: a/a refers to b/b, which is not in this draft"
    if deal:
        told = "deal clauses.leave_out.b/b: a/a refers to b/b, which is not in this draft (clauses/a/a.md:5)"
    assert said(library, **deal) == [f"{told}\n  hint: {hint}"]


def test_every_missing_target_is_told_at_once() -> None:
    clauses = {"a/a": "1. [@x/x] and [@y/y]", "b/b": "1. [@x/x]", "x/x": "1. x", "y/y": "1. y"}
    assert len(said(tiny.library(clauses, tiny.template(("T", ["a/a", "b/b"]))))) == 3


def test_a_row_that_refers_to_nothing_is_told_once() -> None:
    slots = [{"clause": "t/t", "rows": [{"heading": "H", "slots": ["b/b"]}]}]
    clauses = {"t/t": TABLE, "b/b": ROW.replace("in short", "see [@x/x]"), "x/x": "1. x"}
    found = said(tiny.library(clauses, tiny.template(("T", slots))))
    assert [each.split(" refers")[0] for each in found] == ["clauses/b/b.md:5: b/b"]


@pytest.mark.parametrize("order", [["b/b", "c/c"], ["c/c", "b/b"]])
def test_clauses_that_bind_are_cited_whole_in_the_order_of_the_paper(order: list[str]) -> None:
    clauses = {"a/a": "1. Only {{ binding.clauses }} bind.", "b/b": "1. one\n2. two\n3. three", "c/c": "1. only"}
    listed = {"rule": "part", "clauses": order}
    library = tiny.library(clauses, tiny.template(("T", ["a/a", "b/b", "c/c"])))
    made = tiny.assembled(library, terms={"binding": listed})
    assert tiny.lines(made)[0] == "1.1 Only paragraphs\u00a01.2 to 1.4 and 1.5 bind."


@pytest.mark.parametrize("style", ["legal", "headings", "none"])
@pytest.mark.parametrize("paragraphs", [2, 3, 12])
def test_a_clause_that_binds_by_itself_is_cited_from_its_first_paragraph_to_its_last(
    paragraphs: int, style: str
) -> None:
    """As in "7.9 to 7.11": a range, and nothing else is in the list. Of two, each is named."""
    body = "\n".join(f"{number}. words" for number in range(1, paragraphs + 1))
    library = tiny.library(
        {"a/a": "1. Only {{ binding.clauses }} bind.", "b/b": body}, tiny.template(("One", ["a/a"]), ("Two", ["b/b"]))
    )
    made = tiny.assembled(library, terms={"binding": {"rule": "part", "clauses": ["b/b"]}, "numbering": style})
    cited = {
        "legal": f"paragraphs\u00a02.1 {'and' if paragraphs == 2 else 'to'} 2.{paragraphs}",
        "headings": "section\u00a02",
        "none": "the part headed \u201cTwo\u201d",
    }
    assert tiny.lines(made, "a/a")[0].endswith(f"Only {cited[style]} bind.")


@pytest.mark.parametrize(
    ("sizes", "printed"),
    [
        ((3,), "paragraphs\u00a02.1 to 2.3"),
        ((3, 1), "paragraphs\u00a02.1 to 2.3 and 2.4"),
        ((1, 3), "paragraphs\u00a02.1 and 2.2 to 2.4"),
        ((3, 3), "paragraphs\u00a02.1 to 2.3 and 2.4 to 2.6"),
        ((1, 3, 1), "paragraphs\u00a02.1, 2.2 to 2.4 and 2.5"),
        ((3, 3, 3), "paragraphs\u00a02.1 to 2.3, 2.4 to 2.6 and 2.7 to 2.9"),
        ((2,), "paragraphs\u00a02.1 and 2.2"),
        ((2, 1), "paragraphs\u00a02.1, 2.2 and 2.3"),
        ((1, 2), "paragraphs\u00a02.1, 2.2 and 2.3"),
        ((2, 2), "paragraphs\u00a02.1, 2.2, 2.3 and 2.4"),
        ((3, 2, 1), "paragraphs\u00a02.1 to 2.3, 2.4, 2.5 and 2.6"),
        ((1, 3, 2), "paragraphs\u00a02.1, 2.2 to 2.4, 2.5 and 2.6"),
    ],
)
def test_ranges_in_a_list_keep_both_their_ends_and_neighbours_stand_one_by_one(
    sizes: tuple[int, ...], printed: str
) -> None:
    clauses = {f"b/b{n}": "\n".join(f"{k + 1}. words" for k in range(size)) for n, size in enumerate(sizes)}
    paper = tiny.template(("One", ["a/a"]), ("Two", list(clauses)))
    library = tiny.library({"a/a": "1. Only {{ binding.clauses }} bind.", **clauses}, paper)
    made = tiny.assembled(library, terms={"binding": {"rule": "part", "clauses": list(clauses)}})
    assert tiny.lines(made, "a/a") == [f"1.1 Only {printed} bind."]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("{{ binding.clauses }} and [@c/c]", "paragraphs\u00a02.1 to 2.3 and 2.4"),
        ("[@c/c] and {{ binding.clauses }}", "paragraphs\u00a02.4 and 2.1 to 2.3"),
        ("[@c/c], {{ binding.clauses }} and [@d/d]", "paragraphs\u00a02.4, 2.1 to 2.3 and 2.5"),
        ("[@c/c] and {{ binding.clauses }} and [@d/d]", "paragraphs\u00a02.4 and 2.1 to 2.3 and paragraph\u00a02.5"),
        ("[@c/c] and [@d/d] to 2.9", "paragraphs\u00a02.4 and 2.5 to 2.9"),
        ("[@c/c] and then {{ binding.clauses }}", "paragraph\u00a02.4 and then paragraphs\u00a02.1 to 2.3"),
    ],
)
def test_a_range_may_stand_in_a_list_of_references(written: str, printed: str) -> None:
    clauses = {"a/a": f"1. See {written}.", "b/b": "1. one\n2. two\n3. three", "c/c": "1. c", "d/d": "1. d"}
    library = tiny.library(clauses, tiny.template(("One", ["a/a"]), ("Two", ["b/b", "c/c", "d/d"])))
    made = tiny.assembled(library, terms={"binding": {"rule": "part", "clauses": ["b/b"]}})
    assert tiny.lines(made, "a/a") == [f"1.1 See {printed}."]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("[@a/a] and [@b/b]", "paragraphs\u00a02.1 and 2.2"),
        ("[@a/a], [@b/b] and [@c/c]", "paragraphs\u00a02.1, 2.2 and 2.3"),
        ("[@a/a], and [@b/b] too", "paragraph\u00a02.1, and paragraph\u00a02.2 too"),
        ("[@a/a], [@b/b] or [@c/c]", "paragraph\u00a02.1, paragraph\u00a02.2 or paragraph\u00a02.3"),
        ("under [@a/a], [@b/b] holds", "under paragraph\u00a02.1, paragraph\u00a02.2 holds"),
        ("[@a/a] to [@b/b]", "paragraph\u00a02.1 to paragraph\u00a02.2"),
        ("[@a/a] and [@s/s]", "paragraph\u00a02.1 and Schedule\u00a01"),
    ],
)
def test_references_in_a_list_share_one_noun(written: str, printed: str) -> None:
    clauses = {"from/here": f"1. {written}.", "a/a": "1. a", "b/b": "1. b", "c/c": "1. c", "s/s": SCHEDULE}
    paper = tiny.template(("First", ["from/here"]), ("Second", ["a/a", "b/b", "c/c"]), schedules=["s/s"])
    document = tiny.assembled(tiny.library(clauses, paper))
    first = next(document.provisions()).blocks[0]
    assert isinstance(first, Paragraph)
    assert plain_text(first.content) == f"{printed}."


def test_an_answer_fills_a_blank_in_the_text_and_where_the_parties_sign() -> None:
    paper = tiny.template(("T", ["a/a"]), execution={"intro": "Signed"})
    library = tiny.library({"a/a": "1. {{ ask the council's depot }} is open."}, paper)
    signs = "in what capacity North's signatory signs"
    given = {"the council's depot": "Mill Lane *", "who signs for North": "the Leader", signs: "as {{ leader }}"}
    made = tiny.assembled(library, answers=given)
    assert tiny.lines(made) == ["1.1 Mill Lane * is open."]
    lines = {label: plain_text(content) for label, content in made.execution_blocks[0].lines}
    assert (lines["Office"], lines["Signing"]) == ("the Leader", "as {{ leader }}")


LIBRARY = load_library()


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
def test_where_it_is_known_what_refers_all_else_is_passed_over_and_nothing_is_lost(
    example: Path, template: str
) -> None:
    deal = load_deal(example, sets=(f"template={template}",))
    try:
        selection = select(deal, LIBRARY)
        assembly = _Assembly(deal, selection, selection.library or LIBRARY)
        document = assembly.document()
        known, unknown = resolve(document, deal, selection, assembly.referring), resolve(document, deal, selection)
    except MoudraftError:
        return  # this deal has no such draft
    assert known == unknown
    terms = {plain_text(each.children) for each in document.marked() if isinstance(each, DefinedTerm)}
    assert document.terms == tuple(sorted(terms, key=str.casefold))
    referring = {each.id for each in document.provisions() if each.id in assembly.referring}
    assert len(referring) < len(list(document.provisions()))  # or it would be of no use
