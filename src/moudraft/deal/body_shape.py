"""The form of a body under ``governance``: what a deal file may say of it."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.deal.unsettled_shape import TbcForm, Text

Texts = list[Text] | str | TbcForm


class MeetsForm(msgspec.Struct, forbid_unknown_fields=True, rename={"lasting": "for"}):
    """How often a body meets at first, for how long, and then."""

    first: Text | UnsetType = UNSET
    lasting: Text | UnsetType = UNSET
    then: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class ChairForm(msgspec.Struct, forbid_unknown_fields=True, rename={"starts": "from"}):
    """Who chairs a body: the rule or the parties, the order and length of turns, and who presides in their place."""

    rule: str | UnsetType = UNSET
    parties: list[str] | str | UnsetType = UNSET
    post: Text | UnsetType = UNSET
    order: list[str] | UnsetType = UNSET
    turn: Text | UnsetType = UNSET
    starts: Text | UnsetType = UNSET
    absent: Text | UnsetType = UNSET
    interested: Text | UnsetType = UNSET
    casting: Literal["yes", "no", "not-used"] | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class SeatForm(msgspec.Struct, forbid_unknown_fields=True):
    """The members of one party, or of each: how many, in which posts, the party's votes, and who may stand in."""

    n: str | UnsetType = UNSET
    posts: list[Text] | str | UnsetType = UNSET
    votes: Text | UnsetType = UNSET
    substitute: Text | UnsetType = UNSET


class AttendForm(msgspec.Struct, forbid_unknown_fields=True, rename={"role": "as"}):
    """Somebody who attends a body and is no member of it, and as what."""

    who: Text
    role: Text | UnsetType = UNSET


class StandingForm(msgspec.Struct, forbid_unknown_fields=True):
    """Whether a body advises or decides, and what it decides."""

    rule: Literal["advisory", "decides", "tbc"] | UnsetType = UNSET
    powers: Texts | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class DecisionForm(msgspec.Struct, forbid_unknown_fields=True):
    """How a body reaches a conclusion, and what of a party that is absent, has an interest or does not answer."""

    rule: str | UnsetType = UNSET
    absent: Text | UnsetType = UNSET
    interested: Text | UnsetType = UNSET
    silence: Text | UnsetType = UNSET


class GroupsForm(msgspec.Struct, forbid_unknown_fields=True):
    """Working groups: who sets them up, for what, until when, and whether people from outside may sit on them."""

    set_by: Text | UnsetType = UNSET
    purpose: Text | UnsetType = UNSET
    ends: Text | UnsetType = UNSET
    outsiders: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class ReportForm(msgspec.Struct, forbid_unknown_fields=True):
    """A body that is reported to, whose it is, how often, and who is sent the draft first."""

    to: Text
    of: Text | UnsetType = UNSET
    every: Text | UnsetType = UNSET
    draft_to: Text | UnsetType = UNSET


class EscalationForm(msgspec.Struct, forbid_unknown_fields=True):
    """Where a matter goes that a body cannot settle: after what, to which posts, within what time, and what then."""

    to: Texts | UnsetType = UNSET
    after: Text | UnsetType = UNSET
    within: Text | UnsetType = UNSET
    then: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class BodyForm(msgspec.Struct, forbid_unknown_fields=True):
    """A body the partners set up: a governance model, and the parts of it that the deal settles."""

    model: str
    name: Text | UnsetType = UNSET
    members: list[Text] | Literal["tbc"] | TbcForm | UnsetType = UNSET
    seats: dict[str, str | SeatForm] | UnsetType = UNSET
    attend: list[AttendForm] | UnsetType = UNSET
    standing: StandingForm | str | UnsetType = UNSET
    chair: ChairForm | str | UnsetType = UNSET
    order: list[str] | UnsetType = UNSET
    term: Text | UnsetType = UNSET
    quorum: Text | UnsetType = UNSET
    decision: DecisionForm | str | UnsetType = UNSET
    meets: MeetsForm | str | UnsetType = UNSET
    groups: GroupsForm | str | UnsetType = UNSET
    advised_by: Text | UnsetType = UNSET
    secretariat: Text | UnsetType = UNSET
    led_by: Text | UnsetType = UNSET
    reports_to: list[ReportForm] | Text | UnsetType = UNSET
    escalates_to: EscalationForm | str | UnsetType = UNSET
    standing_orders: dict[str, Any] | str | UnsetType = UNSET


BODY_FORMS: dict[str, type[msgspec.Struct]] = {
    "": BodyForm, "meets": MeetsForm, "chair": ChairForm, "seats.*": SeatForm, "attend.*": AttendForm,
    "standing": StandingForm, "decision": DecisionForm, "groups": GroupsForm, "reports_to.*": ReportForm,
    "escalates_to": EscalationForm,
}  # fmt: skip
"""The forms of a body and its parts, by where they stand in it."""
