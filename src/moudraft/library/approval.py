"""What leads up to a body's decision to approve a paper, and what follows it, as data of a nation."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec

from moudraft.problems import NOWHERE, Location

CALL_IN = "call_in"
"""The length of time that the deal gives for calling a decision in."""
STATES = ("", "notice", "no-notice", "call-in", "no-call-in", "undecided")
"""What may be so of an approval, for a step that is one only then."""


class ApprovalStep(msgspec.Struct, frozen=True, array_like=True):
    """A step: ``what`` is done, how long ``before`` or ``after`` the decision, when it is a step ``only``, by what law.

    In ``what``, ``<party>`` is the body, ``<by>`` whoever decides for it and ``<office>`` whoever signs.
    """

    id: str
    what: str
    before: str = ""
    after: str = ""
    only: str = ""
    law: tuple[str, ...] = ()
    location: Location = NOWHERE
