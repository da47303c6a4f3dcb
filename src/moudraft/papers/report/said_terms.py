"""What an agreement says, paragraph by paragraph, with the answers that each paragraph rests on.

It is read from the assembled Document, from why each clause was chosen, and from what its holes printed; never from a
search in the words. A report that quotes these paragraphs cannot disagree with the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from moudraft import english
from moudraft.document import Cell, Inline, Paragraph, Provision, Row, Table, Text, plain_text
from moudraft.document.drafted import Drafted
from moudraft.document.inline import CrossReference, DefinedTerm, Emphasis
from moudraft.document.places import place_of
from moudraft.document.provenance import Spot
from moudraft.document.punctuation import ended
from moudraft.library.condition import match
from moudraft.library.paper_kinds import Subject
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.owed import duties_of
from moudraft.papers.once import pages_of
from moudraft.papers.report.places_named import place_of_paragraph

ANSWERS, PARTIES = "answers", "parties."
NOT_OPERATIVE = frozenset(("preamble", "recital"))


class SaidTerm(msgspec.Struct, frozen=True, cache_hash=True):
    """One paragraph of an agreement with its list, as it may be quoted: its words, its place, its clause.

    ``spots`` are those of its provision that it takes up. ``rests_on`` are the option axes for which its clause or the
    wording was chosen; ``says`` the axes and lists that this paragraph states: the first of a clause what the clause
    rests on, any what it prints of the deal. ``names_parties`` is set where it prints who the parties are.
    """

    lead: tuple[Inline, ...]
    items: tuple[tuple[Inline, ...], ...]
    place: str
    provision: str
    spots: range
    clause: str
    topic: str
    roles: tuple[str, ...]
    title: str
    rests_on: tuple[str, ...]
    says: tuple[str, ...]
    effect: str
    is_operative: bool
    names_parties: bool

    @property
    def words(self) -> tuple[Inline, ...]:
        """The paragraph and its list, each item on a line of its own."""
        return (*self.lead, *(part for item in self.items for part in (Text("\n"), *item)))

    @property
    def text(self) -> str:
        return plain_text(self.words)

    def names(self, party: str) -> bool:
        """Whether it speaks of a party by its short name."""
        return _speaks_of(self.words, party)

    def about(self, party: str) -> SaidTerm:
        """What it says of a party alone, where it is a list of which some items speak of it and others do not."""
        if _speaks_of(self.lead, party):
            return self
        *others, last = (each for each in self.items if _speaks_of(each, party))
        return msgspec.structs.replace(self, items=(*others, ended(last, ".")))


_Part = tuple[tuple[Inline, ...], tuple[tuple[Inline, ...], ...], str, int]


class SaidTerms:
    """The paragraphs of one drafted agreement, and by subject. They are the same for every party."""

    def __init__(self, made: Drafted, subjects: dict[str, Subject]) -> None:
        self.made = made
        self.subjects = subjects
        self.choices = {choice.slot: choice for choice in made.selection.choices}
        self._slots = {slot.id: slot for _, slot in made.selection.template.slots()}
        self._known = _ByAnswer(subjects)

    @cached_property
    def all(self) -> tuple[SaidTerm, ...]:
        return tuple(term for provision in self.made.document.all_provisions() for term in self._of(provision))

    def at(self, spot: Spot) -> SaidTerm | None:
        """The paragraph in which a spot of the draft stands."""
        return self._by_spot.get(spot)

    @cached_property
    def _by_spot(self) -> dict[Spot, SaidTerm]:
        return {Spot(each.provision, n): each for each in self.all for n in each.spots}

    def of_subject(self, id: str) -> list[SaidTerm]:
        """What is said on a subject: what its axes brought in, and clauses of its topics that no axis calls for."""
        return self._by_subject.get(id, [])

    @cached_property
    def _by_subject(self) -> dict[str, list[SaidTerm]]:
        found: dict[str, list[SaidTerm]] = {}
        for each in self.all:
            found.setdefault(self.subject_of(each), []).append(each)
        return found

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty of the agreement, as its register has it."""
        return tuple(duties_of(self.made, pages_of(self.made)))

    def of_axes(self, *axes: str) -> list[SaidTerm]:
        """The paragraphs that stand for the answers to some axes, or print their details."""
        wanted = set(axes)
        return [each for each in self.all if wanted & {*each.says, *each.rests_on}]

    def in_role(self, *roles: str) -> list[SaidTerm]:
        return [each for each in self.all if set(roles) & set(each.roles)]

    def subject_of(self, term: SaidTerm) -> str:
        """The subject of a paragraph: that of what its clause does, else of its topic or a narrower axis or list."""
        known = self._known
        by_role = known.first(known.roles, term.roles)
        if by_role:
            return by_role
        by_topic = known.first(known.topics, (term.topic,))
        resting = [id for axis in term.rests_on for id in known.axes.get(axis, ())]
        by_axis = [id for id in resting if not (self.subjects[id].gives_way and by_topic)]
        if by_axis and by_topic not in by_axis and not (by_topic and self.subjects[by_topic].keeps):
            return by_axis[0]
        by_list = known.first(known.stated, term.says)
        if by_topic and not (by_list and term.topic in self.subjects[by_topic].parted):
            return by_topic
        return by_list

    # --- the paragraphs of one provision --------------------------------------------------------

    def _of(self, provision: Provision) -> Iterator[SaidTerm]:
        choice = self.choices.get(provision.id)
        rested = self._rested_on(provision.id)
        topic = provision.clause.partition("/")[0]
        number = 0
        for index, (lead, items, place, count) in enumerate(self._parts(provision)):
            keys = self._keys(provision.id, number, count)
            number += count
            if not lead:
                continue
            printed = tuple(dict.fromkeys(name for key in keys if (name := self._stated_by(key))))
            yield SaidTerm(
                lead=lead,
                items=items,
                place=place,
                provision=provision.id,
                spots=range(number - count, number),
                clause=provision.clause,
                topic=topic,
                roles=choice.clause.roles if choice else (),
                title=provision.heading,
                rests_on=rested,
                says=tuple(dict.fromkeys((*(rested if index == 0 else ()), *printed))),
                effect=provision.effect,
                names_parties=any(key.startswith(PARTIES) for key in keys),
                is_operative=provision.register not in NOT_OPERATIVE,
            )

    def _parts(self, provision: Provision) -> Iterator[_Part]:
        """The paragraphs and rows of tables of a provision: words, list, place, and how many paragraphs it counts for.

        A table that gathers other provisions has no words of its own: they speak for themselves.
        """
        place = place_of(self.made, provision)
        for block in provision.blocks:
            if isinstance(block, Paragraph):
                items = tuple(_labelled(each) for each in block.children)
                where = place_of_paragraph(self.made, provision, block)
                yield tuple(_plain(block.content)), items, where, sum(1 for _ in block.walk())
                continue
            yield (), (), "", len(block.header)
            for row in block.rows:
                cells = [each.paragraphs for each in row.cells]
                yield () if provision.rows else _in_a_row(block, row), (), place, sum(map(len, cells))

    def _keys(self, provision: str, first: int, count: int) -> tuple[str, ...]:
        asked = self.made.provenance.asked_in
        return tuple(dict.fromkeys(key for n in range(first, first + count) for key in asked(Spot(provision, n))))

    def _rested_on(self, slot: str) -> tuple[str, ...]:
        """The axes that the conditions rest on for which a clause was chosen, and its wording."""
        choice = self.choices.get(slot)
        if choice is None:
            return ()
        facts = self.made.selection.terms.facts
        own = self._slots.get(slot)
        conditions = (choice.wording.when, choice.clause.when, *((own.when,) if own else ()))
        names = (line.name for each in conditions for line in match(each, facts) or ())
        return tuple(dict.fromkeys(axis for name in names if (axis := name.partition(".")[0]) in self._axes))

    def _stated_by(self, key: str) -> str:
        root, _, rest = key.partition(".")
        if root == ANSWERS:
            return root if rest in self.made.deal.answers else ""
        name = rest.partition(".")[0] if root == "terms" else root
        return name if name in self._axes or name in self._lists else ""

    @cached_property
    def _axes(self) -> frozenset[str]:
        return frozenset(axis for subject in self.subjects.values() for axis in subject.axes)

    @cached_property
    def _lists(self) -> frozenset[str]:
        return frozenset(name for subject in self.subjects.values() for name in subject.lists)


