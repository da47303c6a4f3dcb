"""The classes of party of a deal: those the library knows and the deal's own, each with its members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from moudraft import english
from moudraft.deal import Deal, Item
from moudraft.deal.values import is_unsettled
from moudraft.library import Library, ShortItem
from moudraft.library.condition import Fact
from moudraft.library.in_words import words_of
from moudraft.library.worked_out import once_for
from moudraft.selection.details import EVERYBODY

CLASSES = "classes"
OF_CLASS = "class."
"""What the fact and the names of one class begin with: ``class.host``, ``class.user.each``."""
OPEN_TO_OTHERS = "parties.open"
OPEN = "yes"
"""What a deal says of a class that others may join."""
SIZES = ("none", "some", "one", "two", "many", "open")


class PartyClass(msgspec.Struct, frozen=True):
    """A class of party: the library's (``id``) or the deal's own, and the short names of those in it.

    Others may join one that is ``is_open``; ``key`` is where the deal has it, empty where it has none. ``told_by`` is
    the key of the deal that tells of it: its name, or who leads a service where the deal has no classes. A class that
    has no name yet is called nothing.
    """

    id: str
    singular: str
    plural: str
    members: tuple[str, ...] = ()
    is_open: bool = False
    key: str = ""
    handle: str = ""
    told_by: str = ""

    @property
    def fact(self) -> str:
        """The fact that says how many are in it, with which its names begin, too."""
        return f"{OF_CLASS}{self.id}"

    @property
    def size(self) -> str:
        """How many are in it, so far as grammar asks: ``none``, ``one``, ``two`` or ``many``."""
        if self.is_open:
            return "many"
        return ("none", "one", "two", "many")[min(len(self.members), 3)]

    @property
    def is_called(self) -> frozenset[str]:
        """What a deal may call it where it says whose duty something is, in small letters."""
        return frozenset(each.casefold() for each in (self.id, self.handle, self.singular, self.plural) if each)


def party_classes(deal: Deal, library: Library) -> tuple[PartyClass, ...]:
    """The classes that a deal has, in its order."""
    given = deal.lists.get(CLASSES, ())
    if not given:
        return _of_service(deal, library)
    known = {each.id: each for each in known_classes(library)}
    return tuple(_class(item, number, deal, known) for number, item in enumerate(given))


def known_classes(library: Library) -> tuple[PartyClass, ...]:
    """The classes that clauses may speak of, with nobody in them."""
    # Of the lines it offers: these stay the same where a deal's own provisions are laid over the library.
    return once_for(library.items, _known_classes)


def _known_classes(items: Mapping[str, Mapping[str, ShortItem]]) -> tuple[PartyClass, ...]:
    offered = items.get(CLASSES, {})
    return tuple(
        PartyClass(item.id, words_of(item.text), english.plural(words_of(item.text))) for item in offered.values()
    )


def class_called(name: str, classes: Iterable[PartyClass]) -> PartyClass | None:
    """The class that a deal means by its id, its key or what one or several of its members are called."""
    return next((each for each in classes if name.casefold() in each.is_called), None)


def class_facts(deal: Deal, library: Library) -> dict[str, Fact]:
    """Of each class that clauses may speak of: whether the deal has it, how many are in it, whether others may join."""
    there = {each.id: each for each in party_classes(deal, library)}
    facts = {each.fact: Fact(_size(there.get(each.id))) for each in known_classes(library)}
    is_open = any(each.is_open for each in there.values())
    return facts | {OPEN_TO_OTHERS: Fact(("yes" if is_open else "no",))}


def is_of_classes(fact: str) -> bool:
    """Whether a fact is one of those that the classes of a deal settle."""
    return fact.startswith(OF_CLASS) or fact == OPEN_TO_OTHERS


def known_class_facts(library: Library) -> dict[str, Iterable[str] | None]:
    """Every fact about classes, with the values it can have."""
    facts: dict[str, Iterable[str] | None] = {each.fact: SIZES for each in known_classes(library)}
    return {**facts, OPEN_TO_OTHERS: ("yes", "no")}


def _size(party_class: PartyClass | None) -> tuple[str, ...]:
    if party_class is None:
        return ("none",)
    return ("some", party_class.size, *(("open",) if party_class.is_open else ()))


def _class(item: Item, number: int, deal: Deal, known: Mapping[str, PartyClass]) -> PartyClass:
    own = english.without_the(item.text) if isinstance(item.text, str) else ""
    meant = item.id or next((id for id, each in known.items() if own.casefold() == each.singular.casefold()), "")
    singular = own or (known[meant].singular if meant in known else "")
    plural = item.details.get("plural")
    return PartyClass(
        # No clause of the library speaks of one of the deal's own, so that its place will do.
        meant or f"own{number}",
        singular,
        plural if isinstance(plural, str) and not is_unsettled(plural) else _plural(singular),
        _members(item.details.get("members"), deal),
        item.details.get("open") == OPEN,
        item.key,
        item.handle,
        f"{item.key}.text",
    )


def _plural(singular: str) -> str:
    return english.plural(singular) if singular else ""


def _of_service(deal: Deal, library: Library) -> tuple[PartyClass, ...]:
    """The classes of a deal without any, in a kind of paper in which whoever leads a service stands apart."""
    template, known = library.templates.get(deal.template), {each.id: each for each in known_classes(library)}
    if template is None or not template.leads_as:
        return ()
    leads = ((item.lead, f"{item.key}.lead") for item in deal.lists.get("services", ()) if isinstance(item.lead, str))
    lead, told_by = next(leads, ("", ""))
    others = tuple(party.short_name for party in deal.parties if party.short_name != lead)
    if len(others) == len(deal.parties):
        return ()
    return (
        msgspec.structs.replace(known[template.leads_as], members=(lead,), told_by=told_by),
        msgspec.structs.replace(known[template.others_as], members=others, told_by=told_by),
    )


def _members(given: object, deal: Deal) -> tuple[str, ...]:
    everybody = tuple(party.short_name for party in deal.parties)
    listed = given if isinstance(given, list | tuple) else [] if given is None or is_unsettled(given) else [given]
    return everybody if EVERYBODY in listed else tuple(str(each) for each in listed if each in everybody)
