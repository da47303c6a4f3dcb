"""What is wrong with the bodies of a deal although each has the right shape: parties, seats, words.

Each rule reads plain data and passes over what has the wrong shape, so that every fault is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from moudraft.deal.body_parts import EACH
from moudraft.deal.values import is_tbc
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Problem, did_you_mean
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.in_plain_words import label, near_hint, shown
from moudraft.yaml_source.tree import Tree

PLACES = ("governance", "governance.*")
"""Where a body stands: by itself, or in a list."""
CHOICES: dict[str, tuple[str, ...]] = {
    "standing": ("advisory", "decides"),
    "standing.rule": ("advisory", "decides"),
    "groups": ("yes", "no", "true", "false"),
    "escalates_to.then": ("walk-away", "as-is", "dispute"),
}
"""The words that a part of a body takes, and no others."""
OR_WORDS: dict[str, tuple[str, ...]] = {
    "decision.absent": ("asked-in-writing", "adjourned", "not-counted"),
    "decision.interested": ("counted", "not-counted"),
    "decision.silence": ("refuses", "agrees"),
    "groups.outsiders": ("yes", "no", "true", "false"),
}
"""The words that a part takes beside words of the deal's own, which are several."""
TWICE = {"order": "chair.order", "term": "chair.turn"}
"""Parts of a body that stand under the chair, too, by their older names."""
_WHOLE = lazy_pattern(r"[1-9][0-9]{0,2}")
_VOTES = lazy_pattern(r"0|[1-9][0-9]{0,2}")
_NUMBER = "write a whole number, 1 or more; leave out a party without a seat"


def body_faults(tree: Tree) -> Iterator[Problem]:
    """Every fault of the bodies of a deal that their shape does not show."""
    known = [" ".join(name.split()) for _, name in at(tree.data, "parties.*.short_name") if isinstance(name, str)]
    # A single body is a map, whose parts are no bodies.
    place = PLACES[0] if isinstance(tree.data.get("governance"), dict) else PLACES[1]
    for path, body in at(tree.data, place):
        if isinstance(body, dict):
            yield from _names(tree, path, known)
            yield from _seats(tree, path, known)
            yield from _words(tree, path)
            yield from _twice(tree, path, body)
            yield from _chair(tree, path, body.get("chair"))


def _under(tree: Tree, path: str, pattern: str) -> Iterator[tuple[str, Any]]:
    yield from at(tree.data, f"{path}.{pattern}")


def _names(tree: Tree, path: str, known: list[str]) -> Iterator[Problem]:
    """Short names that no party has, where a body speaks of parties."""
    for pattern in ("order.*", "chair.order.*", "chair.parties", "chair.parties.*"):
        for place, value in _under(tree, path, pattern):
            if isinstance(value, str) and value.strip() and not (pattern == "chair.parties" and is_tbc(value)):
                yield from _party(tree, place, value, known)


def _party(tree: Tree, place: str, name: str, known: list[str]) -> Iterator[Problem]:
    if known and " ".join(name.split()) not in known:
        yield Problem(tree.where(place), f'no party has the short_name "{shown(name)}"', did_you_mean(name, known))


# --- seats ----------------------------------------------------------------------------------------


def _seats(tree: Tree, path: str, known: list[str]) -> Iterator[Problem]:
    """Seats of a body that belong to no party, or that cannot be counted."""
    for place, seats in _under(tree, path, "seats"):
        for name, seat in seats.items() if isinstance(seats, dict) else ():
            where = f"{place}.{name}"
            if name != EACH:
                yield from _party(tree, where, name, known)
            if isinstance(seat, str) and seat.strip():
                yield from _number(tree, where, seat)
            elif isinstance(seat, dict):
                yield from _seat(tree, where, seat)


def _number(tree: Tree, where: str, count: Any) -> Iterator[Problem]:
    if isinstance(count, str) and count.strip() and not _WHOLE.fullmatch(count.strip()):
        yield Problem(tree.where(where), f'{label(where)} cannot be "{shown(count)}"', _NUMBER)


