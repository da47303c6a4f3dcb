"""What the words of a library assert: the marks, the matters, and what is told of a mark that names nothing."""

from __future__ import annotations

import re

import pytest

from moudraft import MoudraftError
from moudraft.document.assembly import assemble
from moudraft.drafting import load_library
from moudraft.library import Library, Source
from moudraft.library.reading.library_files import Reader
from moudraft.library.reading.soundness import library_problems
from moudraft.library.statement import UNSAID, Matter, Position, Statement
from moudraft.library.wording import Line, walk_parts
from moudraft.selection import select
from tests import tiny

VOTES = {"votes": {"about": "votes", "positions": {"none": {"says": "nobody votes"}, "taken": {"says": "all vote"}}}}


def library(body: str, **more: object) -> Library:
    return tiny.library({"one/clause": body}, statements=VOTES, **more)


def lines(body: str) -> tuple[Line, ...]:
    made = library(body).clauses["one/clause"].wordings[0].body
    assert all(isinstance(each, Line) for each in made)
    return made  # type: ignore[return-value]


def told(body: str, **more: object) -> list[tuple[int, str, str]]:
    try:
        problems = library_problems(library(body, **more))
    except MoudraftError as error:
        problems = list(error.problems)
    return [(each.location.line, each.message, each.hint) for each in problems]


@pytest.mark.parametrize(
    "line",
    [
        "1. {{ says votes: taken }} They vote.",
        "1. {{ when exit: silent }} {{ says votes: taken }} They vote.",
        "1. {{ says votes: taken }} {{ when exit: silent }} They vote.",
        "1. {{says votes: taken}} They vote.",
    ],
)
def test_a_line_says_what_it_asserts_wherever_the_mark_stands_at_its_front(line: str) -> None:
    (made,) = lines(line)
    assert made.says == (Statement("votes", "taken"),)
    unmarked = re.sub(r"\{\{ ?says votes: taken ?\}\} ", "", line)
    given = tiny.deal()
    with_it, without = (assemble(given, select(given, made), made) for made in map(library, (line, unmarked)))
    assert with_it == without


def test_items_of_lists_and_rows_of_tables_have_the_mark_too() -> None:
    body = "1. They:\n   1. {{ says votes: none }} talk;\n   2. {{ says votes: taken }} vote;\n\n| a |\n|---|\n"
    made = library(body + "| {{ says votes: taken }} b |\n").clauses["one/clause"].wordings[0].body
    assert [each.says for each in walk_parts(made)] == [
        (), (Statement("votes", "none"),), (Statement("votes", "taken"),), (Statement("votes", "taken"),)
    ]  # fmt: skip


def test_the_mark_is_no_part_of_the_words() -> None:
    one, other = (library(body).clauses["one/clause"].wordings[0] for body in (
        "1. They vote.", "1. {{ says votes: taken }} They vote."
    ))  # fmt: skip
    assert one.hash == other.hash


@pytest.mark.parametrize(
    ("mark", "message", "hint"),
    [
        ("vote: taken", 'unknown matter "vote"', 'did you mean "votes"?'),
        ("votes: takn", 'unknown position on votes "takn"', 'did you mean "taken"?'),
        ("votes: unsaid", 'unknown position on votes "unsaid"', ""),
        ("votes", "{{ says … }} names a matter and a position on it", ""),
        ("", "{{ says … }} names a matter and a position on it", ""),
        ("votes: [taken]", "{{ says … }} names a matter and a position on it", ""),
    ],
)
def test_a_mark_that_names_nothing_is_told_with_its_line(mark: str, message: str, hint: str) -> None:
    (found,) = told(f"1. First.\n2. {{{{ says {mark} }}}} They vote.")
    assert found[:2] == (7, message)
    assert hint in found[2]


def test_what_answers_and_models_say_is_held_against_the_matters() -> None:
    value = {"label": "Yes", "says": {"vote": "taken"}}
    axes = {"decision": {**tiny.AXES["decision"], "values": {**tiny.AXES["decision"]["values"], "majority": value}}}
    assert [message for _, message, _ in told("1. A.", axes=axes)] == ['unknown matter "vote"']
    model = {**tiny.GOVERNANCE["models"]["board"], "says": {"votes": "counted"}}
    models = {**tiny.GOVERNANCE["models"], "board": model}
    assert [m for _, m, _ in told("1. A.", governance={"models": models})] == ['unknown position on votes "counted"']


def test_positions_exclude_each_other_unless_one_stands_beside_the_other() -> None:
    matter = Matter("votes", {
        "none": Position("nobody votes"), "taken": Position("all vote"),
        "few": Position("few vote", beside=("none",)), "tie": Position("a tie is broken", needs=("taken",)),
    })  # fmt: skip
    pairs = {(one, other): matter.exclude(one, other) for one in matter.positions for other in matter.positions}
    assert all(pairs[one, other] == pairs[other, one] for one, other in pairs)
    apart = {frozenset(pair) for pair, out in pairs.items() if out}
    assert apart == set(map(frozenset, [("none", "taken"), ("taken", "few"), ("none", "tie"), ("few", "tie")]))
    assert matter.exclude(UNSAID, "taken") and not matter.exclude("unknown", "taken")


def test_every_position_of_the_library_is_taken_by_some_words_answer_or_model() -> None:
    """A position that nothing takes is a matter that nobody watches."""
    made = load_library()
    taken = {
        said
        for clause in made.clauses.values()
        for wording in clause.wordings
        for part in walk_parts(wording.body)
        for said in part.says
    }
    taken |= {Statement(*said) for model in made.models.values() for said in model.says.items()}
    values = (value for axis in made.axes.values() for value in axis.values.values())
    taken |= {Statement(*said) for value in values for said in value.says.items()}
    listed = {Statement(name, each) for name, matter in made.statements.items() for each in matter.positions}
    assert listed == {each for each in taken if each.position != UNSAID}


def test_a_house_adds_a_matter_to_ours() -> None:
    files = tiny.files({"one/clause": "1. {{ says proxies: used }} They vote."}, statements=VOTES)
    own = "proxies: {about: proxies, positions: {used: {says: by proxy}, none: {says: in person}}}"
    house = Source("house/clauses/statements.yaml", own)
    files["clauses/statements.yaml"] = (*files["clauses/statements.yaml"], house)
    made = Reader(files).library("tiny")
    assert list(made.statements) == ["votes", "proxies"] and not library_problems(made)
    assert made.statements["proxies"].location.file == "house/clauses/statements.yaml"
