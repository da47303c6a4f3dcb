"""Names of clauses as a person types them: an id, a code or the end of an id where only one has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.problems import Location, MoudraftError, Problem, did_you_mean

if TYPE_CHECKING:
    from moudraft.library import Library
    from moudraft.library.wording import Clause


def find_clause(library: Library, name: str) -> Clause:
    """The clause that ``safeguards/veto``, ``SAF-7`` or ``veto`` stands for."""
    wanted = name.strip().lower()
    found = library.id_of(name.strip())
    if found in library.clauses:
        return library.clauses[found]
    ending = [id for id in library.clauses if id.rpartition("/")[2] == wanted]
    if len(ending) == 1:
        return library.clauses[ending[0]]
    where = Location("CLAUSE")
    if ending:
        raise MoudraftError(Problem(where, f'"{name}" is the end of several ids', "choose from: " + ", ".join(ending)))
    known = [*library.clauses, *(id.rpartition("/")[2] for id in library.clauses)]
    hint = did_you_mean(wanted, known) or "moudraft clauses list shows every clause"
    raise MoudraftError(Problem(where, f'unknown clause "{name}"', hint))
