"""What only the author of a report knows, as a deal has it under ``report``: one row for each party's paper.

A deal is read without it, so it is told of what does not fit only when a report is asked for.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from moudraft.deal import Deal, Tbc, Unsettled
from moudraft.deal.settled_text import unsettled
from moudraft.deal.unsettled_shape import TbcForm, Text
from moudraft.deal.values import date_fault, is_tbc
from moudraft.problems import Problem, did_you_mean, raise_if
from moudraft.yaml_source.text_file import convert
from moudraft.yaml_source.tree import Tree

PURPOSES = ("approve", "comment", "note")
Purpose = Literal["approve", "comment", "note"]
Several = list[Text] | str | TbcForm
NONE = "none"
"""What an author writes where there is nothing to say: it prints as a positive statement, not as a blank."""


class ReportContactForm(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to ask about the report."""

    office: Text | UnsetType = UNSET
    telephone: Text | UnsetType = UNSET
    email: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class ReportPlanForm(msgspec.Struct, forbid_unknown_fields=True):
    """The party's own plan: its name, the aims in it that the agreement serves, and the themes it bears on."""

    name: Text | UnsetType = UNSET
    aims: Several | UnsetType = UNSET
    themes: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class ReportMembersForm(msgspec.Struct, forbid_unknown_fields=True):
    """What the page for members says besides: what we gain, what we give up, what could go wrong."""

    gain: Several | UnsetType = UNSET
    give_up: Several | UnsetType = UNSET
    risk: Several | UnsetType = UNSET


class ReportOptionForm(msgspec.Struct, forbid_unknown_fields=True):
    """An option that was considered, and why it is not recommended."""

    option: Text | UnsetType = UNSET
    because: Text | UnsetType = UNSET
    tbc: str | UnsetType = UNSET


class ReportImplicationsForm(msgspec.Struct, forbid_unknown_fields=True):
    """What the author has to say under each heading; ``none`` is a statement that there is nothing."""

    finance: Several | UnsetType = UNSET
    legal: Several | UnsetType = UNSET
    people: Several | UnsetType = UNSET
    operational_risk: Several | UnsetType = UNSET
    organisational_risk: Several | UnsetType = UNSET
    partnership_risk: Several | UnsetType = UNSET
    equalities: Several | UnsetType = UNSET
    customers: Several | UnsetType = UNSET
    quality: Several | UnsetType = UNSET
    environment: Several | UnsetType = UNSET
    communities: Several | UnsetType = UNSET
    information: Several | UnsetType = UNSET
    procurement: Several | UnsetType = UNSET
    property: Several | UnsetType = UNSET
    safeguarding: Several | UnsetType = UNSET
    reorganisation: Several | UnsetType = UNSET


class ReportRowForm(msgspec.Struct, forbid_unknown_fields=True, rename={"party": "for"}):
    """What only its author knows of one party's report."""

    party: str
    meeting: str | UnsetType = UNSET
    purpose: Purpose | UnsetType = UNSET
    body: Text | UnsetType = UNSET
    date: Text | UnsetType = UNSET
    title: Text | UnsetType = UNSET
    author: Text | UnsetType = UNSET
    contact: str | ReportContactForm | UnsetType = UNSET
    wards: Text | UnsetType = UNSET
    key_decision: Text | UnsetType = UNSET
    exempt: Text | UnsetType = UNSET
    commissioned: Text | UnsetType = UNSET
    background: Several | UnsetType = UNSET
    considerations: Several | UnsetType = UNSET
    view: Several | UnsetType = UNSET
    plan: str | ReportPlanForm | UnsetType = UNSET
    options: list[str | ReportOptionForm] | UnsetType = UNSET
    consultation: Several | UnsetType = UNSET
    scrutiny: Text | UnsetType = UNSET
    implications: ReportImplicationsForm | UnsetType = UNSET
    monitoring_officer: Text | UnsetType = UNSET
    finance_officer: Text | UnsetType = UNSET
    represented_by: Text | UnsetType = UNSET
    delegate: Text | UnsetType = UNSET
    consulting: Text | UnsetType = UNSET
    recommendations: Several | UnsetType = UNSET
    comments_to: Text | UnsetType = UNSET
    conclusion: Several | UnsetType = UNSET
    background_papers: Several | UnsetType = UNSET
    accessible: Text | UnsetType = UNSET
    members: ReportMembersForm | UnsetType = UNSET


FOR_MEMBERS = tuple(ReportMembersForm.__struct_fields__)
HEADINGS = tuple(ReportImplicationsForm.__struct_fields__)
TEXTS = (
    "body", "date", "title", "author", "wards", "key_decision", "exempt", "commissioned", "scrutiny",
    "monitoring_officer", "finance_officer", "represented_by", "delegate", "consulting", "comments_to", "accessible",
)  # fmt: skip
SEVERAL = (
    "background", "considerations", "view", "consultation", "recommendations", "conclusion", "background_papers",
)  # fmt: skip


