"""A template as a person writes it: ``templates/<name>.yaml``."""

from __future__ import annotations

from typing import Any, Literal

from moudraft.deal.presentation import LayoutForm
from moudraft.library.reading.library_shape import Form


class RowGroupForm(Form, frozen=True, kw_only=True):
    """A row of a gathering table."""

    heading: str
    slots: list[str | SlotForm]


class SlotForm(Form, frozen=True, kw_only=True):
    """A place for a clause in a template; ``heading`` is one that stands above it in the preamble."""

    clause: str
    register: Literal["clause", "recital", "row", "schedule", "preamble"] | None = None
    when: Any = None
    required: bool = False
    optional: bool = False
    wording: str = ""
    heading: str = ""
    rows: list[RowGroupForm] = []


class SectionForm(Form, frozen=True, kw_only=True):
    """A headed part of a template."""

    heading: str
    slots: list[str | SlotForm]
    topics: list[str] = []


class LaterForm(Form, frozen=True, kw_only=True):
    """A paper that this one leads to, where the facts hold."""

    name: str
    when: Any = None


class BoundForm(Form, frozen=True, kw_only=True):
    """What the document calls itself where it binds as a whole."""

    name: str
    this: str


class PaperForm(Form, frozen=True, kw_only=True):
    """What the document calls itself."""

    name: str
    this: str
    plural: bool = False
    later: str | list[LaterForm] = ""
    bound: BoundForm | None = None


class PartyWordsForm(Form, frozen=True, kw_only=True):
    """What the parties are called: where all are councils, and otherwise; what they are in together where it has no
    name, and what they do there; and in what classes a service puts them."""

    councils: str = "Council"
    mixed: str = "Partner"
    together: str = "the partnership"
    work: str = "joint work"
    leads_as: str = ""
    others_as: str = ""


class CoverForm(Form, frozen=True, kw_only=True):
    """The words at the head of the first page."""

    parties: str = ""
    title: str = "{{ title }}"
    subtitle: str = ""


class ExecutionForm(Form, frozen=True, kw_only=True):
    """How the document is signed, and when it is."""

    intro: str = ""
    when: Any = None


class WeightsForm(Form, frozen=True, kw_only=True):
    """What clauses weigh in a paper, by id: the core, those that protect somebody (and what), and the ornaments."""

    core: list[str] = []
    protective: dict[str, str] = {}
    ornament: list[str] = []


class TemplateForm(Form, frozen=True, kw_only=True):
    """A document shape: ``templates/<name>.yaml``."""

    title: str
    help: str
    instrument: Literal["declaration", "mou", "hot", "compact", "iaa", "terms"]
    paper: PaperForm
    sections: list[SectionForm]
    unit: Literal["paragraph", "clause"] = "paragraph"
    schedule: Literal["Schedule", "Appendix", "Annex"] = "Schedule"
    party: PartyWordsForm = PartyWordsForm()
    cover: CoverForm = CoverForm()
    preamble: list[str | SlotForm] = []
    schedules: list[str | SlotForm] = []
    execution: ExecutionForm | None = None
    fill_bodies: bool = True
    layout: LayoutForm = LayoutForm()
    opening: str = ""
    numbered: bool = True
    weights: WeightsForm = WeightsForm()
