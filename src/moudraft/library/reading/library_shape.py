"""The library's files as a person writes them; the schemas of ``moudraft schema`` come from these shapes."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from moudraft.library import Kind


class Form(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Every shape refuses keys it does not know, so that a slip of the pen is never silent."""


class ClauseForm(Form, frozen=True, kw_only=True):
    """The data at the top of a clause file."""

    title: str
    purpose: str
    code: str = ""
    when: Any = None
    protects: list[str] = []
    roles: list[str] = []
    needs: list[str] = []
    clashes: list[str] = []
    basis: list[str] = []
    note: str = ""
    reviewed: str = ""
    owner: str = ""
    status: Literal["approved", "draft", "withdrawn"] = "approved"


class WordingForm(Form, frozen=True, kw_only=True):
    """The data block of one wording."""

    when: Any = None
    register: Literal["clause", "recital", "row", "schedule", "preamble"] = "clause"
    position: Literal["preferred", "fallback", "last-resort"] = "preferred"
    carries: list[str] = []
    effect: Literal["", "binding", "non-binding"] = ""
    widths: list[int] = []
    note: str = ""


class DetailForm(Form, frozen=True, kw_only=True):
    """A detail that a value of an axis may carry. In the interview one that is ``apart`` is no part of a typed line."""

    ask: str
    kind: Kind = "text"
    apart: bool = False
    default: Any = None
    main: str = ""
    values: dict[str, str] = {}
    fields: dict[str, DetailForm] = {}
    of_class: str = ""


class ValueForm(Form, frozen=True, kw_only=True):
    """One value of an axis."""

    label: str
    help: str = ""
    details: dict[str, Any] = {}
    says: dict[str, str] = {}


class DefaultForm(Form, frozen=True, kw_only=True):
    """A default of an axis, with its reason and, unless it is the last, its condition."""

    value: Any
    because: str
    when: Any = None
    silent: bool = False


class AxisForm(Form, frozen=True, kw_only=True):
    """One option axis of ``clauses/axes.yaml``."""

    label: str
    help: str
    values: dict[str, ValueForm]
    defaults: list[DefaultForm]
    several: bool = False
    details: dict[str, DetailForm] = {}


class PositionForm(Form, frozen=True, kw_only=True):
    """One position on a matter."""

    says: str
    beside: list[str] = []
    needs: list[str] = []


class MatterForm(Form, frozen=True, kw_only=True):
    """One matter of ``clauses/statements.yaml``: something on which a paper can say one thing only.

    One that stands ``alone`` has one position, which a paper takes or does not mention.
    """

    alone: bool = False
    about: str
    positions: dict[str, PositionForm]


class RuleForm(Form, frozen=True, kw_only=True):
    """What breaks (error) or strains (warning) a red line."""

    severity: Literal["error", "warning"]
    when: Any
    say: str
    unless: Any = None
    reconcile: str = ""


class HouseRuleForm(Form, frozen=True, kw_only=True):
    """A check of the house's own: ``clauses/rules.yaml`` of its library."""

    id: str
    code: str
    when: Any
    say: str
    why: str
    severity: Literal["error", "warning", "info"] = "warning"
    unless: Any = None
    way_out: str = ""


class HardPointForm(Form, frozen=True, kw_only=True):
    """One question of ``clauses/hard-points.yaml``."""

    id: str
    ask: str
    audience: Literal["sponsor", "monitoring officer", "finance", "people", "property", "partner"] = msgspec.field(
        name="for"
    )
    settled_by: str
    when: Any
    unless: Any = None
    law: list[str] = []
    weight: int = 1


class HardPointsForm(Form, frozen=True, kw_only=True):
    """``clauses/hard-points.yaml``."""

    points: list[HardPointForm] = []
    mentions: dict[str, list[str]] = {}


class MeaningForm(Form, frozen=True, kw_only=True):
    """One meaning of a red line that has several."""

    label: str = ""
    requires: list[str] = []
    any: list[str] = []
    any_when: Any = None
    rules: list[RuleForm] = []
    sets: dict[str, str] = {}


class RedLineEntryForm(Form, frozen=True, kw_only=True):
    """One red line of ``clauses/red-lines.yaml``."""

    id: str
    group: str
    title: str
    intent: str
    code: str = ""
    requires: list[str] = []
    any: list[str] = []
    any_when: Any = None
    rules: list[RuleForm] = []
    sets: dict[str, str] = {}
    means: dict[str, MeaningForm] = {}


class PairForm(RuleForm, frozen=True, kw_only=True):
    """Two red lines that collide."""

    lines: list[str]
    when: Any = None


class RedLinesForm(Form, frozen=True, kw_only=True):
    """``clauses/red-lines.yaml``."""

    red_lines: list[RedLineEntryForm] = []
    pairs: list[PairForm] = []


class MeetsForm(Form, frozen=True, kw_only=True):
    """How often a body meets at first, and then."""

    first: str = ""
    then: str = ""


class ModelForm(Form, frozen=True, kw_only=True):
    """One governance model of ``clauses/governance.yaml``."""

    title: str
    help: str
    kind: Literal["none", "members", "officers", "arrangement"]
    code: str = ""
    name: str = ""
    members: str = ""
    chair: str = ""
    quorum: str = ""
    decision: str = ""
    decisions: list[str] = []
    meets: MeetsForm = MeetsForm()
    reports_to: str = ""
    advised_by: str = ""
    secretariat: str = ""
    led_by: str = ""
    purpose: str = ""
    basis: list[str] = []
    suits: str = ""
    says: dict[str, str] = {}


class PhraseForm(Form, frozen=True, kw_only=True):
    """A word of the deal and the words it prints as."""

    label: str
    words: str
    several: bool = False
    shared: str = ""
    sectors: list[str] = []
    fewest: int = 0
    otherwise: str = ""


class GovernanceForm(Form, frozen=True, kw_only=True):
    """``clauses/governance.yaml``."""

    models: dict[str, ModelForm] = {}
    chairs: dict[str, PhraseForm] = {}
    quorums: dict[str, PhraseForm] = {}
    secretariats: dict[str, PhraseForm] = {}


class ShortItemForm(Form, frozen=True, kw_only=True):
    """One line a list file of the library offers."""

    id: str
    text: str
    group: str = ""
    title: str = ""
    measure: str = ""
    asks: dict[str, str] = {}


class DefinitionForm(Form, frozen=True, kw_only=True):
    """One term of ``clauses/definitions.yaml``; ``text`` reads on from the term: means …"""

    id: str
    term: str
    text: str


class LawForm(Form, frozen=True, kw_only=True):
    """One entry of ``clauses/law.yaml``."""

    id: str
    cite: str
    does: str
    mark: Literal["SEEN", "SURE", "UNSURE"]
    prints: bool
    applies_to: list[str] = []


class WordRuleForm(Form, frozen=True, kw_only=True):
    """One word to avoid of ``clauses/words-to-avoid.yaml``."""

    find: str
    use: str
    why: str = ""
    where: Literal["all", "non-binding", "binding", "heads-of-terms"] = "all"
    severity: Literal["info", "warning"] = "info"
