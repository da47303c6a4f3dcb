"""What the parties settled of a body is printed as they said it, once, or told: for every governance model and key."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from tests.variants.made import DAY
from tests.whole.plain_data import leaves

LIBRARY = load_library()
NAMES = ("Ashdown", "Birchover", "the Trust", "the Charity", "Dunmouth", "Elmbridge")
KINDS = ("district", "county", "nhs-trust", "charity", "borough", "other")
# Each key of a body with a value, and the words by which a reader knows it again.
SAID: dict[str, tuple[Any, tuple[str, ...]]] = {
    "standing": ("advisory", ("takes no decision for",)),
    "standing.powers": ({"rule": "decides", "powers": ["the zebra budget", "the lion plan"]}, ("zebra", "lion")),
    "seats.each": ({"each": 2}, ("two members appointed by each",)),
    "seats.posts": ({"each": {"posts": ["Zebra Officer", "Lion"]}}, ("its Zebra Officer and its Lion",)),
    "seats.several": ({"each": {"n": 2, "posts": ["officer"]}}, ("two members from each", "each of them an officer")),
    "seats.party": ({"Ashdown": {"posts": ["Zebra"]}, "Birchover": 3}, ("Ashdown (its Zebra)", "three appointed by")),
    "seats.votes": ({"Ashdown": {"n": 1, "votes": 0}, "Birchover": 1}, ("Ashdown has no votes",)),
    "seats.substitute": ({"each": {"n": 1, "substitute": "the zebra deputy"}}, ("the zebra deputy may attend",)),
    "seats.substitutes": (
        {"Ashdown": {"n": 1, "substitute": "no"}, "Birchover": {"n": 1, "substitute": "yes"}},
        ("A member from Ashdown who cannot attend sends no substitute",),
    ),
    "attend": ([{"who": "the zebra clerk", "as": "adviser"}], ("attended by the zebra clerk, as adviser.",)),
    "attend.several": (
        [{"who": "the zebra clerk", "as": "to take notes"}, {"who": "the lion"}],
        ("the zebra clerk, to take notes; and", "the lion."),
    ),
    "chair.party": ({"parties": ["Birchover"]}, ("chaired by Birchover.",)),
    "chair.post": ({"parties": ["Birchover"], "post": "Zebra"}, ("chaired by Birchover through its Zebra.",)),
    "chair.turn": ({"parties": ["Birchover"], "turn": "18 months"}, ("Birchover, for 18 months at a time",)),
    "chair.two": ({"rule": "co-chairs", "parties": ["Ashdown", "Birchover"]}, ("jointly by Ashdown and Birchover.",)),
    "chair.presides": (
        {"parties": ["Ashdown", "Birchover"], "order": ["Birchover", "Ashdown"], "interested": "the zebra"},
        ("in this order: Birchover and Ashdown", "the zebra presides"),
    ),
    "chair.order": ({"rule": "rotating", "order": ["Birchover"], "turn": "1 year"}, ("order: Birchover, then",)),
    "chair.from": ({"rule": "rotating", "from": "2027-05-01"}, ("first turn begins on 1 May 2027",)),
    "chair.absent": ({"rule": "elected", "absent": "the zebra deputy"}, ("the zebra deputy presides",)),
    "chair.casting": ({"rule": "elected", "casting": "not-used"}, ("does not use the second vote",)),
    "decision.absent": ({"rule": "consensus", "absent": "asked-in-writing"}, ("is asked in writing",)),
    "decision.silence": ({"rule": "consensus", "silence": "refuses"}, ("No answer is a refusal",)),
    "decision.interested": ({"rule": "consensus", "interested": "the zebra stands out"}, ("The zebra stands out.",)),
    "meets": (
        {"first": "weekly", "for": "10 weeks", "then": "every leap year"},
        ("meet weekly for ten weeks, and every leap year after that",),
    ),
    "groups": ("yes", ("may set up working groups",)),
    "groups.more": (
        {"set_by": "the zebra", "purpose": "the lion question", "ends": "6 months", "outsiders": "no"},
        ("The zebra may set up", "the lion question", "ends after six months", "Only people from"),
    ),
    "reports_to": (
        [{"to": "zebra committee", "of": "Birchover", "every": "3 months"}],
        ("reports to the zebra committee of Birchover, every three months.", "no power to direct"),
    ),
    "reports_to.several": (
        [{"to": "zebra committee"}, {"to": "lion board", "draft_to": "the clerk"}],
        ("the zebra committee; and", "the lion board, and sends a draft first to the clerk."),
    ),
    "escalates_to": (
        {"to": ["zebra heads"], "after": "2 meetings", "within": "9 working days", "then": "as-is"},
        ("after two meetings, it refers the matter to the zebra heads", "nine working days", "position stands"),
    ),
}  # fmt: skip
# Of a body beside the principal one the same is said with its name, in a sentence of its own.
SAID_OF_ANOTHER: dict[str, tuple[str, ...]] = {
    "seats.substitutes": ("one from Ashdown sends no substitute and one from Birchover may send a substitute",),
    "attend.several": ("the zebra clerk, to take notes, and the lion.",),
    "chair.turn": ("chaired by Birchover.", "lasts 18 months."),
    "decision.silence": ("no answer is a refusal",),
    "decision.interested": ("the zebra stands out.",),
    "reports_to.several": ("the zebra committee, and the lion board, and sends a draft first to the clerk.",),
}
TEMPLATES = sorted(set(LIBRARY.templates) - {"joint-declaration"})
OFTEN = {"no power to direct", "takes no decision for", "position stands", "is asked in writing"}


def made(governance: Any, template: str = "mou", parties: int = 2, **more: Any) -> Draft:
    people = [
        {"name": f"{name} Body", "short_name": name, "kind": kind} for name, kind in zip(NAMES, KINDS, strict=True)
    ]
    data = {"moudraft": 1, "template": template, "title": "T", "parties": people[:parties], "governance": governance}
    return draft(
        load_deal(json.dumps({**data, **more}), name="deal.yaml"), today=DAY, library=LIBRARY, checks=("F707",)
    )


def body(key: str, model: str) -> dict[str, Any]:
    return {"model": model, "name": "Zoo Board", key.partition(".")[0]: copy.deepcopy(SAID[key][0])}


def read(drafted: Draft) -> str:
    return re.sub(r"\s*\n\s*(?:- )?(?:\([a-z]\) )?", " ", drafted.markdown().replace("**", "").replace("\\", ""))


def told(drafted: Draft) -> str:
    return " ".join(each.message for each in drafted.findings if each.code == "F707")


def lost(drafted: Draft, key: str, *, of_another: bool = False) -> list[str]:
    """What of a key is neither printed nor told, or printed more than once."""
    text, elsewhere = read(drafted), "Zoo Board" in told(drafted)
    expected = SAID_OF_ANOTHER.get(key, SAID[key][1]) if of_another else SAID[key][1]
    counts = {words: text.count(words) for words in expected}
    return [
        f"{key}: {words!r} {count} times"
        for words, count in counts.items()
        if (not count and not elsewhere) or (count > 1 and words not in OFTEN)
    ]


@pytest.mark.many(keep=5)
@pytest.mark.parametrize("model", sorted(LIBRARY.models))
def test_every_part_of_every_model_is_printed_once_or_told(model: str) -> None:
    found = []
    for key in SAID:
        found += [f"{model}: {each}" for each in lost(made([body(key, model)]), key)]
    assert found == []


@pytest.mark.many(keep=6)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("parties", [2, 3, 6])
def test_a_board_prints_every_part_in_every_paper(template: str, parties: int) -> None:
    """Not told as lost, but printed: a board of members has a place for everything."""
    found = []
    for key in SAID:
        drafted = made([body(key, "leaders-board")], template, parties)
        found += [f"{template}: {each}" for each in lost(drafted, key)]
        found += [f"{key}: {told(drafted)}"] if "Zoo Board" in told(drafted) else []
    assert found == []


@pytest.mark.parametrize("template", ["mou", "alliance", "heads-of-terms"])
def test_a_lean_paper_prints_every_part_as_well(template: str) -> None:
    found = []
    for key in SAID:
        drafted = made([body(key, "leaders-board")], template, clauses={"posture": "lean"})
        found += [f"{template}: {each}" for each in lost(drafted, key)]
        found += [f"{key}: {told(drafted)}"] if "Zoo Board" in told(drafted) else []
    assert found == []


@pytest.mark.many(keep=1)
@pytest.mark.parametrize("before", ["leaders-board", "programme-board", "partnership-forum"])
def test_parts_of_a_second_body_are_printed_once_or_told(before: str) -> None:
    found = []
    for model in ("leaders-board", "programme-board", "advisory-alliance"):
        for key in SAID:
            first = {"model": before, "name": "First Board"}
            drafted = made([first, body(key, model)])
            # After a team of officers, a board is the principal body for all that it comes second.
            found += min((lost(drafted, key, of_another=other) for other in (True, False)), key=len)
    assert found == []


def test_an_officer_board_that_stands_alone_and_has_the_parts_of_a_board_is_printed_as_one() -> None:
    for key in SAID:
        drafted = made([body(key, "programme-board")], "heads-of-terms")
        assert lost(drafted, key) == []
        if key != "meets":  # how often a team meets is said of any team
            assert "Zoo Board" not in told(drafted), key


def test_all_parts_at_once_stand_beside_one_another() -> None:
    whole: dict[str, Any] = {"model": "leaders-board", "name": "Zoo Board"}
    together = "standing seats.posts attend.several chair.presides decision.absent meets groups.more escalates_to"
    for key in together.split():
        whole |= body(key, "leaders-board")
    drafted = made([whole])
    assert "Zoo Board" not in told(drafted)
    assert [each for key in ("standing", "seats.posts", "attend.several", "meets") for each in lost(drafted, key)] == []


# --- what is not settled --------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(SAID))
def test_what_is_to_be_confirmed_never_looks_settled(key: str) -> None:
    given = body(key, "leaders-board")
    part = key.partition(".")[0]
    for path in leaves(given[part], (part,)):
        for tbc in ("tbc", {"tbc": "the parrot"}):
            data = copy.deepcopy(given)
            at: Any = data
            for step in path[:-1]:
                at = at[step]
            at[path[-1]] = tbc
            try:
                text = read(made([data]))
            except MoudraftError:
                continue
            assert not re.search(r"\btbc\b", text), path
            assert "parrot" not in text or "[to confirm: the parrot]" in text, path


def test_the_terms_of_reference_print_the_parts_of_a_second_body() -> None:
    second = {"model": "advisory-alliance", "name": "Zoo Board", "standing": "advisory", "groups": {"ends": "6 months"},
              "meets": {"first": "weekly", "for": "10 weeks", "then": "monthly"},
              "escalates_to": {"to": ["zebra heads"]}, "seats": {"each": {"posts": ["Zebra"]}}}  # fmt: skip
    drafted = made([{"model": "leaders-board"}, second], clauses={"add": ["schedules/terms-of-reference"]})
    text = read(drafted)
    assert "Zoo Board" not in told(drafted)
    expected = (
        "meets weekly for ten weeks, and monthly after that", "which ends after six months",
        "refers what it cannot settle to the zebra heads",
    )  # fmt: skip
    assert [words for words in expected if text.count(words) != 1] == []
    assert "one member from each Council: its Zebra" in text
