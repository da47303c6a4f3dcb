"""The blocks in which the parties sign: who signs for each, in what capacity, and how: under hand or as a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from moudraft import english
from moudraft.deal import Deal, Party, Signing, Tbc, Unsettled
from moudraft.document import Blank, ExecutionBlock, Inline, Text
from moudraft.document.provenance import SIGNING, Provenance
from moudraft.document.signing_marks import Marks
from moudraft.document.words_of_values import capitalised, settled
from moudraft.library import Library
from moudraft.library.nation import Deed
from moudraft.problems import Problem, did_you_mean, raise_if

Words = tuple[Inline, ...]
Line = tuple[str, Words]
BY_HAND: Words = ()
"""What is written in when the paper is signed: a rule to write on."""
HAND = "hand"
DEED = "deed"
_BODY = "{body}"


class Signer(msgspec.Struct, frozen=True):
    """Somebody who signs: the words of the office, and whether a witness stands beside."""

    office: Words
    witness: bool = False


def execution_blocks(
    deal: Deal, library: Library, provenance: Provenance, form: str = HAND
) -> tuple[ExecutionBlock, ...]:
    """One block a party. In a lean paper what the deal says nothing of is written in by hand, and asked for no more.

    Raises ``MoudraftError`` for a way to sign that bodies of the nation do not have.
    """
    raise_if(list(_unknown_ways(deal, library)))
    marks = Marks(deal.sign.electronic)
    provenance.enter(SIGNING)
    blocks = tuple(
        _Block(deal, library, party, f"parties.{number}.signatory", form).made(marks, provenance)
        for number, party in enumerate(deal.parties)
    )
    provenance.leave()
    return blocks


def form_of(sign: Signing, carried: Sequence[str]) -> str:
    """Under hand or as a deed; what the chosen wordings carry may make a deed of a paper."""
    return DEED if DEED in (sign.form, *carried) else HAND


class _Block:
    """The block of one party, while it is made."""

    def __init__(self, deal: Deal, library: Library, party: Party, key: str, form: str) -> None:
        self.party, self.key, self.library = party, key, library
        self.lean = deal.clauses.posture == "lean"
        self.electronic = bool(deal.sign.electronic)
        nation = library.home
        way = party.signatory.by or ("" if form == HAND else nation.kind(party.kind).deed)
        self.deed = nation.deeds.get(way)

    def made(self, marks: Marks, provenance: Provenance) -> ExecutionBlock:
        provenance.begin()
        for part in ("office", "capacity", "also"):
            provenance.note(f"{self.key}.{part}")
        for number in range(len(self.party.signatory.also)):
            provenance.note(f"{self.key}.also.{number}")
        name = self.party.name
        whose = name if isinstance(name, str) else english.capital(self.party.short_name)
        lines = tuple(self.lines(marks))
        if self.deed is None:
            return ExecutionBlock(whose, lines)
        before, _, after = self.deed.words.partition(_BODY)
        opening = tuple(Text(text) for text in (f"{before}{self.called}{after}",) if text)
        return ExecutionBlock(whose, lines, opening, self.deed.seal)

    @property
    def called(self) -> str:
        name = self.party.name
        return self.library.home.called(name) if isinstance(name, str) else self.party.short_name

    def lines(self, marks: Marks) -> Iterator[Line]:
        """The lines of everybody who signs, in order. Whoever signs electronically, or under hand, dates it alone."""
        signers = list(self.signers())
        for number, signer in enumerate(signers):
            mark = marks.next()
            yield "Signed", mark("signature")
            yield "Name", mark("name")
            yield "Office", capitalised(signer.office)
            if number == 0 and self.deed is None:
                yield "Signing", self.signing()
            if signer.witness:
                yield from self.witness(marks)
            if self.electronic or self.deed is None or number == len(signers) - 1:
                yield "Date", mark("date")

    def witness(self, marks: Marks) -> Iterator[Line]:
        mark = marks.next()
        yield "Witness", mark("signature")
        yield "Witness\u2019s name", mark("name")
        yield "Witness\u2019s address", BY_HAND
        yield "Witness\u2019s occupation", BY_HAND

    def signers(self) -> Iterator[Signer]:
        """Those whom the deal names, and for a deed as many as it needs."""
        signatory = self.party.signatory
        asked = f"who signs for {self.party.short_name}"
        named = [settled(office, asked, f"{self.key}.also.{number}") for number, office in enumerate(signatory.also)]
        if self.deed is None:
            yield Signer(BY_HAND if self.lean and is_unsaid(signatory.office) else self.office(asked))
            yield from map(Signer, named)
            return
        first = [] if is_unsaid(signatory.office) else [self.office(asked)]
        named = [*first, *named]
        usual = [(Text(capacity),) for capacity in self.deed.signers[len(named) :]]
        for office in (*named, *usual):
            yield Signer(office, self.deed.witness)

    def office(self, asked: str) -> Words:
        return settled(self.party.signatory.office, asked, f"{self.key}.office")

    def signing(self) -> Words:
        """In what capacity somebody signs; for the body, where a lean paper is not told."""
        office, capacity = self.party.signatory.office, self.party.signatory.capacity
        if isinstance(capacity, Tbc) and not (self.lean and is_unsaid(capacity)):
            asked = f"in what capacity {self.party.short_name}\u2019s signatory signs"
            return (Blank(capacity.why or asked, f"{self.key}.capacity"),)
        if capacity == "office":
            return (Text(f"as {office}" if isinstance(office, str) else "in that office"),)
        return (Text(f"for and on behalf of {self.called}"),)


def is_unsaid(value: Unsettled | None) -> bool:
    """Whether nobody has said anything of a value, not even what is to be confirmed."""
    return value is None or (isinstance(value, Tbc) and not value.why)


def _unknown_ways(deal: Deal, library: Library) -> Iterator[Problem]:
    """Ways to sign that the nation's bodies do not have."""
    ways: dict[str, Deed | None] = {HAND: None, **library.home.deeds}
    for number, party in enumerate(deal.parties):
        if (way := party.signatory.by) and way not in ways:
            known = ", ".join(ways)
            hint = did_you_mean(way, ways)
            near = f"{hint} " if hint.startswith("did") else ""
            where = deal.where(f"parties.{number}.signatory.by")
            yield Problem(where, f'{party.short_name} cannot sign by "{way}"', f"{near}choose from: {known}")
