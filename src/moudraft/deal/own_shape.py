"""The form of ``clauses.own`` and ``clauses.amend`` in ``deal.yaml``."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType


class ApprovedForm(msgspec.Struct, forbid_unknown_fields=True):
    """Who approved the words, and on what date."""

    by: str
    on: str


class OwnLineForm(msgspec.Struct, forbid_unknown_fields=True):
    """One paragraph: its words, who it is a duty of (a short name, several, or each), and a list below it."""

    text: str
    by: list[str] | str | UnsetType = UNSET
    items: list[str] = msgspec.field(default_factory=list, name="list")


class OwnProvisionForm(msgspec.Struct, forbid_unknown_fields=True):
    """A provision in the deal's own words: where it stands, whether it binds, what it keeps and replaces."""

    key: str
    title: str
    text: list[str | OwnLineForm] | str
    after: str = ""
    schedule: bool = False
    effect: Literal["follows", "binds", "never"] = "follows"
    define: dict[str, str] = {}
    keeps: list[str] | str = []
    settles: list[str] | str = []
    replaces: list[str] | str = []
    says: dict[str, str] = {}
    basis: list[str] | str = []
    why: str = ""
    approved: ApprovedForm | UnsetType = UNSET


class AmendmentForm(msgspec.Struct, forbid_unknown_fields=True):
    """One paragraph of a stock wording changed or taken out, for this deal alone."""

    clause: str
    sentence: int
    was: str
    wording: str = ""
    to: str = ""
    out: bool = False
    why: str = ""
    approved: ApprovedForm | UnsetType = UNSET