class Report(msgspec.Struct, frozen=True):
    """What an author says of one party's report, by key: one text, or several; what is not settled is a ``Tbc``.

    ``key`` is where the row stands in the deal. ``texts`` has parts of maps under dotted names (``contact.email``).
    """

    party: str
    key: str = "report"
    meeting: str = ""
    purpose: str = ""
    texts: dict[str, Unsettled] = {}
    several: dict[str, tuple[Unsettled, ...]] = {}
    options: tuple[tuple[Unsettled, Unsettled], ...] = ()

    @property
    def is_exempt(self) -> bool:
        """Whether the paper is kept from the public: the author says why."""
        why = self.texts.get("exempt")
        return why is not None and why not in ("no", NONE)


def report_of(deal: Deal, party: str) -> Report:
    """What the deal's author says of one party's report; nothing where there is no row for it.

    Raises ``MoudraftError`` with every problem of every row.
    """
    return next((each for each in reports_in(deal) if each.party == party), Report(party))


def reports_in(deal: Deal) -> tuple[Report, ...]:
    """Every row under ``report``. Raises ``MoudraftError`` with every problem."""
    if not deal.report:
        return ()
    single = not isinstance(deal.report, list)
    data = {"report": [deal.report] if single else deal.report}
    tree = Tree(data, deal.source, _numbered(deal) if single else deal.lines)
    forms = convert(tree, _Rows).report
    names = [party.short_name for party in deal.parties]
    problems: list[Problem] = []
    for number, form in enumerate(forms):
        problems += _problems(form, f"report.{number}", tree, names)
    told = [form.party for form in forms]
    for number, name in enumerate(told):
        if name in told[:number]:
            problems.append(Problem(tree.where(f"report.{number}.for"), f"{name} has two reports", "put them together"))
    raise_if(problems)
    return tuple(_report(form, "report" if single else f"report.{n}") for n, form in enumerate(forms))


class _Rows(msgspec.Struct):
    report: list[ReportRowForm]


def _numbered(deal: Deal) -> dict[str, Any]:
    """The lines of a report that stands alone, as if it were the first of a list."""
    found = {}
    for key, where in deal.lines.items():
        root, _, rest = key.partition(".")
        found[f"report.0.{rest}" if root == "report" and rest else "report.0" if key == "report" else key] = where
    return found


def _problems(form: ReportRowForm, key: str, tree: Tree, names: list[str]) -> list[Problem]:
    problems = []
    if form.party not in names:
        hint = did_you_mean(form.party, names) or f"it is for one of {', '.join(names)}"
        problems.append(Problem(tree.where(f"{key}.for"), f'no party is called "{form.party}"', hint))
    if isinstance(form.date, str) and not is_tbc(form.date) and (fault := date_fault(form.date, partial=False)):
        problems.append(Problem(tree.where(f"{key}.date"), *fault))
    return problems


def _report(form: ReportRowForm, key: str) -> Report:
    texts: dict[str, Any] = {name: unsettled(getattr(form, name), None) for name in TEXTS}
    several: dict[str, Any] = {name: _several(getattr(form, name)) for name in SEVERAL}
    texts |= {f"contact.{part}": text for part, text in _parts(form.contact, _CONTACT).items()}
    texts |= {f"plan.{part}": text for part, text in _parts(form.plan, _PLAN).items()}
    if isinstance(form.plan, ReportPlanForm):
        several["plan.aims"] = _several(form.plan.aims)
    if isinstance(form.implications, ReportImplicationsForm):
        several |= {f"implications.{name}": _several(getattr(form.implications, name)) for name in HEADINGS}
    if isinstance(form.members, ReportMembersForm):
        several |= {f"members.{name}": _several(getattr(form.members, name)) for name in FOR_MEMBERS}
    return Report(
        party=form.party,
        key=key,
        meeting="" if isinstance(form.meeting, UnsetType) else form.meeting.strip(),
        purpose="" if isinstance(form.purpose, UnsetType) else form.purpose,
        texts={name: text for name, text in texts.items() if text is not None},
        several={name: texts for name, texts in several.items() if texts},
        options=() if isinstance(form.options, UnsetType) else tuple(map(_option, form.options)),
    )


_CONTACT = ("office", "telephone", "email")
_PLAN = ("name", "themes")


def _parts(form: str | ReportContactForm | ReportPlanForm | UnsetType, parts: tuple[str, ...]) -> dict[str, Any]:
    """The texts of a map by part; one word alone, or what is not settled, is its first part."""
    if isinstance(form, UnsetType | str):
        return {parts[0]: unsettled(form, None)}
    found = {part: unsettled(getattr(form, part), None) for part in parts}
    return {**found, parts[0]: Tbc(form.tbc)} if isinstance(form.tbc, str) else found


def _several(given: Several | UnsetType) -> tuple[Unsettled, ...]:
    if isinstance(given, UnsetType):
        return ()
    return tuple(unsettled(each, Tbc()) for each in (given if isinstance(given, list) else [given]))


def _option(form: str | ReportOptionForm) -> tuple[Unsettled, Unsettled]:
    if isinstance(form, str):
        return unsettled(form, Tbc()), Tbc()
    if isinstance(form.tbc, str):
        return Tbc(form.tbc), Tbc()
    return unsettled(form.option, Tbc()), unsettled(form.because, Tbc())
