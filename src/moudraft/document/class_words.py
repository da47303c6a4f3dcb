"""The words for a class of party: the Host will, each User will, both Clients, no User, the User concerned.

Number and article follow from how many are in the class, so that one clause reads rightly for a host, for two clients
and for whoever joins.
"""

from __future__ import annotations

from collections.abc import Iterable

from moudraft import english
from moudraft.deal import Deal
from moudraft.document.words_of_values import MORE_KEYS, Printed, Scope, party_scope
from moudraft.selection.party_classes import OF_CLASS, PartyClass


def class_names(party_class: PartyClass) -> dict[str, Printed]:
    """What the names of a class print, but for its verbs: by the part of the name after ``class.``."""
    one, several, size = party_class.singular, party_class.plural, party_class.size
    alone = size in ("one", "none")
    the = f"the {one if alone else several}"
    both = {"two": f"both {several}", "many": f"all the {several}"}
    return {
        party_class.id: the,
        **{
            f"{party_class.id}.{part}": words
            for part, words in {
                "one": one,
                "plural": several,
                "a": english.with_a(one),
                "each": the if alone else f"each {one}",
                "both": both.get(size, the),
                "any": the if alone else f"any {one}" if size == "many" else f"either {one}",
                "concerned": the if alone else f"the {one} concerned",
                "other": f"the other {one}" if size == "two" else f"another {one}",
                "members": english.joined(party_class.members) or the,
                "s": "s" if alone else "",
                "are": "is" if alone else "are",
            }.items()
        },
    }


def class_verbs(party_class: PartyClass, will: str) -> dict[str, str]:
    """What ``class.user.will``, ``class.user.each.will`` and ``class.user.none.will`` print.

    ``will`` is the verb of a duty in the paper: ``will`` or ``must``.
    """
    one, several, size = party_class.singular, party_class.plural, party_class.size
    alone = size in ("one", "none")
    nobody = f"the {one} {will} not" if alone else f"{'neither' if size == 'two' else 'no'} {one} {NEVER[will]}"
    return {
        f"{party_class.id}.will": f"the {one if alone else several} {will}",
        f"{party_class.id}.each.will": f"{f'the {one}' if alone else f'each {one}'} {will}",
        f"{party_class.id}.none.will": nobody,
    }


NEVER = {"will": "will", "must": "may"}
"""The verb after "no": what nobody is to do in a paper that binds, nobody may do."""


def class_scope(party_class: PartyClass) -> dict[str, Printed]:
    """What ``{{ each classes }}`` prints of a class besides what the deal says of it."""
    names = class_names(party_class)
    said = {
        "a": names[f"{party_class.id}.a"],
        "one": party_class.singular,
        "plural": party_class.plural,
        "each_of_them": names[f"{party_class.id}.each"],
    }
    return {**said, **{f"{MORE_KEYS}{part}": f"{party_class.key}.text" for part in said}, "size": party_class.size}


def member_lists(classes: Iterable[PartyClass], deal: Deal) -> dict[str, list[Scope]]:
    """The parties in each class: what ``{{ each class.user }}`` goes over."""
    scopes = {party.short_name: party_scope(party, f"parties.{n}") for n, party in enumerate(deal.parties)}
    return {f"{OF_CLASS}{each.id}": [scopes[name] for name in each.members] for each in classes}


def called_by_class(classes: Iterable[PartyClass]) -> dict[str, str]:
    """What a duty's subject prints for each way in which a deal may call a class: ``each User``, ``the Host``."""
    made: dict[str, str] = {}
    for each in classes:
        words = str(class_names(each)[f"{each.id}.each"])
        made |= dict.fromkeys(each.is_called, words)
    return made
