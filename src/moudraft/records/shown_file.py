"""What a Word file says of itself, for scripts: what made it, from what, and what has been changed since."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Literal

import msgspec

from moudraft import __version__
from moudraft.comparison.changed_since import How, LineChange, changed_since
from moudraft.comparison.laid_flat import clause_of
from moudraft.comparison.word_file import Record, WordFile
from moudraft.library import Library
from moudraft.selection.own_clauses import is_own


class ClauseInFile(msgspec.Struct, frozen=True):
    """A clause of the file. ``now`` is whether the library at hand words it the same, otherwise, or not at all."""

    id: str
    clause: str
    title: str
    wording: str
    hash: str
    now: Literal["same", "otherwise", "gone", "own"]


class ChangedParagraph(msgspec.Struct, frozen=True):
    """A paragraph that somebody changed, took out or put in; ``number`` and ``text`` are what stands there now."""

    how: How
    clause: str
    title: str
    number: str
    text: str


class AgainstDeal(msgspec.Struct, frozen=True):
    """A deal held against the file: whether it has the answers the file was made from (null: it cannot be told), and
    whether it would draft the same now; ``changes`` names the parts that would differ."""

    file: str
    title: str
    same_answers: bool | None
    same_draft: bool
    changes: tuple[str, ...]


class ShownFile(msgspec.Struct, frozen=True, kw_only=True):
    """A Word file. What a file does not say of itself is empty; ``changed`` is null where it carries no digits."""

    format: int = 1
    file: str
    title: str
    moudraft: str
    library: str
    library_now: str
    template: str
    template_title: str
    state: str
    deal: str
    author: str
    dated: str
    saved_by: str
    clauses: tuple[ClauseInFile, ...]
    changed: tuple[ChangedParagraph, ...] | None
    tracked: tuple[str, ...]
    comments: int
    against: AgainstDeal | None = None


def shown_file(file: WordFile, library: Library, against: AgainstDeal | None = None) -> ShownFile:
    """The facts of a file; of one without a record, those that any Word file has."""
    record = file.record or Record("", ())
    template = library.templates.get(record.template)
    titles = {id: clause.title for id, clause in library.clauses.items()}
    changes = changed_since(file, record, titles)
    return ShownFile(
        file=file.name,
        title=file.core_property("title"),
        moudraft=record.moudraft,
        library=record.library,
        library_now=library.version,
        template=record.template,
        template_title=template.title if template else "",
        state=record.state,
        deal=record.deal,
        author=file.core_property("creator"),
        dated=file.core_property("created")[:10],
        saved_by=file.saved_by,
        clauses=tuple(_clause(library, *each) for each in record.provisions),
        changed=None if changes is None else tuple(_changed(library, each) for each in changes),
        tracked=file.tracked,
        comments=sum(aside.how == "comment" for _, aside in file.asides),
        against=against,
    )


def _changed(library: Library, each: LineChange) -> ChangedParagraph:
    return ChangedParagraph(each.how, clause_of(each.slot), _title(library, each.slot), each.number, each.text)


def same_version(record: Record) -> bool:
    """Whether this moudraft made the file: only then do the digits of its deal compare with another's."""
    return record.moudraft == __version__


def _title(library: Library, slot: str) -> str:
    clause = library.clauses.get(clause_of(slot))
    return clause.title if clause else clause_of(slot).rpartition("/")[2].replace("-", " ")


def _clause(library: Library, slot: str, wording: str, hash: str) -> ClauseInFile:
    id = clause_of(slot)
    clause = library.clauses.get(id)
    found = clause.wording(wording) if clause else None
    now: Literal["same", "otherwise", "gone", "own"] = "gone"
    if is_own(id):
        now = "own"
    elif found is not None:
        now = "same" if found.hash == hash else "otherwise"
    return ClauseInFile(slot, id, _title(library, slot), wording, hash, now)
