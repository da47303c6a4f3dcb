"""Clauses of the library for a person to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moudraft.screen.columns import columns, wrapped

if TYPE_CHECKING:
    from moudraft.records.clause_data import ClauseEntry, ClauseLine, FoundClause, WordingData


def clauses_listed(clauses: Sequence[ClauseLine]) -> list[str]:
    """A line for each clause; a star marks those of the reader's own library, where there are any."""
    yours = any(each.yours for each in clauses)
    rows = []
    for each in clauses:
        mark = ("*" if each.yours else " ",) if yours else ()
        status = "" if each.status == "approved" else f" ({each.status})"
        rows.append((*mark, each.id, each.code, each.title + status))
    return columns(rows)


def clause_found(clause: FoundClause) -> str:
    """A clause that a search found, with the line that shows why."""
    code = f"  {clause.code}" if clause.code else ""
    return f"{clause.id}{code}  {clause.title}\n{wrapped(clause.found, 4)}"


def clause_shown(clause: ClauseEntry) -> str:
    """A clause with all that is known of it, and its wordings."""
    code = f", {clause.code}" if clause.code else ""
    lines = [f"{clause.title} [{clause.id}{code}]", wrapped(clause.purpose), ""]
    laws = [f"{law.cite}{'' if law.prints else ' (not certain; never printed)'}" for law in clause.basis]
    for label, value in (
        ("status", "" if clause.status == "approved" else clause.status),
        ("when", clause.when),
        ("protects", ", ".join(clause.protects)),
        ("needs", ", ".join(clause.needs)),
        ("clashes with", ", ".join(clause.clashes)),
        ("rests on", "; ".join(laws)),
        ("read it at", " ".join(dict.fromkeys(link for law in clause.basis for link in law.links))),
        ("needed by", ", ".join(clause.needed_by)),
        ("required by", ", ".join(clause.required_by)),
        ("stands in", ", ".join(dict.fromkeys(each.template for each in clause.stands_in))),
        ("reviewed", " by ".join(filter(None, (clause.reviewed, clause.owner)))),
        ("file", clause.file + (" (yours)" if clause.yours else "")),
        ("note", clause.note),
    ):
        if value:
            lines.append(wrapped(value, 0, f"{label + ':':<14}"))
    for wording in clause.wordings:
        lines += ["", *wording_lines(wording)]
    return "\n".join(lines)


def wording_lines(wording: WordingData) -> list[str]:
    """A wording: its name, what it is for, and its words as they stand in the file."""
    note = [wrapped(wording.note, 3, "note: ")] if wording.note else []
    text = (f"   {line}".rstrip() for line in wording.text.split("\n"))
    return [f"## {wording.name}", wrapped(wording_place(wording), 3), *note, "", *text]


def wording_place(wording: WordingData) -> str:
    """What sets a wording apart, in a line: its register, its place on the ladder, when it fits, what it carries."""
    shape = "" if wording.register == "clause" else f"as a {wording.register}; "
    when = f"when {wording.when}" if wording.when else "whenever the clause is in"
    carries = f"; carries {', '.join(wording.carries)}" if wording.carries else ""
    effect = f"; {wording.effect} only" if wording.effect else ""
    return f"{shape}{wording.position}; {when}{carries}{effect}"
