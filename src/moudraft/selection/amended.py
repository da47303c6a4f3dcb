"""Stock wordings with the paragraphs that a deal changes for itself: other words in their place, or none.

A change says what stood there (``was``). Where the library's words are others by now, it is not made: whoever agreed to
the change had not read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from moudraft import english
from moudraft.hashes import sha256
from moudraft.library.condition import ALWAYS, Facts, failing, match
from moudraft.library.own_text import lead_in, sentence
from moudraft.library.wording import Body, Clause, Grid, Line, Wording, lists_in
from moudraft.library.words_shown import shown
from moudraft.problems import Problem
from moudraft.selection.unknown_names import unknown

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.deal.own_provisions import Amendment
    from moudraft.library import Library
    from moudraft.selection import Choice


def amended_clauses(deal: Deal, library: Library) -> dict[str, Clause]:
    """The clauses that a deal changes, by id, with the change in each wording whose words are those it gives."""
    found: dict[str, Clause] = {}
    for id, changes in _by_clause(deal, library).items():
        clause = library.clauses[id]
        wordings = tuple(_amended(wording, changes) for wording in clause.wordings)
        found[id] = msgspec.structs.replace(clause, wordings=wordings)
    return found


def amendments_of(deal: Deal, clause: str, wording: str, library: Library) -> tuple[Amendment, ...]:
    """The changes that a deal makes in a wording."""
    changes = (each for each in deal.clauses.amend if library.id_of(each.clause) == clause)
    return tuple(each for each in changes if each.wording in ("", wording))


def change_told(change: Amendment) -> str:
    """What a change does, who approved it and why, in a line."""
    does = "takes out" if change.out else "has other words in"
    approved = f", approved by {change.approved.by} on {english.date(change.approved.on)}" if change.approved else ""
    return f"the deal {does} paragraph {change.sentence}{approved}" + (f": {change.why}" if change.why else "")


def amendment_problems(deal: Deal, library: Library, choices: Mapping[str, Choice], facts: Facts) -> Iterator[Problem]:
    """Each change that meets no words in the draft: its clause is out, has another wording, or reads otherwise now.

    ``library`` has the words as they are in stock; ``choices`` are those of the draft by clause.
    """
    for change in deal.clauses.amend:
        id = library.id_of(change.clause)
        choice = choices.get(id)
        if choice is None:
            message = f"{id} is not in this draft, so there are no words of it to change"
            yield Problem(deal.where(f"{change.key}.clause"), message, "take the change out, or bring the clause in")
        elif change.wording and change.wording != choice.wording.name:
            message = f"the draft has the wording {choice.wording.name} of {id}, not {change.wording}"
            hint = f"change the words of {choice.wording.name}, or choose under clauses: wording:"
            yield Problem(deal.where(f"{change.key}.wording"), message, hint)
        else:
            stock = library.clauses[id].wording(choice.wording.name)
            yield from _moved_on(deal, change, id, stock, facts) if stock else ()


def _moved_on(deal: Deal, change: Amendment, id: str, stock: Wording, facts: Facts) -> Iterator[Problem]:
    paragraphs = list(map(stock_words, stock.body))
    here = f"{id} ({stock.name})"
    if change.sentence > len(paragraphs):
        message = f"{here} has {english.counted(len(paragraphs), 'paragraph')}, and no number {change.sentence}"
        yield Problem(deal.where(f"{change.key}.sentence"), message, f"moudraft clauses show {id} numbers them")
    elif not same_words(change.was, paragraphs[change.sentence - 1]):
        now = paragraphs[change.sentence - 1]
        message = f"paragraph {change.sentence} of {here} reads \u201c{now}\u201d, and not \u201c{change.was}\u201d"
        same = next((n for n, text in enumerate(paragraphs, start=1) if same_words(text, change.was)), 0)
        hint = f"write sentence: {same}" if same else "read its words again, and bring was: and the change up to date"
        yield Problem(deal.where(f"{change.key}.was"), message, hint)
    elif (when := getattr(stock.body[change.sentence - 1], "when", ALWAYS)) and match(when, facts) is None:
        message = f"paragraph {change.sentence} of {here} does not stand in this draft: {failing(when, facts)}"
        yield Problem(deal.where(change.key), message, "take the change out")


def unknown_amendments(deal: Deal, library: Library) -> Iterator[Problem]:
    """Changes of clauses and wordings that there are not, and two changes of one paragraph."""
    seen: dict[tuple[str, str, int], str] = {}
    for change in deal.clauses.amend:
        id = library.id_of(change.clause)
        if id not in library.clauses:
            yield unknown(deal, f"{change.key}.clause", "clause", change.clause, library.clauses)
            continue
        names = [each.name for each in library.clauses[id].wordings]
        if change.wording and change.wording not in names:
            yield unknown(deal, f"{change.key}.wording", f"wording of {id}", change.wording, names)
        other = seen.setdefault((id, change.wording, change.sentence), change.key)
        if other != change.key:
            message = f"paragraph {change.sentence} of {id} is changed twice (the other at {deal.where(other)})"
            yield Problem(deal.where(change.key), message, "make one change of the two")


def stock_words(block: Line | Grid) -> str:
    """A paragraph of a wording with the list below it, on one line, as a deal repeats it under ``was``."""
    if isinstance(block, Grid):
        rows = (block.header, *(row.cells for row in block.rows))
        return " ".join(shown(cell) for cells in rows for cell in cells)
    return " ".join((shown(block.content), *map(stock_words, block.children)))


_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for the form of their quotation marks and dashes."""
    plain, theirs = (text.replace(" -- ", " - ").translate(_PLAIN) for text in (one, other))
    return plain == theirs


def _by_clause(deal: Deal, library: Library) -> dict[str, list[Amendment]]:
    found: dict[str, list[Amendment]] = {}
    for change in deal.clauses.amend:
        if library.id_of(change.clause) in library.clauses:
            found.setdefault(library.id_of(change.clause), []).append(change)
    return found


def _amended(wording: Wording, changes: list[Amendment]) -> Wording:
    meant = {change.sentence - 1: change for change in changes if change.wording in ("", wording.name)}
    made = {
        n: meant[n]
        for n, block in enumerate(wording.body)
        if n in meant and same_words(stock_words(block), meant[n].was)
    }
    if not made:
        return wording
    body: Body = tuple(
        _new_line(made[n], block) if n in made else block
        for n, block in enumerate(wording.body)
        if n not in made or not made[n].out
    )
    told = repr([wording.hash, *((n, change.to) for n, change in made.items())])
    digest = sha256(told.encode("utf-8")).hexdigest()[:12]
    return msgspec.structs.replace(wording, body=body, hash=digest, lists=lists_in(body))


def _new_line(change: Amendment, block: Line | Grid) -> Line:
    """The new words; a list below the old ones stays where the new ones end in a colon."""
    if isinstance(block, Grid):
        return Line("numbered", sentence(change.to))
    keeps_list = bool(block.children) and change.to.rstrip().endswith(":")
    content = lead_in(change.to) if keeps_list else sentence(change.to)
    return Line(block.kind, content, block.children if keeps_list else (), "", block.line)
