"""The Deal: what the partners settled, frozen, with the place each value came from.

``read_deal`` (in :mod:`moudraft.deal.deal_file`) makes it from ``deal.yaml``; ``Deal`` can also be made in Python.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from moudraft.deal.body_parts import EACH as EACH
from moudraft.deal.body_parts import Body as Body
from moudraft.deal.body_parts import Meets as Meets
from moudraft.deal.line_terms import IfUsed, LineKind
from moudraft.deal.own_provisions import Amendment, OwnProvision
from moudraft.deal.party_parts import Approval as Approval
from moudraft.deal.party_parts import Contact as Contact
from moudraft.deal.party_parts import Party as Party
from moudraft.deal.party_parts import Signatory as Signatory
from moudraft.deal.presentation import Layout as Layout
from moudraft.deal.presentation import Signing as Signing
from moudraft.deal.unsettled import Tbc as Tbc
from moudraft.deal.unsettled import Unsettled as Unsettled
from moudraft.problems import Location

FORMAT = 1
LISTS = (
    "recognitions", "context", "common_ground", "vision", "ambitions", "objectives", "commitments",
    "leaders_commitments", "principles", "behaviours", "programme", "services", "agreements", "contracts", "assets",
    "conditions", "challenges", "classes", "data_sets",
)  # fmt: skip


class Group(msgspec.Struct, frozen=True):
    """The name the parties use when acting together; the area they serve, the map that shows it, and the people."""

    name: Unsettled | None = None
    area: Unsettled | None = None
    map: Unsettled | None = None
    people: Unsettled | None = None


class Item(msgspec.Struct, frozen=True):
    """One line of a list (an objective, a principle, a programme line): from the library, or the deal's own text.

    ``id`` is the library's slug, empty for own text. ``details`` fill the library's holes. ``phase`` is ``first``,
    ``next`` or ``alongside`` (programme lines). ``due`` is YYYY, YYYY-MM or YYYY-MM-DD. ``either`` is set where the
    text was written with ``; or`` at its end: the lines of its list are alternatives. ``handle`` is what other parts of
    the deal call it by; ``key`` is where it stands.
    """

    key: str
    id: str = ""
    text: Unsettled = ""
    title: Unsettled = ""
    measure: Unsettled | None = None
    due: Unsettled | None = None
    lead: Unsettled | None = None
    phase: str = ""
    details: dict[str, Any] = {}
    either: bool = False
    handle: str = ""


class Waiver(msgspec.Struct, frozen=True):
    """Who approved departing from a red line, when (YYYY-MM-DD) and why."""

    by: str
    on: str
    why: str


class RedLine(msgspec.Struct, frozen=True):
    """A line a partner will not cross: one of the library's (``id``) or free text.

    ``held_by`` holds short names; empty means every party. ``means`` chooses between meanings (veto).
    A ``private`` line is enforced and never printed. ``handle`` is what the deal calls it where it points to it.
    ``kept_by`` names what keeps it, ``forbids`` clauses and values of axes, ``needs`` what the deal has to give for it.
    """

    key: str
    id: str = ""
    text: str = ""
    means: str = ""
    held_by: tuple[str, ...] = ()
    reason: str = ""
    private: bool = False
    waiver: Waiver | None = None
    handle: str = ""
    kind: LineKind | Literal[""] = ""
    kept_by: tuple[str, ...] = ()
    forbids: tuple[str | dict[str, str], ...] = ()
    needs: tuple[str, ...] = ()
    if_used: IfUsed | None = None
    yields_to: tuple[str, ...] = ()
    changed_by: str = ""

    @property
    def says_more(self) -> bool:
        """Whether it says what follows when it is used, what it gives way to or how it changes."""
        return bool(self.yields_to or self.changed_by or (self.if_used and any(msgspec.structs.astuple(self.if_used))))

    @property
    def is_set_out(self) -> bool:
        """Whether the paper sets it out with the words of its kind, or with what it says of itself."""
        return not self.private and bool((self.text and self.kind) or self.says_more)


class Setting(msgspec.Struct, frozen=True):
    """One value of an option axis, with the details it carries: ``Setting("notice", {"period": "9 months"})``."""

    value: str
    details: dict[str, Any] = {}


class Changes(msgspec.Struct, frozen=True):
    """What the deal changes in the template's choice of clauses: ids added, left out (with why), wordings chosen.

    ``own`` are provisions in its own words, ``amend`` paragraphs of stock wordings that it changes.
    ``posture`` is how much the draft says beyond what was settled: ``lean``, ``usual`` or ``full``.
    """

    add: tuple[str, ...] = ()
    leave_out: dict[str, str] = {}
    wording: dict[str, str] = {}
    own: tuple[OwnProvision, ...] = ()
    amend: tuple[Amendment, ...] = ()
    posture: str = "usual"


class Deal(msgspec.Struct, frozen=True):
    """Everything the partners settled.

    ``author`` is whose name a draft carries in its properties and on the comments of an internal one; empty for none.
    ``lists`` holds the short items by list name (objectives, principles, programme …). ``terms`` holds the option
    axes the deal sets; several settings where the axis allows it; ``None`` stands for ``tbc``. ``accepted`` holds the
    codes of warnings the parties live with, each with the reason; ``answers`` fills blanks by what they ask; ``report``
    is what the author of a report says, as it was given: it is read when a report is made.
    ``lines`` maps a dotted key (``terms.costs``, ``parties.0.name``) to where it was given, for messages. ``comments``
    holds by key what was read as a comment and looks like the rest of the text before it. ``title_tbc`` is set where
    the title is not settled; ``title`` then holds ``[to confirm: …]``. ``version`` is what this draft is called
    ("Draft 3"), ``reference`` the file it belongs to. ``from_settings`` are the keys that the deal does not have and
    settings gave.
    """

    template: str
    title: str
    parties: tuple[Party, ...]
    format: int = FORMAT
    library: str = ""
    author: str = ""
    date: Unsettled | None = None
    group: Group = Group()
    lists: dict[str, tuple[Item, ...]] = {}
    red_lines: tuple[RedLine, ...] = ()
    governance: tuple[Body, ...] = ()
    terms: dict[str, tuple[Setting, ...] | None] = {}
    clauses: Changes = Changes()
    accepted: dict[str, str] = {}
    answers: dict[str, str] = {}
    report: Any = None
    source: str = ""
    lines: dict[str, Location] = {}
    comments: dict[str, str] = {}
    title_tbc: Tbc | None = None
    version: Unsettled | None = None
    reference: Unsettled | None = None
    sign: Signing = Signing()
    layout: Layout = Layout()
    from_settings: tuple[str, ...] = ()

    def where(self, key: str) -> Location:
        """The place of a dotted key, or of the nearest key above it that has one."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key.rpartition(".")[0]
        return Location(self.source)
