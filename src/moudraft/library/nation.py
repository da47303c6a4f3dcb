"""A nation's bodies as data: the kinds there are, what they are in law, who approves and signs, when they are elected.

:mod:`moudraft.library.reading.nation_files` reads it from ``clauses/nations/<id>/``.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import re

import msgspec

from moudraft import english
from moudraft.library.approval import ApprovalStep
from moudraft.library.condition import ALWAYS, Condition
from moudraft.library.wording import Inline
from moudraft.problems import NOWHERE, Location


class Wrong(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who cannot approve, why, and what may still make it right.

    ``reserved`` ones can, where some of what is agreed is what full Council keeps for itself.
    """

    pattern: str
    why: str
    unless: str = ""
    reserved: bool = False


class Approver(msgspec.Struct, frozen=True, array_like=True):
    """Who can approve a paper (``right``, for the hint; ``can``, as a pattern) and who cannot."""

    right: str
    can: str
    cannot: tuple[Wrong, ...]

    def wrong_in(self, by: str) -> Wrong | None:
        """Who in the words of an approval cannot give it, where nobody in them can."""
        found = next((each for each in self.cannot if re.search(each.pattern, by, re.IGNORECASE)), None)
        left = by
        for each in self.cannot:
            left = re.sub(each.pattern, " ", left, flags=re.IGNORECASE)
        return found if found and not re.search(self.can, left, re.IGNORECASE) else None


ByForm = dict[str, str]
"""What follows from a form of governance; under "" what does where that is not listed, or not known."""


def by_form(answers: ByForm, form: str) -> str:
    return answers.get(form) or answers.get("", "")


class Kind(msgspec.Struct, frozen=True, array_like=True):
    """A kind of body. ``groups`` are what it is in law, ``may_be`` what some bodies of the kind are and others not.

    ``governed`` are the groups that go with a form of governance; ``instead`` kinds that say more than this one.
    What is ``anywhere`` is the same in every nation, so far as a paper is concerned. ``several`` of it are called so.
    """

    id: str
    label: str
    help: str = ""
    shown: str = ""
    several: str = ""
    groups: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    governed: dict[str, tuple[str, ...]] = {}
    instead: tuple[str, ...] = ()
    sector: str = ""
    approver: ByForm = {}
    judged_if_named: str = ""
    approves: ByForm = {}
    signs: ByForm = {}
    deed: str = ""
    heads: ByForm = {}
    deputies: ByForm = {}
    officer: str = ""
    finance: str = ""
    typed: str = ""
    anywhere: bool = False
    location: Location = NOWHERE


class Deed(msgspec.Struct, frozen=True, array_like=True):
    """A way in which a body executes a deed. ``words`` stand over the lines and have ``{body}`` for its name.

    ``signers`` are who signs, in order, where the deal names nobody; with a ``witness`` where somebody watches; with a
    ``seal`` there is room for one.
    """

    id: str
    label: str
    words: str
    signers: tuple[str, ...]
    witness: bool = False
    seal: bool = False


class PartyLine(msgspec.Struct, frozen=True, array_like=True):
    """A line that a paper has where it fits the parties: a power, or a decision that the law gives to one body."""

    id: str
    text: tuple[Inline, ...]
    when: Condition = ALWAYS
    basis: tuple[str, ...] = ()
    location: Location = NOWHERE


class Elections(msgspec.Struct, frozen=True, array_like=True):
    """The ordinary day of election (the ``which``-th ``weekday`` of a ``month``, Monday being 0) and the weeks before.

    ``of`` says what is elected then.
    """

    of: str
    month: int
    weekday: int
    which: int
    weeks: int


class Form(msgspec.Struct, frozen=True, array_like=True):
    """What is proposed for a body with a form of governance, whatever its kind."""

    approves: str = ""
    signs: str = ""


class Shorter(msgspec.Struct, frozen=True, array_like=True):
    """What a name loses to become a short name: a pattern, and what to put for it."""

    find: str
    use: str


class WithThe(msgspec.Struct, frozen=True, array_like=True):
    """Which names take "the" in a sentence: those with a word of ``begins`` first, or one of ``nouns`` for their noun.

    A name that ends with a word of ``never`` has none. All words are in small letters.
    """

    begins: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Bodies(msgspec.Struct, frozen=True, array_like=True):
    """The bodies of a nation by name, folded and in alphabetical order, and patterns that names of its bodies fit."""

    names: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def have(self, name: str) -> bool:
        """Whether a body of this name is one of them."""
        folded = folded_name(name)
        return folded in self.names or any(re.search(each, folded, re.IGNORECASE) for each in self.patterns)


