"""The words for a class of party: the Host will, each User will, both Clients, no User, the User concerned.

Number and article follow from how many are in the class, so that one clause reads rightly for a host, for two clients
and for whoever joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moudraft import english
from moudraft.deal import Deal
from moudraft.document.words_of_values import MORE_KEYS, Printed, Scope, party_scope
from moudraft.selection.party_classes import PartyClass


def class_names(party_class: PartyClass) -> dict[str, str]:
    """What the names of a class print, but for its verbs, by what stands behind ``class.user``: nothing, ``.each``."""
    one, several, size = party_class.singular, party_class.plural, party_class.size
    said = {"": f"the {several}", ".each": f"each {one}", ".both": f"all the {several}", ".any": f"any {one}",
            ".other": f"another {one}", ".concerned": f"the {one} concerned", ".s": "", ".are": "are"}  # fmt: skip
    if size == "two":
        said |= {".both": f"both {several}", ".any": f"either {one}", ".other": f"the other {one}"}
    elif size != "many":
        alone = dict.fromkeys(("", ".each", ".concerned", ".both", ".any"), f"the {one}")
        said |= {**alone, ".s": "s", ".are": "is"}
    members = english.joined(party_class.members) or said[""]
    return {**said, ".one": one, ".plural": several, ".a": english.with_a(one) if one else "", ".members": members}


def class_verbs(party_class: PartyClass, said: Mapping[str, str], will: str) -> dict[str, str]:
    """What ``class.user.will``, ``class.user.each.will`` and ``class.user.none.will`` print, as names of its.

    ``said`` is what its other names print, and ``will`` the verb of a duty in the paper: ``will`` or ``must``.
    """
    one = party_class.singular
    nobody = {"two": f"neither {one} {NEVER[will]}", "many": f"no {one} {NEVER[will]}"}
    return {
        ".will": f"{said['']} {will}",
        ".each.will": f"{said['.each']} {will}",
        ".none.will": nobody.get(party_class.size, f"the {one} {will} not"),
    }


NEVER = {"will": "will", "must": "may"}
"""The verb after "no": what nobody is to do in a paper that binds, nobody may do."""


def class_scope(party_class: PartyClass, called: Printed) -> dict[str, Printed]:
    """What ``{{ each classes }}`` prints of a class besides what the deal says of it.

    ``called`` stands for the words of a class that has no name yet: the blank that asks for it.
    """
    names = class_names(party_class)
    parts = {"a": ".a", "one": ".one", "plural": ".plural", "each_of_them": ".each"}
    said = {part: names[name] if party_class.singular else called for part, name in parts.items()}
    keys = {f"{MORE_KEYS}{part}": f"{party_class.key}.text" for part in said}
    return {**said, **keys}


TOLD_OF_CLASS = ("size", "named")
"""What conditions ask of a class in ``{{ each classes }}`` besides what the deal says of it."""


def told_of_class(party_class: PartyClass) -> str:
    """How many are in a class and whether it has a name yet, as conditions ask it."""
    return f"size={party_class.size}{' named' if party_class.singular else ''}"


def member_lists(classes: Iterable[PartyClass], deal: Deal) -> dict[str, list[Scope]]:
    """The parties in each class: what ``{{ each class.user }}`` goes over."""
    scopes = {party.short_name: party_scope(party, f"parties.{n}") for n, party in enumerate(deal.parties)}
    return {each.fact: [scopes[name] for name in each.members] for each in classes}


def called_by_class(classes: Iterable[PartyClass]) -> dict[str, str]:
    """What a duty's subject prints for each way in which a deal may call a class: ``each User``, ``the Host``."""
    made: dict[str, str] = {}
    for each in classes:
        made |= dict.fromkeys(each.is_called, class_names(each)[".each"])
    return made
