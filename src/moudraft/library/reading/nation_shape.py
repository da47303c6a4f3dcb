"""The files of a nation as a person writes them: ``clauses/nations/<id>/``."""

from __future__ import annotations

from typing import Any, Literal

from moudraft.library.reading.library_shape import Form

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class KindForm(Form, frozen=True, kw_only=True):
    """One kind of ``kinds.yaml``; what it leaves out it has from the kind it is ``like``."""

    label: str
    like: str = ""
    help: str = ""
    shown: str | None = None
    several: str = ""
    groups: list[str] | None = None
    may_be: list[str] | None = None
    governed: dict[str, list[str]] | None = None
    instead: list[str] | None = None
    sector: str | None = None
    approver: dict[str, str] | None = None
    judged_if_named: str | None = None
    approves: dict[str, str] | None = None
    signs: dict[str, str] | None = None
    deed: str | None = None
    heads: dict[str, str] | None = None
    deputies: dict[str, str] | None = None
    officer: str | None = None
    finance: str | None = None
    typed: str | None = None
    anywhere: bool | None = None


class WrongForm(Form, frozen=True, kw_only=True):
    """Somebody who cannot approve."""

    words: list[str]
    why: str
    unless: str = ""
    reserved: bool = False


class ApproverForm(Form, frozen=True, kw_only=True):
    """Who can approve, and who cannot."""

    right: str
    can: list[str]
    cannot: list[str] = []


class ApproversForm(Form, frozen=True, kw_only=True):
    """``approvers.yaml``."""

    words: dict[str, str] = {}
    cannot: dict[str, WrongForm] = {}
    approvers: dict[str, ApproverForm] = {}


class PartyLineForm(Form, frozen=True, kw_only=True):
    """One line of a list of ``by-party.yaml``."""

    id: str
    text: str
    when: Any = None
    basis: list[str] = []


class ElectionsForm(Form, frozen=True, kw_only=True):
    """The ordinary day of election."""

    of: str
    month: int
    weekday: Weekday
    which: int
    weeks: int


class GovernedForm(Form, frozen=True, kw_only=True):
    """What is proposed for a body with a form of governance."""

    approves: str = ""
    signs: str = ""


class ShorterForm(Form, frozen=True, kw_only=True):
    """What a name loses to become a short name."""

    find: str
    use: str


class WithTheForm(Form, frozen=True, kw_only=True):
    """Which names take "the" in a sentence."""

    begins: list[str] = []
    nouns: list[str] = []
    never: list[str] = []


class BodiesForm(Form, frozen=True, kw_only=True):
    """The bodies of a nation that the library is not written for, where the names are from and when they were right."""

    source: str
    as_of: str
    names: list[str] = []
    patterns: list[str] = []


class DeedForm(Form, frozen=True, kw_only=True):
    """A way to execute a deed."""

    label: str
    words: str
    signers: list[str]
    witness: bool = False
    seal: bool = False


class NationForm(Form, frozen=True, kw_only=True):
    """``nation.yaml``."""

    title: str
    unknown: str = ""
    groups: dict[str, str] = {}
    sectors: dict[str, str] = {}
    forms: dict[str, GovernedForm] = {}
    exercised: dict[str, str] = {}
    named: dict[str, str] = {}
    short_names: list[ShorterForm] = []
    with_the: WithTheForm = WithTheForm()
    elections: ElectionsForm | None = None
    deeds: dict[str, DeedForm] = {}
    deed_intro: str = ""
    refused: str = ""
    bodies: BodiesForm | None = None
