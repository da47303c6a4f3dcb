"""What the checks say, for somebody who has never seen a deal file: labels and titles in the place of keys and ids."""

from __future__ import annotations

from moudraft.english import joined
from moudraft.library import Library
from moudraft.said import (
    AddClause,
    AddClauses,
    Answer,
    Carried,
    ClauseName,
    KeyName,
    LineName,
    Name,
    OmitClause,
    Said,
    Settled,
    ValueName,
)


def in_plain_words(said: Said, library: Library) -> str:
    """A sentence in parts with the words of the questions: ``“Leaving” is “At any time”``."""
    return "".join(part if isinstance(part, str) else _name(part, library) for part in said)


def _name(part: Name, library: Library) -> str:
    match part:
        case Settled(key, values):
            return f"{_subject(key, library)} is {joined([_value(key, value, library) for value in values])}"
        case Answer():
            return _answer(part, library)
        case KeyName(key):
            return _key(key, library)
        case ClauseName(clause, _):
            return _clause(clause, library)
        case AddClause(clauses):
            return f"add {joined([_clause(each, library) for each in clauses], 'or')}"
        case AddClauses(clauses):
            return f"add {joined([_clause(each, library) for each in clauses])}"
        case OmitClause(clause):
            return f"leave out {_clause(clause, library)}"
        case Carried(what):
            return f"carries “{what.replace('-', ' ')}”"
        case ValueName(id):
            return _bare(id, library)
        case LineName(_, _, title):
            return title


def _answer(part: Answer, library: Library) -> str:
    words = [_value(part.key, value, library) for value in (part.whole or part.values)]
    said = joined(words, "and" if part.whole else "or")
    if part.bare:
        said = f"{words[0]} (or {joined(words[1:], 'or')})"
    if part.key == "means":
        return said
    return f"{_subject(part.key, library)}{' is' if part.key == 'governance' else ':'} {said}"


def _subject(key: str, library: Library) -> str:
    return "the body" if key == "governance" else _key(key, library)


def _key(key: str, library: Library) -> str:
    """A key of the deal under the name of its question; ``terms.exit.period`` under that of its axis."""
    name = key.removeprefix("terms.").partition(".")[0]
    axis = library.axes.get(name) if key.startswith("terms.") else None
    return f"“{axis.label}”" if axis else key.replace("_", " ")


def _value(key: str, value: str, library: Library) -> str:
    if key == "governance":
        return f"“{library.models[value].title}”" if value in library.models else value
    axis = library.axes.get(key.removeprefix("terms."))
    if axis is not None and value in axis.values:
        return f"“{axis.values[value].label}”"
    named = {"template": library.templates.get(value), "secretariat": library.secretariats.get(value)}.get(key)
    if named is not None:
        return f"“{named.label if hasattr(named, 'label') else named.title}”"
    return _bare(value, library)


def _clause(id: str, library: Library) -> str:
    return f"“{library.clauses[id].title}”" if id in library.clauses else id


def _bare(id: str, library: Library) -> str:
    """The label of an answer or a red line named without its question, where there is only one of the name."""
    labels = {axis.values[id].label for axis in library.axes.values() if id in axis.values}
    labels |= {line.means[id].label for line in library.red_lines.values() if id in line.means}
    if id in library.red_lines and not labels:
        return f"“{library.red_lines[id].title}”"
    return f"“{labels.pop()}”" if len(labels) == 1 else id.replace("-", " ")