class _ByAnswer:
    """The subjects by what they are told by, in their order."""

    def __init__(self, subjects: dict[str, Subject]) -> None:
        self.order = {id: n for n, id in enumerate(subjects)}
        self.roles = _listed({id: each.roles for id, each in subjects.items()})
        self.topics = _listed({id: each.topics for id, each in subjects.items()})
        self.axes = _listed({id: each.axes for id, each in subjects.items()})
        self.stated = _listed({id: (*each.lists, *each.axes) for id, each in subjects.items()})

    def first(self, known: Mapping[str, list[str]], names: Iterable[str]) -> str:
        """The first subject that any of some names tells; empty where none does."""
        return min((id for name in names for id in known.get(name, ())), key=self.order.__getitem__, default="")


def _listed(names: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Ids by each name that stands under them."""
    found: dict[str, list[str]] = {}
    for id, each in names.items():
        for name in dict.fromkeys(each):
            found.setdefault(name, []).append(id)
    return found


def _in_a_row(table: Table, row: Row) -> tuple[Inline, ...]:
    """A row of a table as one run of words: a cell beside its label, or each of more after its heading."""
    if len(row.cells) == 2:
        label, said = map(_joined, row.cells)
        return (*label, Text(": "), *said) if label and said else (*label, *said)
    out: list[Inline] = []
    for head, each in zip(table.header, row.cells, strict=False):
        said = _joined(each)
        if said:
            title = " ".join(plain_text(paragraph.content) for paragraph in head.paragraphs)
            out += [Text("; " if out else ""), Text(f"{title}: " if title else ""), *said]
    return tuple(each for each in out if each != Text(""))


def _joined(cell: Cell) -> list[Inline]:
    """The lines of a cell in one run of words."""
    lines = [flat(paragraph) for paragraph in cell.paragraphs]
    return [part for n, each in enumerate(lines) for part in ((Text("; "), *each) if n and each else each)]


def flat(paragraph: Paragraph) -> tuple[Inline, ...]:
    """A paragraph with its list in one run of words, as it may be quoted: blanks stay, references are plain text."""
    out = list(_plain(paragraph.content))
    for child in paragraph.children:
        out += [Text(" "), *_labelled(child)]
    return tuple(out)


def _labelled(item: Paragraph) -> tuple[Inline, ...]:
    return (Text(f"{item.label} "), *flat(item)) if item.label.startswith("(") else flat(item)


def _speaks_of(words: tuple[Inline, ...], party: str) -> bool:
    """Whether a party is named: within a sentence as the Trust, and at its head as The Trust."""
    named = "|".join(map(re.escape, (party, english.capital(party))))
    return bool(re.search(rf"(?<!\w)(?:{named})(?!\w)", plain_text(words)))


def _plain(content: tuple[Inline, ...]) -> Iterator[Inline]:
    for each in content:
        if isinstance(each, CrossReference):
            yield Text(each.text)
        elif isinstance(each, DefinedTerm):
            yield Text(f"\u201c{plain_text(each.children)}\u201d")
        elif isinstance(each, Emphasis):
            yield from _plain(each.children)
        else:
            yield each
