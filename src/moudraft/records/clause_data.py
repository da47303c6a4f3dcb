"""The clauses of the library as plain data with stable keys, and the words in them that a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from moudraft.data import path as bundled
from moudraft.library import Library
from moudraft.library.condition import Condition
from moudraft.library.wording import Clause, Reference, Styled, Wording, Words, walk, walk_lines
from moudraft.problems import Location
from moudraft.yaml_source.text_file import read_file

Facts = dict[str, Any]


def brief(clause: Clause, house: Path | None) -> Facts:
    """A clause in a line. ``yours`` is true of a clause that the house library brings."""
    return {
        "id": clause.id,
        "code": clause.code,
        "title": clause.title,
        "topic": clause.topic,
        "purpose": clause.purpose,
        "status": clause.status,
        "yours": is_yours(clause, house),
        "file": clause.location.file,
    }


def is_yours(clause: Clause, house: Path | None) -> bool:
    return house is not None and (house / "clauses" / f"{clause.id}.md").is_file()


def whole(clause: Clause, library: Library, house: Path | None) -> Facts:
    """Everything that is known of a clause, what is worked out (who needs it, where it stands) included."""
    source = sources(clause, house)
    return brief(clause, house) | {
        "when": condition_words(clause.when),
        "note": clause.note,
        "reviewed": clause.reviewed,
        "owner": clause.owner,
        "protects": list(clause.protects),
        "needs": list(clause.needs),
        "clashes": list(clause.clashes),
        "basis": [_law(library, id) for id in clause.basis],
        "needed_by": [each.id for each in library.clauses.values() if clause.id in each.needs],
        "required_by": sorted(_required_by(clause, library)),
        "stands_in": [
            {"template": template.id, "slot": slot.id, **_at(slot.location)}
            for template in library.templates.values()
            for _, slot in template.slots()
            if slot.clause == clause.id
        ],
        "wordings": [_wording(each, source[each.name]) for each in clause.wordings],
    }


def _at(where: Location) -> Facts:
    return {"file": where.file, "line": where.line}


def _law(library: Library, id: str) -> Facts:
    law = library.law.get(id)
    if law is None:
        return {"id": id, "cite": id, "does": "", "mark": "UNSURE", "prints": False}
    return {"id": id, "cite": law.cite, "does": law.does, "mark": law.mark, "prints": law.prints}


def _required_by(clause: Clause, library: Library) -> Iterator[str]:
    """The red lines that bring a clause in, in general or in one of their meanings."""
    for line in library.red_lines.values():
        if any(clause.id in (*each.requires, *each.any) for each in (line.general, *line.means.values())):
            yield line.id


def _wording(wording: Wording, text: str) -> Facts:
    inlines = [each for content, _, _ in walk_lines(wording.body) for each in walk(content)]
    terms = [each for each in inlines if isinstance(each, Styled) and each.style == "term"]
    return {
        "name": wording.name,
        "register": wording.register,
        "position": wording.position,
        "when": condition_words(wording.when),
        "carries": list(wording.carries),
        "effect": wording.effect,
        "note": wording.note,
        "hash": wording.hash,
        "defines": ["".join(part.text for part in term.children if isinstance(part, Words)) for term in terms],
        "refers_to": list(dict.fromkeys(each.target for each in inlines if isinstance(each, Reference))),
        "text": text,
        **_at(wording.location),
    }


def condition_words(condition: Condition) -> str:
    """A condition in one line: ``veto: opt-out, councils: all or template: mou``; empty where it always holds."""
    return " or ".join(", ".join(map(str, lines)) for lines in condition)


# --- the text as it stands in the file ------------------------------------------------------------


def sources(clause: Clause, house: Path | None) -> dict[str, str]:
    """The text of each wording as its author wrote it, by name."""
    folder = house if house is not None and is_yours(clause, house) else bundled("clauses").parent
    lines = read_file(folder / "clauses" / f"{clause.id}.md").replace("\r\n", "\n").split("\n")
    starts = sorted(wording.location.line for wording in clause.wordings)
    ends = dict(zip(starts, [*(start - 1 for start in starts[1:]), len(lines)], strict=True))
    return {each.name: _without_data(lines[each.location.line : ends[each.location.line]]) for each in clause.wordings}


def _without_data(lines: list[str]) -> str:
    """The lines below a wording's name without its data block (a wording's text holds no other fence)."""
    fences = [number for number, line in enumerate(lines) if line.lstrip().startswith(("~~~", "```"))]
    return "\n".join(lines[fences[1] + 1 if len(fences) > 1 else 0 :]).strip()


# --- search ---------------------------------------------------------------------------------------


def search(library: Library, words: tuple[str, ...], house: Path | None) -> list[tuple[Clause, str]]:
    """The clauses that hold every word, the likeliest first, each with a line that shows why it was found."""
    wanted = [part.casefold() for word in words for part in word.split()]
    found = []
    for clause in library.clauses.values():
        fields = list(_fields(clause, library, house))
        everything = " ".join(text for _, text in fields).casefold()
        if wanted and all(word in everything for word in wanted):
            ranks = [min(rank for rank, text in fields if word in text.casefold()) for word in wanted]
            rank = (max(ranks), sum(ranks), clause.id)
            found.append((rank, clause, _shown(fields, wanted)))
    return [(clause, line) for _, clause, line in sorted(found, key=lambda each: each[0])]


def _fields(clause: Clause, library: Library, house: Path | None) -> Iterator[tuple[int, str]]:
    """The texts of a clause, line by line, with how much a hit there counts (least is best)."""
    yield 0, clause.title
    yield 0, clause.id
    yield 0, clause.code
    yield 1, clause.purpose
    yield from ((2, _protected(library, line)) for line in clause.protects)
    yield 3, clause.note
    yield from ((3, _law(library, id)["cite"]) for id in clause.basis)
    for text in sources(clause, house).values():
        yield from ((4, line.strip()) for line in text.splitlines())


def _protected(library: Library, id: str) -> str:
    return f"protects {library.red_lines[id].title if id in library.red_lines else id}"


def _shown(fields: list[tuple[int, str]], wanted: list[str]) -> str:
    """The line that holds most of the words; the purpose where the title says it all."""
    best = max(fields, key=lambda field: (sum(word in field[1].casefold() for word in wanted), -field[0]))
    return best[1] if best[0] > 0 else next(text for rank, text in fields if rank == 1)
