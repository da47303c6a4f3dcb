"""B636: a paper that nobody signs, and something that waits for a signature."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled, marked

DEED = "deed"
"""What the wording carries that makes the paper a deed."""


@rule("B636", "warning", wants={"acceptance": {"not": "signature"}})
def signature_without_signing(draft: Context) -> Iterator[Found]:
    """The paper is accepted otherwise than by signature, and it is a deed or begins on the last signature.

    Why: A deed has to be signed or sealed (Law of Property (Miscellaneous Provisions) Act 1989, section 1), and a date
    that waits for a signature which nobody gives never comes.

    Flagged::

        terms.acceptance: online
        terms.start: last-signature

    Fine::

        terms.acceptance: online
        terms.start: acceptance
    """
    if draft.has("acceptance", "signature"):
        return
    accepted = Settled("terms.acceptance", draft.value("acceptance").values)
    if draft.has("start", "last-signature", "all-approved"):
        said = (accepted, ", and ", Settled("terms.start", draft.value("start").values))
        yield Found(said, draft.at_axis("start"), marked("`terms.start: acceptance`"))
    if draft.has("carries", DEED):
        deed = (accepted, ", and the paper is made as a deed")
        yield Found(deed, draft.at_axis("acceptance"), marked("`terms.acceptance: signature`"))
