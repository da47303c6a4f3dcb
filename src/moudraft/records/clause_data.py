"""The clauses of the library, for scripts; and the words in them that a search finds."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from moudraft.data import path as bundled
from moudraft.library import Library
from moudraft.library.citation import legislation_link
from moudraft.library.condition import Condition
from moudraft.library.wording import Clause, Position, Reference, Styled, Wording, Words, walk, walk_lines
from moudraft.records.search_words import clauses_meant
from moudraft.yaml_source.text_file import read_file


class ClauseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A clause in a line. ``yours`` is true of a clause that your own library brings."""

    id: str
    code: str
    title: str
    topic: str
    purpose: str
    status: str
    yours: bool
    file: str


class FoundClause(ClauseLine, frozen=True, kw_only=True):
    """A clause that holds the words searched for, with a line that shows why it was found."""

    found: str


class LawData(msgspec.Struct, frozen=True):
    """A law that a clause rests on, and where it can be read. Only what is certain is ever printed."""

    id: str
    cite: str
    does: str
    mark: str
    prints: bool
    links: tuple[str, ...] = ()


class SlotPlace(msgspec.Struct, frozen=True):
    """A place of a template that a clause fills, and where the template says so."""

    template: str
    slot: str
    file: str
    line: int


class WordingData(msgspec.Struct, frozen=True, kw_only=True):
    """A wording. ``text`` is as its author wrote it; ``hash`` changes when its words do."""

    name: str
    register: str
    position: Position
    when: str
    carries: tuple[str, ...]
    effect: str
    note: str
    hash: str
    defines: tuple[str, ...]
    refers_to: tuple[str, ...]
    text: str
    file: str
    line: int


class ClauseEntry(ClauseLine, frozen=True, kw_only=True):
    """Everything that is known of a clause, what is worked out (who needs it, where it stands) included."""

    format: int = 1
    when: str
    note: str
    reviewed: str
    owner: str
    protects: tuple[str, ...]
    needs: tuple[str, ...]
    clashes: tuple[str, ...]
    basis: tuple[LawData, ...]
    needed_by: tuple[str, ...]
    required_by: tuple[str, ...]
    stands_in: tuple[SlotPlace, ...]
    wordings: tuple[WordingData, ...]


def clause_line(clause: Clause, house: Path | None) -> ClauseLine:
    return ClauseLine(**_brief(clause, house))


def found_clause(clause: Clause, line: str, house: Path | None) -> FoundClause:
    return FoundClause(found=line, **_brief(clause, house))


def _brief(clause: Clause, house: Path | None) -> dict[str, Any]:
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


def clause_entry(clause: Clause, library: Library, house: Path | None) -> ClauseEntry:
    """A clause with its wordings, and what the library knows of it."""
    source = sources(clause, house)
    return ClauseEntry(
        **_brief(clause, house),
        when=condition_words(clause.when),
        note=clause.note,
        reviewed=clause.reviewed,
        owner=clause.owner,
        protects=clause.protects,
        needs=clause.needs,
        clashes=clause.clashes,
        basis=tuple(_law(library, id) for id in clause.basis),
        needed_by=tuple(each.id for each in library.clauses.values() if clause.id in each.needs),
        required_by=tuple(sorted(_required_by(clause, library))),
        stands_in=tuple(_places(clause, library)),
        wordings=tuple(_wording(each, source[each.name]) for each in clause.wordings),
    )


def _law(library: Library, id: str) -> LawData:
    law = library.law.get(id)
    if law is None:
        return LawData(id, id, "", "UNSURE", False)
    links = tuple(filter(None, map(legislation_link, law.names)))
    return LawData(id, law.cite, law.does, law.mark, law.prints, links)


def _required_by(clause: Clause, library: Library) -> Iterator[str]:
    """The red lines that bring a clause in, in general or in one of their meanings."""
    for line in library.red_lines.values():
        if any(clause.id in (*each.requires, *each.any) for each in (line.general, *line.means.values())):
            yield line.id


def _places(clause: Clause, library: Library) -> Iterator[SlotPlace]:
    for template in library.templates.values():
        for _, slot in template.slots():
            if slot.clause == clause.id:
                yield SlotPlace(template.id, slot.id, slot.location.file, slot.location.line)


def _wording(wording: Wording, text: str) -> WordingData:
    inlines = [each for content, _, _ in walk_lines(wording.body) for each in walk(content)]
    terms = [each for each in inlines if isinstance(each, Styled) and each.style == "term"]
    return WordingData(
        name=wording.name,
        register=wording.register,
        position=wording.position,
        when=condition_words(wording.when),
        carries=wording.carries,
        effect=wording.effect,
        note=wording.note,
        hash=wording.hash,
        defines=tuple("".join(part.text for part in term.children if isinstance(part, Words)) for term in terms),
        refers_to=tuple(dict.fromkeys(each.target for each in inlines if isinstance(each, Reference))),
        text=text,
        file=wording.location.file,
        line=wording.location.line,
    )


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
    meant = clauses_meant(wanted, house)
    found = []
    for clause in library.clauses.values():
        fields = list(_fields(clause, library, house))
        everything = " ".join(text for _, text in fields).casefold()
        # What another name of the clause stands for need not stand in its text.
        left = [word for word in wanted if word not in meant.get(clause.id, ())]
        if wanted and all(word in everything for word in left):
            ranks = [min(rank for rank, text in fields if word in text.casefold()) for word in left]
            rank = (max(ranks, default=0), sum(ranks), clause.id)
            found.append((rank, clause, _shown(fields, left)))
    return [(clause, line) for _, clause, line in sorted(found, key=lambda each: each[0])]


def _fields(clause: Clause, library: Library, house: Path | None) -> Iterator[tuple[int, str]]:
    """The texts of a clause, line by line, with how much a hit there counts (least is best)."""
    yield 0, clause.title
    yield 0, clause.id
    yield 0, clause.code
    yield 1, clause.purpose
    yield from ((2, _protected(library, line)) for line in clause.protects)
    yield 3, clause.note
    yield from ((3, _law(library, id).cite) for id in clause.basis)
    for text in sources(clause, house).values():
        yield from ((4, line.strip()) for line in text.splitlines())


def _protected(library: Library, id: str) -> str:
    return f"protects {library.red_lines[id].title if id in library.red_lines else id}"


def _shown(fields: list[tuple[int, str]], wanted: list[str]) -> str:
    """The line that holds most of the words; the purpose where the title says it all."""
    best = max(fields, key=lambda field: (sum(word in field[1].casefold() for word in wanted), -field[0]))
    return best[1] if best[0] > 0 else next(text for rank, text in fields if rank == 1)
