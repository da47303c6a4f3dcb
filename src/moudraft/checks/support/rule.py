"""What a rule is: a function over a draft, its code, and a docstring that is also its test and its page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.checks.support.pointing import At, Place
from moudraft.checks.support.subjects import subject_of, subjects_in, tells_of_a_private_line
from moudraft.checks.support.wants import Wants, condition_of
from moudraft.findings import AxisAt, Finding, Subject, Way, ways_in
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.condition import ALWAYS, Condition
from moudraft.problems import NOWHERE, Location, Severity
from moudraft.said import Sayable, parts

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.office.look.word_look import WordLook

PREFIXES = {
    "D": "Definitions",
    "R": "References",
    "P": "Parties",
    "L": "Red lines",
    "G": "Governance",
    "B": "Binding effect",
    "F": "Facts and dates",
    "I": "Information",
    "W": "Words",
    "K": "Leaks",
    "S": "Service",
    "A": "Accessibility",
    "H": "House rules",
}


class Found(msgspec.Struct, frozen=True):
    """What a rule found; ``severity`` only where it is not the rule's usual one.

    What it is about follows from the place in the deal and from the names in its sentences; ``about`` adds what these
    do not say. Likewise ``ways``, beside those its hint names. ``because`` is the part of it that another answer may
    change.
    """

    said: Sayable
    place: Place = NOWHERE
    hint: Sayable = ""
    paragraph: str = ""
    severity: Severity | None = None
    because: Sayable = ""
    about: tuple[Subject, ...] = ()
    ways: tuple[Way, ...] = ()


Find = Callable[[Any], Iterator[Found]]
"""What finds it: in a draft (``Context``), or in a Word file (``WordLook``)."""


class Rule(msgspec.Struct, frozen=True):
    """One rule. ``severities`` are those it may have, the usual one first; without ``wants`` it can find nothing.

    ``flagged`` and ``fine`` are lines of a deal (``key: value``, as ``--set`` takes them); where a deal cannot show
    the fault they are a sentence, and ``shown_by_deal`` is false.
    """

    code: str
    name: str
    severities: tuple[Severity, ...]
    find: Find
    wants: Condition = ALWAYS

    @property
    def severity(self) -> Severity:
        return self.severities[0]

    @property
    def sentence(self) -> str:
        return " ".join(_parts(self.find)[""].split())

    @property
    def why(self) -> str:
        return " ".join(_parts(self.find)["Why"].split())

    @property
    def flagged(self) -> str:
        return _parts(self.find)["Flagged"]

    @property
    def fine(self) -> str:
        return _parts(self.find)["Fine"]

    @property
    def shown_by_deal(self) -> bool:
        return not self.flagged.startswith("(") and not self.fine.startswith("(")

    def findings(self, draft: Context) -> Iterator[Finding]:
        """What the rule has to say of a draft."""
        for found in self.find(draft):
            yield _finding(self, found, draft)

    def findings_in(self, look: WordLook) -> Iterator[Finding]:
        """What a rule that looks at a Word file has to say of one: nothing in it is anybody's secret, nor of a deal."""
        for found in self.find(look):
            severity, where = found.severity or self.severity, Location(look.name)
            yield Finding(self.code, severity, parts(found.said), where, parts(found.hint))


def _finding(of: Rule, found: Found, draft: Context) -> Finding:
    at = found.place if isinstance(found.place, At) else At("", found.place)
    said, hint, because = parts(found.said), parts(found.hint), parts(found.because)
    named = [*found.about, *subjects_in((*said, *because))]
    pointed = [subject_of(draft.deal, at.key)] if at.key else [at.wording] if at.wording else []
    about = tuple(dict.fromkeys([*(each for each in pointed if not _is_told(each, named)), *named]))
    return Finding(
        of.code, found.severity or of.severity, said, at.location, hint,
        found.paragraph, because, about, _each_once([*ways_in(hint), *found.ways]),
        tells_of_a_private_line(about, draft.deal),
    )  # fmt: skip


def _is_told(pointed: Subject, named: Iterable[Subject]) -> bool:
    """Whether what a place points at is named with more said of it: an axis with the value it has."""
    return isinstance(pointed, AxisAt) and any(isinstance(e, AxisAt) and e.axis == pointed.axis for e in named)


def _each_once(ways: Iterable[Way]) -> tuple[Way, ...]:
    # A way may hold a list or a map, so that none can be looked up in a set.
    found: list[Way] = []
    for each in ways:
        if each not in found:
            found.append(each)
    return tuple(found)


def rule(code: str, *severities: Severity, wants: Wants = ()) -> Callable[[Find], Rule]:
    """Make a rule of a function: its name from the function's; its docstring is read when somebody asks.

    ``wants`` is what a draft must have before the function can find anything (:mod:`moudraft.checks.support.wants`):
    a draft without it is not looked at, and the rule's module is not imported for it.
    """
    condition = condition_of(wants) if wants else ALWAYS

    def made(find: Find) -> Rule:
        return Rule(code, find.__name__.replace("_", "-"), severities, find, condition)

    return made


_PART = lazy_pattern(r"^(Why|Flagged|Fine):{1,2}[ \t]*", re.MULTILINE)


@cache
def _parts(find: Find) -> dict[str, str]:
    """The docstring's opening sentence under ``""`` and its three parts by name."""
    import inspect  # as long as ten modules of ours, and a draft asks for no page of a rule

    pieces = _PART.split(inspect.cleandoc(find.__doc__ or ""))
    parts = {"": pieces[0].strip()}
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[name] = textwrap.dedent(text).strip()
    return parts


def example_lines(text: str) -> tuple[dict[str, str], list[str]]:
    """A docstring's example: what is not of the deal (``example``, ``today``), and its lines as ``--set`` takes them.

    A line that begins with a space goes on from the one above.
    """
    around: dict[str, str] = {}
    sets = []
    for line in re.sub(r"\n +", " ", text).splitlines():
        key, _, value = line.partition(": ")
        if key in ("example", "today"):
            around[key] = value.strip()
        elif line.strip():
            sets.append(f"{key.strip()}={value.strip()}")
    return around, sets
