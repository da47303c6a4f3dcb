"""What the checks find, as data: what is wrong, what it is about, the ways out, and whether it is anybody's secret.

Words come last: ``message`` and ``hint`` say a finding to whoever reads the deal file, and
:mod:`moudraft.interview.plain_words` says it to whoever answers questions. Nothing decides by reading them.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from moudraft.problems import NOWHERE, Location, Severity
from moudraft.said import AddClause, AddClauses, Answer, OmitClause, Said, in_file_words

# --- what a finding is about ----------------------------------------------------------------------------


class RedLineAt(msgspec.Struct, frozen=True, tag="red-line"):
    """A red line of the deal: its key (``red_lines.2``), and the library's id (empty for own words)."""

    key: str
    id: str = ""


class AxisAt(msgspec.Struct, frozen=True, tag="axis"):
    """An option axis, and the values of it that the finding is about (none: whatever it has)."""

    axis: str
    values: tuple[str, ...] = ()


class ClauseAt(msgspec.Struct, frozen=True, tag="clause"):
    """A clause of the library, and the wording where one is meant."""

    clause: str
    wording: str = ""


class PartyAt(msgspec.Struct, frozen=True, tag="party"):
    """A party, by its short name."""

    short_name: str


class BodyAt(msgspec.Struct, frozen=True, tag="body"):
    """A body that the parties set up, by its key (``governance.0``)."""

    key: str


class BlankAt(msgspec.Struct, frozen=True, tag="blank"):
    """A blank of the draft: what it asks, and the deal's key that fills it (empty: ``answers``)."""

    what: str
    key: str = ""


class DealKey(msgspec.Struct, frozen=True, tag="key"):
    """Any other key of the deal."""

    key: str


Subject = RedLineAt | AxisAt | ClauseAt | PartyAt | BodyAt | BlankAt | DealKey

# --- the ways out ---------------------------------------------------------------------------------------


class SetKey(msgspec.Struct, frozen=True, tag="set"):
    """Give a key of the deal a value (plain data, as YAML would hold it)."""

    key: str
    value: Any


class AddTo(msgspec.Struct, frozen=True, tag="add"):
    """Add a clause to the draft."""

    clause: str


class LeaveOut(msgspec.Struct, frozen=True, tag="leave-out"):
    """Leave a clause out of the draft."""

    clause: str


class Waive(msgspec.Struct, frozen=True, tag="waive"):
    """Record a waiver of a red line, by its key: somebody has to have given it."""

    key: str


class Drop(msgspec.Struct, frozen=True, tag="drop"):
    """Take a key out of the deal."""

    key: str


class Accept(msgspec.Struct, frozen=True, tag="accept"):
    """Accept a warning, with the reason."""

    code: str


Way = SetKey | AddTo | LeaveOut | Waive | Drop | Accept


# --- the finding ----------------------------------------------------------------------------------------


class Finding(msgspec.Struct, frozen=True):
    """What a check has to say of a draft: it never stops the work by itself.

    ``said`` says it, ``because`` what of this draft brought it about (the rest of it stays the same from one answer to
    the next), ``way_out`` what to do. ``about`` are its subjects, ``ways`` the changes to the deal that may end it.
    ``private`` is whether it tells of a red line that its holder keeps private: it is then for the holder's own eyes.
    ``accepted`` is the reason for which the deal lives with it.
    """

    code: str
    severity: Severity
    said: Said
    location: Location = NOWHERE
    way_out: Said = ()
    paragraph: str = ""
    because: Said = ()
    about: tuple[Subject, ...] = ()
    ways: tuple[Way, ...] = ()
    private: bool = False
    accepted: str = ""

    @property
    def message(self) -> str:
        """The finding in the words of the deal file."""
        accepted = f" (accepted: {self.accepted})" if self.accepted else ""
        return in_file_words(with_cause(self)) + accepted

    @property
    def hint(self) -> str:
        """The way out in the words of the deal file."""
        return in_file_words(self.way_out)

    @property
    def identity(self) -> tuple[Any, ...]:
        """What stays the same while only what causes it changes: its rule and what it says, but not the cause."""
        return (self.code, self.said)

    def is_about(self, *kinds: type[Subject]) -> bool:
        return any(isinstance(each, kinds) for each in self.about)

    def red_lines(self) -> tuple[str, ...]:
        """The keys of the red lines it is about."""
        return tuple(each.key for each in self.about if isinstance(each, RedLineAt))

    def axes(self) -> Iterator[AxisAt]:
        yield from (each for each in self.about if isinstance(each, AxisAt))

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location.file else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{where}{self.severity} {self.code}: {self.message}{hint}"


def with_cause(finding: Finding) -> Said:
    """What a finding says, and what brought it about."""
    return (*finding.said, " Here ", *finding.because, ".") if finding.because else finding.said


def public(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that every party may see: none of a private red line, and no reason for living with a warning."""
    shown = (each for each in findings if not each.private)
    return tuple(msgspec.structs.replace(each, accepted="") if each.accepted else each for each in shown)


def ways_in(way_out: Said) -> Iterator[Way]:
    """The changes that a way out names: each value an answer may have, each clause to add."""
    for part in way_out:
        if isinstance(part, Answer) and part.key != "means":
            if part.whole:
                yield SetKey(part.key, list(part.whole))
            yield from (SetKey(part.key, value) for value in part.values)
        elif isinstance(part, AddClause | AddClauses):
            yield from (AddTo(clause) for clause in part.clauses)
        elif isinstance(part, OmitClause):
            yield LeaveOut(part.clause)


class FlatFinding(msgspec.Struct, frozen=True):
    """A finding as JSON has it, the same in every command that prints one."""

    code: str
    severity: str
    message: str
    hint: str
    file: str
    line: int
    paragraph: str
    about: tuple[Subject, ...] = ()
    ways: tuple[Way, ...] = ()
    private: bool = False


def flat(finding: Finding) -> FlatFinding:
    """A finding with its place laid flat beside the rest."""
    file, line = finding.location.file, finding.location.line
    return FlatFinding(
        finding.code, finding.severity, finding.message, finding.hint, file, line, finding.paragraph,
        finding.about, finding.ways, finding.private,
    )  # fmt: skip
