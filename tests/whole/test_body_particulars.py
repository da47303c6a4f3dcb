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
    "decision.absent": ({"rule": "consensus", "absent": "asked-in-writing"}, ("at a meeting in writing",)),
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
# A committee that advises says in its first lines what it is not.
SAID_BY_MODEL = {("advisory-committee", "standing"): ("No function is delegated to it.",)}
TEMPLATES = sorted(set(LIBRARY.templates) - {"joint-declaration"})
OFTEN = {"no power to direct", "takes no decision for", "position stands", "at a meeting in writing"}


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
    first = drafted.deal.governance[0].model
    expected = SAID_OF_ANOTHER.get(key, SAID[key][1]) if of_another else SAID_BY_MODEL.get((first, key), SAID[key][1])
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
@pytest.mark.slow
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


TERMS = {"add": ["schedules/terms-of-reference"]}
SECOND: dict[str, Any] = {
    "model": "advisory-alliance", "name": "Zoo Board", "standing": {"rule": "decides", "powers": ["zebra feed"]},
    "seats": {"each": {"posts": ["Zebra"]}}, "chair": {"parties": ["Ashdown"]}, "quorum": "seven zebras",
    "meets": {"first": "weekly", "for": "10 weeks", "then": "monthly"}, "reports_to": [{"to": "zebra council"}],
    "groups": {"ends": "6 months"}, "escalates_to": {"to": ["zebra heads"]},
}  # fmt: skip
"""A second body, with everything of which its terms of reference speak."""
WORDS_OF_SECOND = {
    "standing": "(it decides, within its powers)", "seats": "its Zebra", "chair": "is chaired",
    "quorum": "seven zebras", "meets": "weekly", "reports_to": "zebra council",
    "groups": "may set up working groups", "escalates_to": "zebra heads",
}  # fmt: skip


def second_body(*parts: str, terms: bool = True) -> str:
    """What the paper and the terms of reference say of a second body with some parts, without other bodies."""
    body = {name: value for name, value in SECOND.items() if name in ("model", "name", *parts)}
    drafted = made([{"model": "leaders-board"}, body], clauses={**(TERMS if terms else {}), "posture": "lean"})
    assert "Zoo Board" not in told(drafted)
    text = re.sub(r"\*\*|\\", "", drafted.markdown())
    above, _, schedule = text.partition("Zoo Board:")
    lines = [line for line in above.splitlines() if "Zoo Board" in line or " Such a" in line]
    return "\n".join([*lines, schedule.partition("\n#")[0]])


@pytest.mark.parametrize("part", sorted(WORDS_OF_SECOND))
def test_a_part_of_a_second_body_stands_once_beside_terms_of_reference(part: str) -> None:
    alone, together = second_body(part), second_body(*WORDS_OF_SECOND)
    assert alone.count(WORDS_OF_SECOND[part]) == 1
    assert together.count(WORDS_OF_SECOND[part]) == 1


def test_terms_of_reference_say_where_the_rest_of_a_second_body_stands() -> None:
    whole, bare = second_body(*WORDS_OF_SECOND), second_body()
    assert re.search(r"has besides what is said of it from paragraph\s[0-9.]+ on", whole)
    assert "besides" not in bare
    assert "is chaired by a member whom the other members elect" in bare
