"""The words for who provides a service and who takes it: by their classes, where the deal has them."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.document.class_words import class_names
from moudraft.selection.party_classes import PartyClass

SUPPLIER, USER = "supplier", "user"
"""The classes of the library whose members provide a service and take it."""

TERMS = "terms"
"""The instrument that is about one service, and calls it by a defined term."""


def service_names(classes: Iterable[PartyClass], party: str, instrument: str) -> dict[str, str]:
    """What ``provider`` and ``taker`` print: the Supplier, each User; else a party that does the one or the other.

    ``the_service`` has a capital in the terms of a service, which define it.
    """
    there = {each.id: each for each in classes if each.members or each.is_open or each.key}
    otherwise = {
        "provider": f"a {party} that provides a service for another",
        "taker": f"a {party} that takes the service",
    }
    service = {"the_service": "the Service" if instrument == TERMS else "the service"}
    return service | {
        name: class_names(there[id])[".each"] if id in there else otherwise[name]
        for name, id in (("provider", SUPPLIER), ("taker", USER))
    }
