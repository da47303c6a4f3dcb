"""The form of a party under ``parties``: who it is, who signs, how it approves, and whom the others reach."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.deal.unsettled_shape import TbcForm, Text

Governed = Literal["leader-and-cabinet", "mayor", "committee", "commissioner"]


class SignatoryForm(msgspec.Struct, forbid_unknown_fields=True):
    """Who signs for a party. Capacity says whether the signature commits the office or the whole body.

    ``also`` are others who sign beside; ``by`` is how the party signs, where that is not as its kind does.
    """

    office: Text | UnsetType = UNSET
    capacity: Literal["office", "body", "tbc"] | TbcForm | UnsetType = UNSET
    also: Text | list[Text] | UnsetType = UNSET
    by: str = ""


class ApprovalForm(msgspec.Struct, forbid_unknown_fields=True):
    """How a party approves the paper, or takes one stage of that: who, when, and what the decision covers.

    ``notice`` is the day on which notice of a key decision is published; ``call_in`` how long it may be called in;
    ``reserved`` what it keeps back.
    """

    stage: Text | UnsetType = UNSET
    by: Text | UnsetType = UNSET
    on: Text | UnsetType = UNSET
    notice: Text | UnsetType = UNSET
    covers: Text | UnsetType = UNSET
    reserved: Text | UnsetType = UNSET
    call_in: Text | UnsetType = UNSET


class ContactForm(msgspec.Struct, forbid_unknown_fields=True, rename={"matter": "for"}):
    """Whom the others reach: a post and its email address, and for what."""

    post: Text | UnsetType = UNSET
    email: Text | UnsetType = UNSET
    matter: Text | UnsetType = UNSET


class PartyForm(msgspec.Struct, forbid_unknown_fields=True):
    """A legal person that signs: its full legal name, what the draft calls it, what kind of body it is."""

    name: Text
    short_name: str
    kind: str
    nation: str = ""
    governance: Governed | UnsetType = UNSET
    address: Text | UnsetType = UNSET
    signatory: SignatoryForm | Literal["tbc"] | UnsetType = UNSET
    approval: ApprovalForm | list[ApprovalForm] | Literal["tbc"] | UnsetType = UNSET
    contacts: list[str | ContactForm] | str | UnsetType = UNSET
    vesting_day: Text | UnsetType = UNSET
