"""The seats of a body in words: how many members each party has, in which posts, with how many votes, who stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from moudraft import english
from moudraft.deal import Tbc, Unsettled
from moudraft.deal.body_parts import Seat
from moudraft.document.inline import Blank, Text
from moudraft.document.words_of_values import Printed, Scope, Words, joined
from moudraft.library.wording import Hole
from moudraft.selection.bodies import FilledBody
from moudraft.selection.body_parts_told import members_of, without_article

WHO = "which post"


def seats_in_words(seats: dict[str, int]) -> str:
    """``Northmoor appoints two and Eastvale appoints one``; a party that appoints nobody is not named."""
    told = [f"{name} appoints {english.number_word(count)}" for name, count in seats.items() if count]
    return english.joined(told)


def members_in_words(body: FilledBody) -> Printed:
    """``two members from each Council: its Leader and its chief executive``, or each party's in turn."""
    sits = _in_order(body)
    every = _of_each(body, sits)
    key = f"{body.key}.seats"
    if every is not None:
        posts = _posts(every, key)
        after = (Text(posts[0]), *posts[1]) if posts else ()
        return cast(Printed, (Text(f"{members_of(every)} "), Hole("each"), *after))
    parts: list[Words] = []
    for name, seat in sits.items():
        lead, words = _posts(seat, key) or ("", ())
        inside = (Text(f" ({lead.lstrip(':, ')}"), *words, Text(")")) if words else ()
        parts.append((Text(f"{members_of(seat, first=not parts)} {name}"), *inside))
    return joined(parts)


def _in_order(body: FilledBody) -> Mapping[str, Seat]:
    return {name: body.own.sits[name] for name in body.seats if name in body.own.sits}


def _of_each(body: FilledBody, sits: Mapping[str, Seat]) -> Seat | None:
    """The seat that every party has alike, or None where they differ or one has none."""
    first = next(iter(sits.values()), None)
    return first if len(sits) == len(body.seats) and all(seat == first for seat in sits.values()) else None


def _posts(seat: Seat, key: str) -> tuple[str, Words] | None:
    """What leads from the members to the posts they hold, and the posts."""
    if not seat.posts:
        return None
    if len(seat.posts) == 1 and seat.count > 1:
        return ", each of them ", _post(seat.posts[0], key, "")
    return ": ", joined([_post(each, key, "its ") for each in seat.posts])


def _post(post: Unsettled, key: str, owner: str) -> Words:
    if isinstance(post, Tbc):
        return (Blank(post.why or WHO, key),)
    bare = without_article(post)
    article = owner or ("an " if bare[:1].lower() in "aeiou" else "a ")
    return (Text(f"{article}{bare}"),)


# --- votes and substitutes ------------------------------------------------------------------------


def votes_in_words(body: FilledBody) -> Printed:
    """``each Council has one vote``, or each party's in turn; nothing where the deal gives no votes."""
    sits = {name: seat for name, seat in _in_order(body).items() if seat.votes is not None}
    if not sits:
        return ""
    key = f"{body.key}.seats"
    if len(sits) == len(body.seats) and len({seat.votes for seat in sits.values()}) == 1:
        return cast(Printed, (Hole("each"), Text(" has "), *_votes(next(iter(sits.values())).votes, key)))
    return joined([(Text(f"{name} has "), *_votes(seat.votes, key)) for name, seat in sits.items()])


def _votes(votes: Unsettled | None, key: str) -> Words:
    if not isinstance(votes, str):
        return (Blank((votes.why if votes else "") or "how many votes", key),)
    count = int(votes) if votes.strip().isdecimal() else 0
    return (Text(f"{english.number_word(count)} vote{'' if count == 1 else 's'}"),)


def substitutes(body: FilledBody) -> list[Scope]:
    """Who may come in place of a member of each party, where that is not the same for all of them."""
    found: list[Scope] = []
    for name, seat in _in_order(body).items():
        who = seat.substitute
        if who is None:
            continue
        said: Words = (Text(f"may be replaced by {who}"),) if isinstance(who, str) else ()
        if isinstance(who, Tbc):
            said = (Text("may be replaced by "), Blank(who.why or "whom", f"{body.key}.seats.{name}.substitute"))
        elif who.strip().lower() in ("yes", "true"):
            said = (Text("may send a substitute"),)
        elif who.strip().lower() in ("no", "false"):
            said = (Text("sends no substitute"),)
        found.append({"party": name, "text": said})
    return found
