"""A deal's own provisions as clauses: the library that one deal is drafted from.

They are parsed here, once, into the same data as the files of the library, so that selection, assembly and the checks
know nothing of where a clause came from but its place: the deal's own line.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.deal.own_provisions import OWN, OwnLine, OwnProvision
from moudraft.hashes import sha256
from moudraft.library import Definition, Library
from moudraft.library.wording import REGISTERS, Clause, Hole, Inline, Line, Styled, Wording, Words
from moudraft.problems import Location
from moudraft.selection.party_classes import PartyClass, class_called, party_classes

WORDING = "own"
"""The name of an own provision's wording as a clause; in another register it has that register's name behind it."""
SUBJECTS = ("each", "either", "neither", "both", "the_parties")
"""Words for the parties that a paragraph may be a duty of, in place of short names."""


def library_of(deal: Deal, library: Library) -> Library:
    """The library with the deal's own provisions, the terms they define and its changes of stock words laid over it.

    Raises ``MoudraftError`` with each change of stock words that are no longer what the deal says they were.
    """
    changes = deal.clauses
    if not (changes.own or changes.amend) or any(own.id in library.clauses for own in changes.own):
        return library
    clauses: Mapping[str, Clause] = library.clauses
    if changes.amend:
        from moudraft.selection.amended import amended_clauses

        clauses = ChainMap(amended_clauses(deal, library), clauses)  # type: ignore[arg-type]
    if changes.own:
        clauses = ChainMap({own.id: _clause(own, deal, library) for own in changes.own}, clauses)  # type: ignore[arg-type]
    defined = {each.id: each for own in changes.own for each in _definitions(own, deal)}
    terms = (*library.terms, *(each.term for each in defined.values()))
    return msgspec.structs.replace(
        library, clauses=clauses, definitions={**library.definitions, **defined}, terms=terms
    )


def defining(clause: Clause, wording: Wording, library: Library) -> Wording:
    """The wording with its own terms defined at its end, for a paper that lists no definitions."""
    own = [each for id, each in library.definitions.items() if id.startswith(f"{clause.id}#")]
    lines = tuple(
        Line("numbered", (Styled((Words(each.term),), "term"), Words(" means "), *each.text, Words(".")),
             line=each.location.line)
        for each in own
    )  # fmt: skip
    return msgspec.structs.replace(wording, body=(*wording.body, *lines)) if lines else wording


def reason_for(own: OwnProvision) -> str:
    """Why an own provision is in the draft: its deal has it, and whoever approved it and why."""
    approved = f", approved by {own.approved.by} on {english.date(own.approved.on)}" if own.approved else ""
    return f"the deal's own provision{approved}" + (f": {own.why}" if own.why else "")


def instead_of(own: OwnProvision) -> str:
    """Why a clause that an own provision replaces is left out."""
    return f"{own.id} stands in its place" + (f" ({own.why})" if own.why else "")


def stand_ins(deal: Deal, library: Library | None) -> dict[str, str]:
    """The clauses that own provisions replace, each with the id of the one that stands in its place."""
    if library is None:
        return {}
    return {library.id_of(name): own.id for own in deal.clauses.own for name in own.replaces}


def where_referred(deal: Deal, clause: str, target: str, library: Library | None) -> Location | None:
    """The deal's line on which its own words of a clause refer to a target, if they do."""
    if not (deal.clauses.own or deal.clauses.amend):
        return None
    from moudraft.library.own_text import references

    for own in deal.clauses.own:
        for n, line in enumerate(own.text if own.id == clause else ()):
            if any(target in references(text) for text in (line.text, *line.items)):
                return deal.where(f"{own.key}.text.{n}")
    for change in deal.clauses.amend:
        if library is not None and library.id_of(change.clause) == clause and target in references(change.to):
            return deal.where(f"{change.key}.to")
    return None


def is_own(clause: str) -> bool:
    """Whether an id is that of a provision in the deal's own words."""
    return clause.startswith(OWN)


def _clause(own: OwnProvision, deal: Deal, library: Library) -> Clause:
    classes = party_classes(deal, library)
    body = tuple(_line(line, deal, f"{own.key}.text.{n}", classes) for n, line in enumerate(own.text))
    digest = sha256(repr((own.text, own.define)).encode("utf-8")).hexdigest()[:12]
    where = deal.where(own.key)
    effect = "non-binding" if own.effect == "never" else ""
    wordings = (
        Wording(WORDING if register == "clause" else f"{WORDING}-{register}", body, register, effect=effect,
                hash=digest, location=where)
        for register in REGISTERS
    )  # fmt: skip
    return Clause(
        id=own.id,
        title=own.title,
        purpose="A provision in the deal's own words." + (f" {own.why}" if own.why else ""),
        wordings=tuple(wordings),
        protects=tuple(library.id_of(name) for name in own.keeps),
        basis=own.basis,
        location=where,
    )


def _line(line: OwnLine, deal: Deal, key: str, classes: Sequence[PartyClass]) -> Line:
    from moudraft.library.own_text import lead_in, own_words, sentence

    where = deal.where(key).line
    subject = _subject(line.by, classes)
    if not line.items:
        return Line("numbered", (*subject, *sentence(line.text)), line=where)
    items = tuple(
        Line("numbered", own_words(each), line=deal.where(f"{key}.list.{n}").line) for n, each in enumerate(line.items)
    )
    return Line("numbered", (*subject, *lead_in(line.text)), items, line=where)


def _subject(by: tuple[str, ...], classes: Sequence[PartyClass]) -> tuple[Inline, ...]:
    """Who does it, and the verb that the paper has for a duty there: "The Trust will ", "Each Partner must "."""
    if not by:
        return ()
    if len(by) == 1 and by[0] in SUBJECTS:
        return (Hole(f"{english.capital(by[0])}.will"), Words(" "))
    between, before_last = english.separators(by)
    out: list[Inline] = []
    for number, name in enumerate(by):
        if number:
            out.append(Words(before_last if number == len(by) - 1 else between))
        found = class_called(name, classes)
        # A name of a class in capitals prints with one, as words do.
        said = f"{'Class' if not number else 'class'}.{found.id}.each" if found else ""
        out.append(Hole(said) if said else Words(name if number else english.capital(name)))
    return (*out, Words(" "), Hole("will"), Words(" "))


def _definitions(own: OwnProvision, deal: Deal) -> Iterator[Definition]:
    from moudraft.library.own_text import own_words

    for term, meaning in own.define.items():
        where = deal.where(f"{own.key}.define.{term}")
        yield Definition(f"{own.id}#{term}", term, own_words(meaning.rstrip(" .;")), where)