def _seat(tree: Tree, where: str, seat: dict[str, Any]) -> Iterator[Problem]:
    count, posts = seat.get("n"), seat.get("posts")
    yield from _number(tree, f"{where}.n", count)
    if count is None and not posts:
        yield Problem(tree.where(where), f"{label(where)} does not say how many", "write n: 2, or the posts")
    listed = len(posts) if isinstance(posts, list) else 1
    if isinstance(count, str) and _WHOLE.fullmatch(count.strip()) and listed > 1 and int(count) != listed:
        message = f"{label(where)} has n: {count.strip()}, and {listed} posts"
        hint = "leave n out, or name as many posts; one post alone may be held by several"
        yield Problem(tree.where(f"{where}.n"), message, hint)
    votes = seat.get("votes")
    if isinstance(votes, str) and votes.strip() and not is_tbc(votes) and not _VOTES.fullmatch(votes.strip()):
        hint = "write the number of votes that the party has, or 0"
        yield Problem(tree.where(f"{where}.votes"), f'votes cannot be "{shown(votes)}"', hint)


# --- words ----------------------------------------------------------------------------------------


def _words(tree: Tree, path: str) -> Iterator[Problem]:
    for pattern, choices in CHOICES.items():
        for place, value in _under(tree, path, pattern):
            yield from _choice(tree, place, value, choices)
    for pattern, choices in OR_WORDS.items():
        for place, value in _under(tree, path, pattern):
            if isinstance(value, str) and len(value.split()) < 2:
                yield from _choice(tree, place, value, choices, " or say it in words of your own")


def _choice(tree: Tree, place: str, value: Any, choices: Iterable[str], also: str = "") -> Iterator[Problem]:
    if not isinstance(value, str) or not value.strip() or is_tbc(value) or value.strip() in choices:
        return
    near = near_hint(value, list(choices))
    hint = f"{near} " if near.startswith("did") else ""
    offered = ", ".join(each for each in choices if each not in ("true", "false"))
    yield Problem(
        tree.where(place), f'{label(place)} cannot be "{shown(value)}"', f"{hint}choose from: {offered}{also}"
    )


# --- said twice -----------------------------------------------------------------------------------


def _twice(tree: Tree, path: str, body: dict[str, Any]) -> Iterator[Problem]:
    """One thing said of a body in two places, and differently."""
    chair = body.get("chair")
    for old, new in TWICE.items():
        now = new.partition(".")[2]
        if isinstance(chair, dict) and old in body and now in chair and _plain(body[old]) != _plain(chair[now]):
            yield _both(tree, f"{path}.{old}", f"{path}.{new}", old, new)
    seats = body.get("seats")
    posts = isinstance(seats, dict) and any(isinstance(seat, dict) and "posts" in seat for seat in seats.values())
    if posts and "members" in body:
        yield _both(tree, f"{path}.members", f"{path}.seats", "members", "the posts of seats")
    attend, adviser = body.get("attend"), body.get("advised_by")
    if isinstance(attend, list) and isinstance(adviser, str):
        who = [_plain(each.get("who")) for each in attend if isinstance(each, dict)]
        if _plain(adviser) not in who:
            yield _both(tree, f"{path}.advised_by", f"{path}.attend", "advised_by", "attend")


def _both(tree: Tree, one: str, other: str, this: str, that: str) -> Problem:
    message = f"{this} and {that} both say it, and differ (the other at {tree.where(other)})"
    return Problem(tree.where(one), message, f"keep {that}")


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _chair(tree: Tree, path: str, chair: Any) -> Iterator[Problem]:
    """Chairs that are too few, or named twice."""
    if not isinstance(chair, dict):
        return
    given = chair.get("parties")
    parties = [_plain(each) for each in given] if isinstance(given, list) else [given] if given else []
    where = tree.where(f"{path}.chair.parties")
    if chair.get("rule") == "co-chairs" and len(parties) == 1 and not is_tbc(given):
        yield Problem(where, "one party alone cannot be co-chairs", "name the other, or leave the rule out")
    if len(set(map(str, parties))) < len(parties):
        yield Problem(where, "parties names a party twice", "name each party once")