def folded_name(name: str) -> str:
    """A name as it is compared: no article, no case, one kind of apostrophe and of "and"."""
    words = name.replace("&", " and ").replace("\u2019", "'").casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


class Nation(msgspec.Struct, frozen=True, array_like=True):
    """What is the same for all bodies of a nation, and its kinds of body. ``unknown`` is the kind of any other body.

    ``groups`` are what kinds are in law, in words; ``sectors`` the words for each; ``approvers`` who can approve, by
    the name that kinds give; ``exercised`` is what a mayor may hold besides, with the kind that holds it elsewhere;
    ``lines`` are the lists whose lines follow the parties. ``refused`` says what would be wrong in a draft for a body
    of this nation, where the library is not written for it; ``bodies`` are those that are known by name. ``deeds`` are
    the ways to execute a deed, and ``deed_intro`` stands before the signatures of one. ``steps`` lead up to a decision
    to approve and follow it, and ``approving`` are those of each approver, in their order.
    ``named`` are patterns of names by which a body that may be in a group is known to be.
    """

    id: str
    title: str
    kinds: dict[str, Kind]
    unknown: str
    groups: dict[str, str] = {}
    approvers: dict[str, Approver] = {}
    sectors: dict[str, str] = {}
    forms: dict[str, Form] = {}
    exercised: dict[str, str] = {}
    short_names: tuple[Shorter, ...] = ()
    with_the: WithThe = WithThe()
    elections: Elections | None = None
    refused: str = ""
    bodies: Bodies = Bodies()
    deeds: dict[str, Deed] = {}
    deed_intro: str = ""
    lines: dict[str, tuple[PartyLine, ...]] = {}
    steps: dict[str, ApprovalStep] = {}
    approving: dict[str, tuple[str, ...]] = {}
    named: dict[str, str] = {}

    def bodies_called(self, id: str) -> str:
        """What the bodies of a kind or a group are called in a sentence; empty for an id that is neither."""
        kind = self.kinds.get(id)
        if kind is None:
            return self.groups.get(id, "")
        return kind.several or english.plural(english.lower_first(kind.label))

    def kind(self, id: str) -> Kind:
        """A kind by id; for an id that is none, the kind of bodies of which nothing is known."""
        return self.kinds.get(id) or self.kinds[self.unknown]

    def called(self, name: str) -> str:
        """The name of a body as it stands in a sentence: the Department for Transport, Northmoor District Council.

        An article that the name itself begins with stands there in small letters.
        """
        name = english.with_the(english.without_the(name)) if english.without_the(name) != name else name
        words = name.casefold().split() or [""]
        takes = words[0].rstrip(",") in self.with_the.begins or english.head_noun(name) in self.with_the.nouns
        return english.with_the(name) if takes and words[-1] not in self.with_the.never else name

    def groups_of(self, kind: str, form: str = "") -> frozenset[str]:
        """The groups that every body of a kind and form of governance is in."""
        found = self.kind(kind)
        return frozenset((*found.groups, *found.governed.get(form, ())))

    def told_groups(self, kind: str, form: str, name: object) -> frozenset[str]:
        """The groups that a body is in by its kind and form of governance, and those that its name tells."""
        named = name if isinstance(name, str) else ""
        possible = self.possible_groups(kind, form) if named else frozenset()
        told = (g for g, words in self.named.items() if g in possible and re.search(words, named, re.IGNORECASE))
        return self.groups_of(kind, form).union(told)

    def possible_groups(self, kind: str, form: str = "") -> frozenset[str]:
        """The groups that a body of a kind and form of governance can be in, so far as these tell."""
        found = self.kind(kind)
        of_any_form = (group for groups in found.governed.values() for group in groups) if not form else ()
        return self.groups_of(kind, form).union(found.may_be, of_any_form)

    def is_in(self, kind: str, group: str) -> bool:
        """Whether every body of a kind is in a group."""
        return group in self.groups_of(kind)

    def may_be_in(self, kind: str, group: str) -> bool:
        """Whether a body of a kind can be in a group, so far as its kind tells."""
        return group in self.possible_groups(kind)

    def approver(self, kind: str, form: str, name: str) -> Approver | None:
        """Who can approve for a body, by its form of governance where that decides; None where nobody can tell."""
        found = self.kind(kind)
        if found.judged_if_named and not re.search(found.judged_if_named, name, re.IGNORECASE):
            return None
        return self.approvers.get(by_form(found.approver, form))
