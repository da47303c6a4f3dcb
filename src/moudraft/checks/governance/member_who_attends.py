"""G515: a post that is a member of a body and attends it as something else, or advises it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.body_parts_told import names_post, posts_told


@rule("G515", "error", wants={"deal": ("governance.attend", "governance.advised_by")})
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
        posts = posts_told(body)
        adviser = body.advised_by if isinstance(body.advised_by, str) else ""
        advises = next((post for post in posts if names_post(adviser, post)), None)
        if advises:
            message = f"“{advises}” has a seat, and advises the same body as “{adviser}”"
            yield Found(message, draft.at(f"{body.key}.advised_by"), "take it out of advised_by, or out of the members")
        for number, each in enumerate(body.attend):
            who = each.who if isinstance(each.who, str) else ""
            both = next((post for post in posts if names_post(who, post)), None)
            if both:
                message = f"“{both}” has a seat, and attends as “{who}”"
                hint = "take it out of attend, or out of the seats"
                yield Found(message, draft.at(f"{body.key}.attend.{number}"), hint)
