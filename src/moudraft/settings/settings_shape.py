"""The form of a ``moudraft.toml``."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.deal.deal_shape import Posture
from moudraft.deal.party_shape import ApprovalForm, ContactForm, Governed, SignatoryForm
from moudraft.deal.unsettled_shape import Text


class BodyForm(msgspec.Struct, forbid_unknown_fields=True):
    """One's own body: what the interview takes for the first partner. The keys are those of a party in a deal."""

    name: str
    short_name: str | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    nation: str | UnsetType = UNSET
    governance: Governed | UnsetType = UNSET
    address: Text | UnsetType = UNSET
    signatory: SignatoryForm | UnsetType = UNSET
    approval: ApprovalForm | UnsetType = UNSET
    contacts: list[str | ContactForm] | UnsetType = UNSET


class SettingsForm(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of a ``moudraft.toml``."""

    library: str | UnsetType = UNSET
    style: str | UnsetType = UNSET
    author: str | UnsetType = UNSET
    output: str | UnsetType = UNSET
    posture: Posture | UnsetType = UNSET
    accept: dict[str, str] | UnsetType = UNSET
    body: BodyForm | UnsetType = UNSET
