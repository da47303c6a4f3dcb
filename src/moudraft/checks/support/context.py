"""What the rules share of one draft, each part worked out once."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from moudraft.checks.support.own_words import OwnWords, own_words, typed_texts
from moudraft.checks.support.pointing import At, is_house
from moudraft.deal.pasted_lists import in_a_sentence
from moudraft.document import Inline, Paragraph, Provision, Text, plain_text, walk_inlines
from moudraft.document.places import place_of
from moudraft.findings import ClauseAt
from moudraft.library.condition import Fact, Line, match
from moudraft.problems import NOWHERE
from moudraft.selection.facts import principal

if TYPE_CHECKING:
    from moudraft.deal import Deal, Party
    from moudraft.document import Document
    from moudraft.document.drafted import Drafted
    from moudraft.library import Library
    from moudraft.library.nation import Nation
    from moudraft.selection import Choice, Selection
    from moudraft.selection.bodies import FilledBody
    from moudraft.selection.settled_value import Value
    from moudraft.selection.terms import HeldLine


T = TypeVar("T")


class Passage(msgspec.Struct, frozen=True):
    """One paragraph of the draft as a reader sees it, with the provision it stands in."""

    provision: Provision
    paragraph: Paragraph
    text: str


class Context:
    """A draft as the rules see it. ``strict`` makes what is normally for information a warning."""

    def __init__(self, made: Drafted, strict: bool = False) -> None:
        self.made = made
        self.strict = strict
        self.deal: Deal = made.deal
        self.library: Library = made.library
        self.selection: Selection = made.selection
        self.document: Document = made.document
        self.nation: Nation = made.library.home
        self.today: datetime.date = made.today
        self._expressed: dict[Line, Provision | None] = {}
        self._done: dict[Callable[[Context], Any], Any] = {}

    def once(self, work: Callable[[Context], T]) -> T:
        """What some work over this draft comes to, done once for all the rules that ask for it."""
        if work not in self._done:
            self._done[work] = work(self)
        return cast(T, self._done[work])

    # --- facts ----------------------------------------------------------------------------------

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts of the finished draft: those it was selected on, with ``clauses`` and ``carries``."""
        choices = self.selection.choices
        carries = dict.fromkeys(name for choice in choices for name in choice.wording.carries)
        return {
            **self.selection.terms.facts,
            "clauses": Fact(tuple(self.provisions)),
            "carries": Fact(tuple(carries)),
        }

    def fact(self, name: str) -> tuple[str, ...]:
        """The values of a fact; none where the draft does not have it."""
        return self.facts[name].values if name in self.facts else ()

    def has(self, name: str, *values: str) -> bool:
        """Whether a fact has any of these values."""
        return any(value in self.fact(name) for value in values)

    def parties_in(self, group: str) -> list[Party]:
        """The parties whose kind is in a group."""
        return [party for party in self.deal.parties if self.nation.is_in(party.kind, group)]

    def value(self, axis: str) -> Value:
        return self.selection.terms.values[axis]

    def is_default(self, axis: str) -> bool:
        """Whether nobody chose the value of an axis: it is what the library takes where the deal says nothing."""
        return self.value(axis).source in ("template default", "library default")

    def detail(self, axis: str, name: str) -> object:
        """A detail that the value of an axis carries, or a part (``long_stop.effect``); None if nobody gave it."""
        return self.value(axis).own_detail(self.library.axes[axis], name)

    # --- red lines and bodies ---------------------------------------------------------------------

    @cached_property
    def red_lines(self) -> tuple[HeldLine, ...]:
        """The red lines in force that rules can test the draft against: those that nobody has waived."""
        return tuple(h for h in self.selection.terms.red_lines if h.is_checked and h.line.waiver is None)

    def board(self) -> FilledBody | None:
        """The principal body."""
        return principal(self.selection.terms.bodies)

    def decision_of(self, body: FilledBody) -> str:
        """The decision rule of a body: the axis for the principal one, its own for any other."""
        board = self.board()
        if board is not None and body.key == board.key:
            return str(self.value("decision"))
        return body.decision

    # --- provisions -------------------------------------------------------------------------------

    @cached_property
    def all_provisions(self) -> tuple[Provision, ...]:
        """Every provision in reading order, those in the rows of a table after the one that holds them."""
        return tuple(self.document.all_provisions())

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """The provisions by clause, in reading order; the first where a clause stands in two registers."""
        found: dict[str, Provision] = {}
        for provision in self.all_provisions:
            found.setdefault(provision.clause, provision)
        return found

    def in_role(self, role: str) -> Provision | None:
        """The first provision of a clause that does something for the paper (``clauses/roles.yaml``)."""
        return next((self.provisions[id] for id in self.library.in_role(role) if id in self.provisions), None)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """The choices by slot, which is the id of the provision each became."""
        return {choice.slot: choice for choice in self.selection.choices}

    def place(self, provision: Provision) -> str:
        return place_of(self.made, provision)

    def paragraph(self, passage: Passage) -> str:
        """Where a passage stands, to the paragraph: ``paragraph 2.8``, where its provision begins at 2.7."""
        number = passage.paragraph.number
        if number and passage.paragraph.role == "paragraph":
            return f"{self.selection.template.unit} {number}"
        return self.place(passage.provision)

    def wording_location(self, provision: Provision) -> At:
        """Where the wording of a provision stands in the library."""
        choice = self.choices.get(provision.id)
        if choice is None:
            return At("", NOWHERE)
        return At("", choice.wording.location, ClauseAt(choice.clause.id, choice.wording.name))

    @cached_property
    def has_house_words(self) -> bool:
        """Whether a wording of the draft, or a definition of the library, is a house's own or the deal's."""
        places = (choice.wording.location for choice in self.choices.values())
        return any(map(is_house, (*places, *(each.location for each in self.library.definitions.values()))))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph of the draft once, those gathered in a table with the provision they belong to."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        for provision in self.document.provisions():
            for paragraph in provision.paragraphs():
                if not (provision.rows and paragraph.role == "statement"):
                    yield Passage(provision, paragraph, plain_text(paragraph.content))
            for row in provision.rows:
                yield from (Passage(row, each, plain_text(each.content)) for each in row.paragraphs())

    def saying(self, words: str) -> Passage | None:
        """The passage in which words of the deal stand, whatever their first letter became."""
        sought = in_a_sentence(words).strip().rstrip(".;,").casefold()
        text, starts = self._all_passages
        found = text.find(sought) if sought else -1
        return None if found < 0 else self.passages[bisect_right(starts, found) - 1]

    @cached_property
    def _all_passages(self) -> tuple[str, list[int]]:
        """The passages as one text, with where each begins: a deal of thousands of phrases asks for each of them."""
        texts = [f"{each.text.casefold()}\0" for each in self.passages]
        return "".join(texts), [0, *accumulate(map(len, texts))]

    @cached_property
    def text(self) -> str:
        """The passages as one text: what does not stand in it stands in none of them."""
        return "\n".join([each.text for each in self.passages])

    @property
    def said(self) -> str:
        """The passages as one text in small letters."""
        return self._all_passages[0]

    @cached_property
    def marked(self) -> tuple[tuple[Passage, Inline], ...]:
        """Each inline of the passages that is more than text, in reading order, with the passage it stands in."""
        found: list[tuple[Passage, Inline]] = []
        for passage in self.passages:
            for outer in passage.paragraph.content:
                if not isinstance(outer, Text):
                    found += ((passage, each) for each in walk_inlines((outer,)) if not isinstance(each, Text))
        return tuple(found)

    @cached_property
    def own_words(self) -> tuple[OwnWords, ...]:
        """The deal's own words that a draft may print."""
        return tuple(own_words(self.deal))

    @cached_property
    def typed_texts(self) -> tuple[OwnWords, ...]:
        """Every text of the deal that a draft may print, its names and offices among them."""
        return tuple(typed_texts(self.deal, self.own_words))

    @cached_property
    def typed(self) -> str:
        """The same as one text in small letters, with the title even where it is not settled."""
        return "\n".join([self.deal.title, *(own.text for own in self.typed_texts)]).casefold()

    @cached_property
    def printed(self) -> tuple[tuple[OwnWords, Passage], ...]:
        """The deal's own phrases (more than one word) with the passage that prints each."""
        phrases = (own for own in self.own_words if " " in own.text.strip())
        said = ((own, self.saying(own.text)) for own in phrases)
        return tuple((own, passage) for own, passage in said if passage is not None)

    # --- places -----------------------------------------------------------------------------------

    def at(self, key: str) -> At:
        return At(key, self.deal.where(key))

    def at_axis(self, axis: str) -> At:
        """Where the value of an axis was given, or what else settled it; the deal where that was a default."""
        key = "governance" if axis == "governance" else f"terms.{axis}"
        value = self.selection.terms.values.get(axis)
        return self.at(key) if value is None or not value.location.file else At(key, value.location)

    def expressed_by(self, line: Line) -> Provision | None:
        """The first provision chosen for the fact that a line tests, and for the value it matched."""
        if line not in self._expressed:
            self._expressed[line] = self._expressing(line)
        return self._expressed[line]

    def _expressing(self, line: Line) -> Provision | None:
        values = set(self.fact(line.name))
        if line.test == "any":
            values &= set(line.values)
        chosen = self._chosen_for.get(line.name, ())
        return next((provision for provision, each in chosen if not values.isdisjoint(each.values)), None)

    @cached_property
    def _chosen_for(self) -> dict[str, list[tuple[Provision, Line]]]:
        """By fact, the provisions chosen for a value of it, they or their wordings, each with the line that asks."""
        found: dict[str, list[tuple[Provision, Line]]] = {}
        for provision in self.all_provisions:
            choice = self.choices.get(provision.id)
            whens = (choice.wording.when, choice.clause.when) if choice else ()
            for line in (each for when in whens for each in match(when, self.facts) or ()):
                if line.test == "any":
                    found.setdefault(line.name, []).append((provision, line))
        return found
