"""G515: a post that is a member of a body and attends it as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.body_parts_told import without_article

if TYPE_CHECKING:
    from moudraft.deal import Body


@rule("G515", "error")
def member_who_attends(draft: Context) -> Iterator[Found]:
    """A post has a seat on a body, and attends the same body as an adviser or in another part.

    Why: Nobody advises a meeting of which they are a member, and a reader cannot tell whether that post counts towards
    the quorum. Keep the one that is meant.

    Flagged::

        governance.0: {model: leaders-board, seats: {each: {posts: [Leader]}}, attend: [{who: the Leader, as: adviser}]}

    Fine::

        governance.0: {model: leaders-board, seats: {each: {posts: [Leader]}}, attend: [{who: the clerk, as: adviser}]}
    """
    for body in draft.deal.governance:
        posts = _posts(body)
        for number, each in enumerate(body.attend):
            who = each.who if isinstance(each.who, str) else ""
            both = next((post for post in posts if _is_among(post, who)), None)
            if both:
                message = f"“{both}” has a seat, and attends as “{who}”"
                hint = "take it out of attend, or out of the seats"
                yield Found(message, draft.at(f"{body.key}.attend.{number}"), hint)


def _posts(body: Body) -> list[str]:
    said = [post for seat in body.sits.values() for post in seat.posts]
    said += list(body.members) if isinstance(body.members, tuple) else []
    return [without_article(post) for post in dict.fromkeys(said) if isinstance(post, str)]


def _is_among(post: str, who: str) -> bool:
    """Whether words about people name a post, if in the plural, and not a deputy of it."""
    return re.search(rf"(?<!deputy )(?<!assistant )\b{re.escape(post)}s?\b", who, re.IGNORECASE) is not None
