"""The clause library: what the files of ``clauses/`` and ``templates/`` say, as frozen data.

:mod:`moudraft.library.reading.library_files` reads it; :mod:`moudraft.library.reading.soundness` proves it sound.
Everything is plain data with conditions, so that nothing in the code knows a clause, an axis or a red line by name.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from moudraft.deal import Party
from moudraft.library.condition import ALWAYS, Condition, Fact, match
from moudraft.library.nation import Nation
from moudraft.library.statement import UNSAID, Matter
from moudraft.library.template import Template
from moudraft.library.time_patterns import Times
from moudraft.library.wording import Clause, Inline
from moudraft.problems import NOWHERE, Location, MoudraftError, Problem, did_you_mean
from moudraft.said import Said

Kind = Literal[
    "text", "period", "interval", "often", "date", "party", "parties", "list", "clauses", "choice", "rows", "pointer",
    "sum", "percent", "by-party", "choice-by-party", "class", "bodies",
]  # fmt: skip
"""What a detail is: words, a length, a day, one party or several, lines, clauses, one of its ``values``, rows, the
``key`` of a line of some list, money, a class of party of the deal, or kinds of body and groups of them.

A text may have ``values`` too: words for what is usually said, which the deal may put in words of its own.
What is by party is one text (or one of its ``values``) for all of them, or a map with what each party has.
"""


class Detail(msgspec.Struct, frozen=True, array_like=True):
    """Something a value of an axis carries. ``ask`` is what stands in the blank while nobody has settled it.

    ``values`` are those of a choice, each with the words it prints. A detail with ``main`` may be a map in the deal:
    its parts are details of their own (``cap.covers`` beside ``cap``), and ``main`` is the part that stands for it all.
    ``fields`` are what each of its rows has; ``main`` is then the field that a row given as one text stands for.
    The interview asks for an ``apart`` one by itself, not in one line with the other parts of what it belongs to.
    ``of_class`` is the class of party whose member it is, where the deal has that class and names nobody here.
    """

    ask: str
    kind: Kind = "text"
    default: Any = None
    main: str = ""
    values: dict[str, str] = {}
    fields: dict[str, "Detail"] = {}
    apart: bool = False
    of_class: str = ""


class AxisValue(msgspec.Struct, frozen=True, array_like=True):
    """One value of an axis; ``details`` are those the value itself fixes (``notice-3m``: three months).

    ``says`` are the positions that whoever chooses it takes, by matter.
    """

    label: str
    help: str = ""
    details: dict[str, Any] = {}
    says: dict[str, str] = {}


class Default(msgspec.Struct, frozen=True, array_like=True):
    """What an axis is when nobody has said: the first default whose condition holds. ``silent`` prints nothing."""

    values: tuple[str, ...]
    because: str
    when: Condition = ALWAYS
    details: dict[str, Any] = {}
    silent: bool = False


class Axis(msgspec.Struct, frozen=True, array_like=True):
    """One option axis: its values in order, softest first, and its defaults."""

    id: str
    label: str
    help: str
    values: dict[str, AxisValue]
    defaults: tuple[Default, ...]
    several: bool = False
    details: dict[str, Detail] = {}
    location: Location = NOWHERE

    def says_nothing(self, value: str) -> bool:
        """Whether a paper with this value need not speak of the axis: it is so, too, where nobody was asked."""
        silent = any(each.silent and value in each.values for each in self.defaults)
        return silent or UNSAID in self.values[value].says.values()


class Rule(msgspec.Struct, frozen=True, array_like=True):
    """What breaks or strains a red line: a condition, what releases it, and what reconciles the two."""

    severity: Literal["error", "warning"]
    when: Condition
    say: Said
    unless: Condition = ALWAYS
    reconcile: Said = ()


class HouseRule(msgspec.Struct, frozen=True, array_like=True):
    """A check that a house library brings: what it looks for in a finished draft, what it says, and why."""

    id: str
    code: str
    severity: Literal["error", "warning", "info"]
    when: Condition
    say: Said
    why: str
    unless: Condition = ALWAYS
    way_out: Said = ()
    location: Location = NOWHERE


class HardPoint(msgspec.Struct, frozen=True, array_like=True):
    """What a careful reader would ask of a deal: a question, for whom, when it is raised and what settles it.

    ``weight`` runs from 1 to 3; ``law`` holds ids.
    """

    id: str
    ask: str
    audience: str
    settled_by: str
    when: Condition
    unless: Condition = ALWAYS
    law: tuple[str, ...] = ()
    weight: int = 1
    location: Location = NOWHERE


class OneOf(msgspec.Struct, frozen=True, array_like=True):
    """Clauses of which one will do, where the condition holds."""

    clauses: tuple[str, ...]
    when: Condition = ALWAYS


class Meaning(msgspec.Struct, frozen=True, array_like=True):
    """What a red line asks for, in general or in one of its meanings.

    All of ``requires`` come in, and one of each of ``one_of`` whose condition holds. ``sets`` gives axes a value.
    """

    label: str = ""
    requires: tuple[str, ...] = ()
    one_of: tuple[OneOf, ...] = ()
    rules: tuple[Rule, ...] = ()
    sets: dict[str, str] = {}

    @property
    def any(self) -> tuple[str, ...]:
        """Every clause that may do, whatever the facts."""
        return tuple(clause for each in self.one_of for clause in each.clauses)

    def names(self, clause: str) -> bool:
        """Whether a clause is one that it requires or that may do."""
        if clause in self.requires:
            return True
        # Every draft asks this some hundred times: a plain loop, which is twice as quick.
        for each in self.one_of:  # noqa: SIM110
            if clause in each.clauses:
                return True
        return False

    def offer(self, facts: Mapping[str, Fact]) -> tuple[str, ...]:
        """The clauses that keep the line in a deal with these facts: all it requires, then those that may do."""
        wanted = [each.clauses for each in self.one_of if match(each.when, facts) is not None]
        return (*self.requires, *(clause for clauses in wanted for clause in clauses))


class RedLineEntry(msgspec.Struct, frozen=True, array_like=True):
    """A red line of the library: ``general`` always applies, ``means`` by the meaning the deal chose."""

    id: str
    title: str
    group: str
    intent: str
    general: Meaning
    code: str = ""
    means: dict[str, Meaning] = {}
    location: Location = NOWHERE

    def asks(self, means: str) -> Meaning:
        """What this red line asks for in the meaning chosen."""
        chosen = self.means.get(means)
        if chosen is None:
            return self.general
        return Meaning(
            label=chosen.label,
            requires=(*self.general.requires, *chosen.requires),
            one_of=(*self.general.one_of, *chosen.one_of),
            rules=(*self.general.rules, *chosen.rules),
            sets={**self.general.sets, **chosen.sets},
        )


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """Two red lines that collide, or that need care together."""

    lines: tuple[str, str]
    rule: Rule
    location: Location = NOWHERE


class Model(msgspec.Struct, frozen=True, array_like=True):
    """A governance model and the parts it fills in; members, reports_to and the like may hold holes.

    ``says`` are the positions that its purpose takes, by matter.
    """

    id: str
    title: str
    help: str
    kind: Literal["none", "members", "officers", "arrangement"]
    code: str = ""
    name: str = ""
    members: tuple[Inline, ...] = ()
    chair: str = ""
    quorum: str = ""
    decision: str = ""
    decisions: tuple[str, ...] = ()
    first: str = ""
    then: str = ""
    reports_to: tuple[Inline, ...] = ()
    advised_by: tuple[Inline, ...] = ()
    secretariat: str = ""
    led_by: tuple[Inline, ...] = ()
    purpose: tuple[Inline, ...] = ()
    basis: tuple[str, ...] = ()
    location: Location = NOWHERE
    says: dict[str, str] = {}


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """A word of the deal (``rotating``) and the words it prints as.

    ``sectors`` are those that a quorum asks for members from: ``several``, or sectors of the nation. Where the parties
    cannot send them, or are not the ``fewest`` that it is meant for, a model's quorum is ``otherwise``. ``several``
    marks a chair that more than one person takes together; a secretariat is ``shared`` beside such a chair.
    """

    label: str
    words: tuple[Inline, ...]
    sectors: tuple[str, ...] = ()
    fewest: int = 0
    otherwise: str = ""
    several: bool = False
    shared: tuple[Inline, ...] = ()
    location: Location = NOWHERE


class ShortItem(msgspec.Struct, frozen=True, array_like=True):
    """A line the library offers for a list: an objective, a principle, a programme line."""

    id: str
    text: tuple[Inline, ...]
    group: str = ""
    title: str = ""
    measure: str = ""
    asks: dict[str, str] = {}
    location: Location = NOWHERE


class Definition(msgspec.Struct, frozen=True, array_like=True):
    """A term the library defines in one place. A draft prints it only where the term is used."""

    id: str
    term: str
    text: tuple[Inline, ...]
    location: Location = NOWHERE


class Law(msgspec.Struct, frozen=True, array_like=True):
    """A statute, case or guidance note, and how sure we are of it. Only ``prints`` ones are ever cited.

    ``applies_to`` are the groups of parties that it reaches; empty for law that is the same for all. ``names`` are
    the Acts it cites by title, each with the sections.
    """

    id: str
    cite: str
    does: str
    mark: str
    prints: bool
    applies_to: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}


class WordRule(msgspec.Struct, frozen=True, array_like=True):
    """A word or phrase to avoid, as a regular expression, with what to write instead.

    ``signs`` are letters, small ones, of which every text in which it stands holds some.
    """

    find: str
    use: str
    why: str
    where: str = "all"
    severity: Literal["info", "warning"] = "info"
    location: Location = NOWHERE
    signs: tuple[str, ...] = ("",)


class Source(msgspec.Struct, frozen=True, array_like=True):
    """A file of the library: what to call it in a message, and its text."""

    shown: str
    text: str


Layers = dict[str, tuple[Source, ...]]
"""The library's files by their path in it, the built-in one first and a house's own over it."""


class Role(msgspec.Struct, frozen=True, array_like=True):
    """What a clause does for a paper, and the clauses that do it: how checks find a clause without knowing its id."""

    does: str
    clauses: tuple[str, ...] = ()


class Library(msgspec.Struct, frozen=True, array_like=True):
    """Everything the clause library holds. ``aliases`` maps codes (SAF-7, GM-02) to ids; ``terms`` it defines.

    ``lists`` holds what the lines of a list of the deal may say besides text, measure, date and lead; ``mentions`` the
    patterns that the deal's own words are searched with for its hard points; ``statements`` the matters by name;
    ``times`` how sentences say by when.
    """

    version: str
    clauses: Mapping[str, Clause]
    templates: Mapping[str, Template]
    axes: dict[str, Axis]
    red_lines: Mapping[str, RedLineEntry]
    pairs: tuple[Pair, ...]
    models: dict[str, Model]
    chairs: dict[str, Phrase]
    quorums: dict[str, Phrase]
    secretariats: dict[str, Phrase]
    items: Mapping[str, dict[str, ShortItem]]
    definitions: dict[str, Definition]
    law: Mapping[str, Law]
    nations: dict[str, Nation]
    words: tuple[WordRule, ...]
    aliases: dict[str, str]
    terms: tuple[str, ...] = ()
    rules: tuple[HouseRule, ...] = ()
    lists: dict[str, dict[str, Detail]] = {}
    hard_points: tuple[HardPoint, ...] = ()
    mentions: dict[str, tuple[str, ...]] = {}
    statements: Mapping[str, Matter] = {}
    roles: dict[str, Role] = {}
    times: Times = Times()

    def in_role(self, role: str) -> tuple[str, ...]:
        """The clauses that do something for a paper, ours and the house's; none where the library has no such role."""
        return self.roles[role].clauses if role in self.roles else ()

    @property
    def home(self) -> Nation:
        """The nation whose law the library is written for."""
        return next(nation for nation in self.nations.values() if not nation.refused)

    def nation_of(self, party: Party) -> Nation:
        """The nation of a party: the one the deal gives, else the one whose body it is by its name, else our own."""
        if party.nation in self.nations:
            return self.home if self.home.kind(party.kind).anywhere else self.nations[party.nation]
        named = party.name if isinstance(party.name, str) else ""
        return next((nation for nation in self.nations.values() if nation.bodies.have(named)), self.home)

    def id_of(self, name: str) -> str:
        """The id that a name stands for: itself, or that of the code it is (in any case: ``SAF-7``, ``saf-7``)."""
        return self.aliases.get(name.upper(), name)

    def find(self, kind: str, name: str, where: Location) -> str:
        """The id that ``name`` (an id or a code) stands for; ``kind`` is ``clauses``, ``red_lines``, ``models``."""
        known: dict[str, Any] = getattr(self, kind)
        found = name if name in known else self.aliases.get(name.upper(), "")
        if found in known:
            return found
        noun = {"red_lines": "red line", "models": "governance model"}.get(kind, kind.removesuffix("s"))
        raise MoudraftError(Problem(where, f'unknown {noun} "{name}"', did_you_mean(name, known)))
