"""What a deal's own words for a body come to: who chairs, who sits in which posts, who follows in the chair."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from moudraft import english
from moudraft.deal import Body, Tbc
from moudraft.deal.body_build import CO_CHAIRS as CO_CHAIRS
from moudraft.deal.body_parts import Agreement, Report, Seat

ROTATING = "rotating"
ARTICLES = ("the", "a", "an", "its", "their")


def is_board(body: Body) -> bool:
    """Whether a deal gives a body what a board has: a standing, a chair, seats or conclusions of its own."""
    parts = (body.standing, body.chairing, body.sits, body.attend, body.groups, body.reports, body.escalates)
    return any(part is not None and part not in ({}, ()) for part in parts) or body.agreement != Agreement()


def chairs_named(body: Body) -> tuple[str, ...]:
    """The parties that take the chair, by name, with the post that takes it for them."""
    chairing = body.chairing
    if chairing is None or isinstance(chairing.parties, Tbc):
        return ()
    return chairing.parties


def to_follow(body: Body, chair: str, parties: Sequence[str]) -> tuple[str, ...]:
    """The parties that the order of the chair leaves out, where a deal gives the chair as a map: a proposal."""
    if body.chairing is None or chair not in (ROTATING, CO_CHAIRS):
        return ()
    taking = chairs_named(body) or (parties if chair == ROTATING else ())
    return tuple(name for name in taking if name not in body.order)


# --- seats ----------------------------------------------------------------------------------------


def members_told(body: Body, seats: Mapping[str, int]) -> tuple[str, ...]:
    """Members told by seats alone, party by party; nothing where the deal gives no seats."""
    if not body.sits:
        return _appointed(seats)
    return tuple(
        f"{members_of(body.sits[name], first=not number)} {name}{_in_posts(body.sits[name])}"
        for number, name in enumerate(seats)
    )


def members_of(seat: Seat, first: bool = True) -> str:
    """``two members from``, or ``one appointed by`` where no post says who they are."""
    noun = "" if not first else " member" if seat.count == 1 else " members"
    return f"{english.number_word(seat.count)}{noun} {'from' if seat.posts else 'appointed by'}"


def _in_posts(seat: Seat) -> str:
    posts = english.joined([each for each in seat.posts if isinstance(each, str)])
    return f" ({posts})" if posts else ""


def _appointed(seats: Mapping[str, int]) -> tuple[str, ...]:
    """Members told by seats alone: ``two members appointed by Northmoor``, ``one appointed by Eastvale``."""
    told: list[str] = []
    for name, count in seats.items():
        noun = "" if told else " member" if count == 1 else " members"
        told.append(f"{english.number_word(count)}{noun} appointed by {name}")
    return tuple(told)


def tells_who_comes(body: Body) -> bool:
    """Whether the deal says who attends, or seats by post: the advisers of the model may then be members."""
    return bool(body.attend) or any(seat.posts for seat in body.sits.values())


def posts_told(body: Body) -> list[str]:
    """The posts and people that a deal says sit on a body, without their articles."""
    said = [post for seat in body.sits.values() for post in seat.posts]
    said += list(body.members) if isinstance(body.members, tuple) else []
    return [without_article(post) for post in dict.fromkeys(said) if isinstance(post, str)]


def names_post(words: str, post: str) -> bool:
    """Whether words about people name a post, if in the plural, and not a deputy of it."""
    pattern = rf"(?<!deputy )(?<!assistant )\b{re.escape(post)}s?\b"
    return bool(post) and re.search(pattern, words, re.IGNORECASE) is not None


# --- reports --------------------------------------------------------------------------------------


def reports_told(body: Body, parties: Sequence[str]) -> tuple[str, ...]:
    """The bodies that are reported to, each with its owner: ``the place committee of the ICB``."""
    return tuple(filter(None, (report_told(report, parties) for report in body.reports)))


def report_told(report: Report, parties: Sequence[str]) -> str:
    """One body that is reported to, with its owner; empty where it is not settled."""
    if not isinstance(report.to, str):
        return ""
    of = f" of {report.of}" if isinstance(report.of, str) else ""
    return f"{report.to if report.to in parties else with_article(report.to)}{of}"


def with_article(noun: str) -> str:
    """A post or a body with the article it needs in a sentence: ``the place committee``."""
    first = noun.partition(" ")[0].lower()
    return noun if first in (*ARTICLES, "each", "every", "any", "all", "both") else f"the {noun}"


def without_article(noun: str) -> str:
    """A post as it stands after "its": ``the Leader`` as ``Leader``."""
    first, _, rest = noun.partition(" ")
    return rest if first.lower() in ARTICLES and rest else noun
