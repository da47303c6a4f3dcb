"""What is said to a person, in parts: plain words, and names of things that each reader knows under another name.

A message is a run of parts. Whoever reads a deal file sees ``terms.exit: notice-3m``; whoever answers questions sees
``“Leaving”: Three months’ notice``. The parts know what they name, so nobody has to search a sentence for it.

In the library's own sentences (and in constants of the code) a name stands between backticks, as ``marked`` reads it::

    `terms.veto: opt-out or reserved-matters`, or `add governance/deadlock`

Texts from a deal are never read for marks: they go in as plain parts.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from moudraft.lazy_patterns import lazy_pattern


class KeyName(msgspec.Struct, frozen=True, tag="key"):
    """A key of a deal by its dotted name: ``terms.exit.period``, ``parties.1.vesting_day``."""

    key: str

    @property
    def text(self) -> str:
        return self.key


class Settled(msgspec.Struct, frozen=True, tag="settled"):
    """What a key has: ``terms.exit is notice-3m``."""

    key: str
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"{self.key} is {_list(self.values, 'and')}"


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """What a key may be given: ``terms.exit: notice-3m``; any one of several ``values`` will do.

    ``bare`` keeps the order of words in which the first stands alone: ``terms.benefits: as-costs (or equal-start)``.
    ``whole`` are the values that have to stand together, as a list.
    """

    key: str
    values: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    bare: bool = False

    @property
    def text(self) -> str:
        if self.whole:
            return f"{self.key}: [{', '.join(self.whole)}]"
        if self.bare:
            return f"{self.key}: {self.values[0]} (or {_list(self.values[1:], 'or')})"
        return f"{self.key}: {_list(self.values, 'or')}"


class ClauseName(msgspec.Struct, frozen=True, tag="clause"):
    """A clause by its id; ``wording`` where one of its wordings is meant."""

    clause: str
    wording: str = ""

    @property
    def text(self) -> str:
        return f"{self.clause}, wording {self.wording}" if self.wording else self.clause


class AddClause(msgspec.Struct, frozen=True, tag="add-clause"):
    """A clause to be added; ``several`` where any one of them will do."""

    clauses: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"add {' or '.join(self.clauses)}"


class AddClauses(msgspec.Struct, frozen=True, tag="add-clauses"):
    """Clauses to be added, all of them, as the deal has it: ``clauses.add: [governance/deadlock]``."""

    clauses: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"clauses.add: [{', '.join(self.clauses)}]"


class OmitClause(msgspec.Struct, frozen=True, tag="omit-clause"):
    """A clause to be left out."""

    clause: str

    @property
    def text(self) -> str:
        return f"leave out {self.clause}"


class Carried(msgspec.Struct, frozen=True, tag="carries"):
    """What a wording carries: ``carries own-residents``."""

    what: str

    @property
    def text(self) -> str:
        return f"carries {self.what}"


class ValueName(msgspec.Struct, frozen=True, tag="value"):
    """An id named without its key: a value of an axis, a red line."""

    id: str

    @property
    def text(self) -> str:
        return self.id


class LineName(msgspec.Struct, frozen=True, tag="red-line"):
    """A red line of the deal: its key (``red_lines.2``), its id (empty in own words) and what people call it."""

    key: str
    id: str
    title: str

    @property
    def text(self) -> str:
        return self.title


Name = KeyName | Settled | Answer | ClauseName | AddClause | AddClauses | OmitClause | Carried | ValueName | LineName
Said = tuple[str | Name, ...]
"""A sentence in parts."""
Sayable = str | Said


def parts(said: Sayable) -> Said:
    """A sentence in parts, whether it came so or as plain text (which is never read for marks)."""
    return ((said,) if said else ()) if isinstance(said, str) else said


def in_file_words(said: Sayable) -> str:
    """A sentence for whoever reads the deal file: keys and ids as they are typed there."""
    return said if isinstance(said, str) else "".join(part if isinstance(part, str) else part.text for part in said)


def say(text: str, /, **holes: Sayable | Name) -> Said:
    """A sentence of the code: ``text`` may hold marks, and ``{name}`` for each hole, whose value is never read."""
    found: list[str | Name] = []
    for part in marked(text):
        if isinstance(part, str):
            found += _filled(part, holes)
        else:
            found.append(part)
    return joined_up(found)


def _filled(text: str, holes: dict[str, Sayable | Name]) -> Iterator[str | Name]:
    for index, piece in enumerate(_HOLE.split(text)):
        value = holes[piece] if index % 2 else piece
        if isinstance(value, tuple):
            yield from value
        elif value:
            yield value


def joined_up(found: list[str | Name]) -> Said:
    """Parts in a row, plain words beside one another made into one."""
    out: list[str | Name] = []
    for part in found:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part:
            out.append(part)
    return tuple(out)


# --- marks --------------------------------------------------------------------------------------------

_HOLE = lazy_pattern(r"\{(\w+)\}")
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CLAUSE = lazy_pattern(rf"(?P<what>add |leave out )?(?P<ids>{_ID}/{_ID}(?: or {_ID}/{_ID})*)", signs=("/",))
_ANSWER = lazy_pattern(r"(?P<key>[a-z_]+(?:\.[a-z0-9_]+)*): (?P<value>.+)", signs=(": ",))
_SETTLED = lazy_pattern(
    rf"(?P<key>terms\.\w+|governance) is (?P<values>{_ID}(?:, {_ID})*(?: and {_ID})?)", signs=(" is ",)
)
_KEY = lazy_pattern(r"[a-z_]+(?:\.[a-z0-9_]+)+")
_SEVERAL = lazy_pattern(r", | or ")
_BARE = lazy_pattern(rf"({_ID}) \(or ({_ID})\)")


@lru_cache(maxsize=2048)
def marked(text: str) -> Said:
    """A sentence of the library with its marks read. Raises ``ValueError`` for a mark of no known form."""
    if "`" not in text:
        return (text,) if text else ()
    found: list[str | Name] = []
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        raise ValueError("a backtick stands alone")
    for index, piece in enumerate(pieces):
        if index % 2:
            found.append(_name(piece))
        elif piece:
            found.append(piece)
    return tuple(found)


def _name(mark: str) -> Name:
    clause = _CLAUSE.fullmatch(mark)
    if clause is not None:
        ids = tuple(clause["ids"].split(" or "))
        if clause["what"] == "leave out ":
            return OmitClause(clause["ids"])
        return AddClause(ids) if clause["what"] else ClauseName(mark)
    settled = _SETTLED.fullmatch(mark)
    if settled is not None:
        return Settled(settled["key"], tuple(re.split(", | and ", settled["values"])))
    if mark.startswith("carries "):
        return Carried(mark.removeprefix("carries "))
    answer = _ANSWER.fullmatch(mark)
    if answer is not None:
        return _answer(answer["key"], answer["value"])
    if _KEY.fullmatch(mark):
        return KeyName(mark)
    if re.fullmatch(_ID, mark):
        return ValueName(mark)
    raise ValueError(f'"{mark}" between backticks names no answer, clause or key')


def _answer(key: str, value: str) -> Name:
    if value.startswith("[") and value.endswith("]"):
        listed = tuple(part.strip() for part in value[1:-1].split(","))
        return AddClauses(listed) if key == "clauses.add" else Answer(key, whole=listed)
    bare = _BARE.fullmatch(value)
    if bare is not None:
        return Answer(key, (bare[1], bare[2]), bare=True)
    return Answer(key, tuple(_SEVERAL.split(value)))


def _list(values: tuple[str, ...], word: str) -> str:
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {word} {values[-1]}"
