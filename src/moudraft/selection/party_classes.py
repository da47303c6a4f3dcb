"""The classes of party of a deal: those the library knows and the deal's own, each with its members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from moudraft import english
from moudraft.deal import Deal, Item
from moudraft.deal.values import is_unsettled
from moudraft.library import Library
from moudraft.library.condition import Fact
from moudraft.library.in_words import words_of
from moudraft.selection.details import EVERYBODY

CLASSES = "classes"
OF_CLASS = "class."
"""What the fact and the names of one class begin with: ``class.host``, ``class.user.each``."""
OPEN_TO_OTHERS = "parties.open"
_WORDS = re.compile(r"[a-z]+")
SIZES = ("none", "some", "one", "two", "many", "open")


class PartyClass(NamedTuple):
    """A class of party: the library's (``id``) or the deal's own, and the short names of those in it.

    Others may join one that is ``is_open``; ``key`` is where the deal has it, empty where it has none. ``told_by`` is
    the key of the deal that tells who is in it, where the deal has no classes.
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
    def size(self) -> str:
        """How many are in it, so far as grammar asks: ``none``, ``one``, ``two`` or ``many``."""
        if self.is_open:
            return "many"
        return ("none", "one", "two")[len(self.members)] if len(self.members) <= 2 else "many"

    @property
    def is_called(self) -> frozenset[str]:
        """What a deal may call it where it says whose duty something is, in small letters."""
        return frozenset(each.casefold() for each in (self.id, self.handle, self.singular, self.plural) if each)


def party_classes(deal: Deal, library: Library) -> tuple[PartyClass, ...]:
    """The classes that a deal has, in its order."""
    given = deal.lists.get(CLASSES, ())
    return tuple(_class(item, deal, library) for item in given) if given else _of_service(deal, library)


def known_classes(library: Library) -> tuple[PartyClass, ...]:
    """The classes that clauses may speak of, with nobody in them."""
    offered = library.items.get(CLASSES, {})
    return tuple(
        PartyClass(item.id, words_of(item.text), english.plural(words_of(item.text))) for item in offered.values()
    )


def class_called(name: str, classes: Iterable[PartyClass]) -> PartyClass | None:
    """The class that a deal means by its id, its key or what one or several of its members are called."""
    return next((each for each in classes if name.casefold() in each.is_called), None)


def class_facts(deal: Deal, library: Library) -> dict[str, Fact]:
    """Of each class that clauses may speak of: whether the deal has it, how many are in it, whether others may join."""
    there = {each.id: each for each in party_classes(deal, library)}
    facts = {f"{OF_CLASS}{each.id}": Fact(_size(there.get(each.id))) for each in known_classes(library)}
    is_open = any(each.is_open for each in there.values())
    return facts | {OPEN_TO_OTHERS: Fact(("yes" if is_open else "no",))}


def known_class_facts(library: Library) -> dict[str, Iterable[str] | None]:
    """Every fact about classes, with the values it can have."""
    facts: dict[str, Iterable[str] | None] = {f"{OF_CLASS}{each.id}": SIZES for each in known_classes(library)}
    return {**facts, OPEN_TO_OTHERS: ("yes", "no")}


def _size(party_class: PartyClass | None) -> tuple[str, ...]:
    if party_class is None:
        return ("none",)
    return ("some", party_class.size, *(("open",) if party_class.is_open else ()))


def _class(item: Item, deal: Deal, library: Library) -> PartyClass:
    offered = library.items.get(CLASSES, {}).get(item.id)
    own = item.text if isinstance(item.text, str) else ""
    singular = own or (words_of(offered.text) if offered else "")
    plural = item.details.get("plural")
    return PartyClass(
        item.id or _slug(item.handle or singular),
        singular,
        plural
        if isinstance(plural, str) and not is_unsettled(plural)
        else english.plural(singular)
        if singular
        else "",
        _members(item.details.get("members"), deal),
        item.details.get("open") in ("yes", "true", True),
        item.key,
        item.handle,
    )


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
        known[template.leads_as]._replace(members=(lead,), told_by=told_by),
        known[template.others_as]._replace(members=others, told_by=told_by),
    )


def _slug(name: str) -> str:
    """A word that the names of holes can have in them."""
    return "_".join(_WORDS.findall(name.casefold())) or "class"


def _members(given: object, deal: Deal) -> tuple[str, ...]:
    everybody = tuple(party.short_name for party in deal.parties)
    listed = given if isinstance(given, list | tuple) else [] if given is None or is_unsettled(given) else [given]
    return everybody if EVERYBODY in listed else tuple(str(each) for each in listed if each in everybody)
