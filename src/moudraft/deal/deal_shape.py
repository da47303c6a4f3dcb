"""The form of ``deal.yaml`` as typed structs: what it may hold, and its JSON Schema.

``Text`` is a value that may be unsettled: the word ``tbc``, or ``{tbc: why}``.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.deal import FORMAT
from moudraft.deal.body_shape import BodyForm as BodyForm
from moudraft.deal.line_terms import RedLineForm as RedLineForm
from moudraft.deal.line_terms import WaiverForm as WaiverForm
from moudraft.deal.own_shape import AmendmentForm, OwnProvisionForm
from moudraft.deal.party_shape import ApprovalForm as ApprovalForm
from moudraft.deal.party_shape import ContactForm as ContactForm
from moudraft.deal.party_shape import Governed as Governed
from moudraft.deal.party_shape import PartyForm as PartyForm
from moudraft.deal.party_shape import SignatoryForm as SignatoryForm
from moudraft.deal.presentation import LayoutForm as LayoutForm
from moudraft.deal.presentation import SignForm as SignForm
from moudraft.deal.unsettled_shape import TbcForm as TbcForm
from moudraft.deal.unsettled_shape import Text as Text

Phase = Literal["first", "next", "alongside"]
Posture = Literal["lean", "usual", "full"]
OWN_LISTS = ("services", "agreements", "contracts", "assets", "conditions", "challenges", "data_sets")
"""Lists of facts, which only the parties know: a word in them is own text and no item of the library."""


class GroupForm(msgspec.Struct, forbid_unknown_fields=True):
    """The name the parties use when acting together; the area they serve, the map that shows it, and the people."""

    name: Text | UnsetType = UNSET
    area: Text | UnsetType = UNSET
    map: Text | UnsetType = UNSET
    people: Text | UnsetType = UNSET


class ItemForm(msgspec.Struct):
    """A line of a list: an id from the library, whose other keys are details, or the deal's own text."""

    id: str | UnsetType = UNSET
    text: Text | UnsetType = UNSET
    title: Text = ""
    measure: Text | UnsetType = UNSET
    due: Text | UnsetType = UNSET
    lead: Text | UnsetType = UNSET
    phase: Phase | UnsetType = UNSET
    tbc: str | UnsetType = UNSET
    key: str = ""


class ClausesForm(msgspec.Struct, forbid_unknown_fields=True):
    """Changes to the template's clauses: ids added or left out (with why), wordings chosen, words of the deal's own."""

    posture: Posture = "usual"
    add: list[str] = []
    leave_out: dict[str, str] = {}
    wording: dict[str, str] = {}
    own: list[OwnProvisionForm] = []
    amend: list[AmendmentForm] = []


Items = list[str | ItemForm]
Term = str | dict[str, Any] | list[str | dict[str, Any]]


class DealForm(msgspec.Struct, forbid_unknown_fields=True):
    """What the partners settled, from which a Memorandum of Understanding is drafted."""

    moudraft: int
    template: str
    title: Text
    parties: list[PartyForm]
    library: str = ""
    author: str = ""
    date: Text | UnsetType = UNSET
    version: Text | UnsetType = UNSET
    reference: Text | UnsetType = UNSET
    sign: SignForm | Literal["hand", "deed", "electronic"] | UnsetType = UNSET
    layout: LayoutForm | UnsetType = UNSET
    group: GroupForm | UnsetType = UNSET
    recognitions: Items = []
    context: Items = []
    common_ground: Items = []
    vision: Items = []
    ambitions: Items = []
    objectives: Items = []
    commitments: Items = []
    leaders_commitments: Items = []
    principles: Items = []
    behaviours: Items = []
    programme: Items = []
    services: Items = []
    agreements: Items = []
    contracts: Items = []
    assets: Items = []
    conditions: Items = []
    challenges: Items = []
    classes: Items = []
    data_sets: Items = []
    red_lines: list[str | RedLineForm] = []
    governance: list[str | BodyForm] | str | BodyForm = []
    terms: dict[str, Term] = {}
    clauses: ClausesForm | UnsetType = UNSET
    accepted: dict[str, str] = {}
    answers: dict[str, Text] = {}
    report: Any = None


def deal_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``deal.yaml``, for an editor's completion."""
    made = msgspec.json.schema(DealForm)
    forms = {name.removesuffix("Form"): tidy(form) for name, form in made["$defs"].items()}
    deal = forms.pop("Deal")
    extra = {"^x-": {"description": "Yours: anything, ignored by moudraft."}}
    deal["patternProperties"] = forms["Party"]["patternProperties"] = extra
    deal["properties"] |= {"moudraft": {"const": FORMAT, "description": "The format of this file."}}
    # One is enough where others join later; `deal_faults` asks for two otherwise.
    deal["properties"]["parties"]["minItems"] = 1
    told = "What only the author of a report knows, by party: docs/committee-reports.md."
    deal["properties"]["report"] = {
        "description": told,
        "anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}],
    }
    # An item with an id carries whatever details its library entry asks for; any may carry those of its list.
    forms["Item"] |= {
        "if": {"not": {"required": ["id"]}},
        "then": {"anyOf": [{"required": ["text"]}, {"required": ["tbc"]}]},
    }
    forms["RedLine"]["oneOf"] = [{"required": ["id"]}, {"required": ["text"]}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://moudraft.invalid/deal.schema.json",
        "title": "deal.yaml",
        **deal,
        "$defs": dict(sorted(forms.items())),
    }


def tidy(part: Any) -> Any:
    """A part of msgspec's schema as YAML is really read: names without ``Form``, and any scalar as text."""
    if isinstance(part, list):
        return [tidy(each) for each in part]
    if not isinstance(part, dict):
        return part
    part = {key: tidy(value) for key, value in part.items() if key not in ("default", "title") or _is_map(value)}
    if "$ref" in part:
        part["$ref"] = part["$ref"].removesuffix("Form")
    # An editor's YAML takes 2027 for a number and yes, in old YAML, for a truth value; here both are text.
    if part.get("type") == "string":
        part["type"] = ["string", "number", "boolean"]
    elif part.get("type") == "boolean":
        part = {"enum": [True, False, "yes", "no"]}
    if part.get("required") == []:
        del part["required"]
    return part


def _is_map(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)
