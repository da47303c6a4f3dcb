"""Parts that a draft has or does not have, and the same draft with a part that it should not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from moudraft.document import (
    Citation,
    Document,
    ExecutionBlock,
    Paragraph,
    Provision,
    Schedule,
    Section,
    Table,
    Text,
    plain_text,
)

STATUTE = re.compile(r"\b[Ss]ections? \d|\bAct \d{4}|\bRegulations \d{4}")


def has(document: Document, part: str) -> bool:
    """Whether a Document has a part: ``topic money``, ``clause status/effort``, or one of PARTS."""
    kind, _, name = part.partition(" ")
    if kind == "topic":
        return any(provision.clause.partition("/")[0] == name for provision in document.all_provisions())
    if kind == "clause":
        return any(provision.clause == name for provision in document.all_provisions())
    return PARTS[part](document)


def labels(document: Document) -> Iterator[str]:
    yield from (paragraph.label for provision in document.provisions() for paragraph in provision.paragraphs())
    yield from (section.number for section in document.sections)


def two_columns(document: Document) -> bool:
    blocks = (block for provision in document.provisions() for block in provision.blocks)
    return any(isinstance(block, Table) and len(block.widths) == 2 for block in blocks)


def cites(document: Document) -> bool:
    said = " ".join(plain_text((each,)) for each in document.inlines())
    return any(isinstance(each, Citation) for each in document.inlines()) or bool(STATUTE.search(said))


PARTS: dict[str, Callable[[Document], bool]] = {
    "bodies": lambda document: has(document, "clause governance/body"),
    "signatures": lambda document: bool(document.execution_blocks),
    "date": lambda document: bool(document.dated),
    "schedules": lambda document: bool(document.schedules),
    "numbers": lambda document: any(re.match(r"\d", label) for label in labels(document)),
    "lettered lists": lambda document: any(re.fullmatch(r"\([a-z]\)", label) for label in labels(document)),
    "two-column table": two_columns,
    "statutes": cites,
}


def provision(clause: str = "other/other", *, label: str = "", text: str = "") -> Provision:
    paragraph = Paragraph("paragraph", (Text(text),), label=label)
    return Provision(clause, clause, "other", "clause", "", "non-binding", (paragraph,))


def with_part(document: Document, part: str) -> Document:
    """The Document with a part that it should not have."""
    kind, _, name = part.partition(" ")
    more = {
        "topic": provision(f"{name}/any"),
        "clause": provision(name),
        "bodies": provision("governance/body"),
        "numbers": provision(label="1.1"),
        "statutes": provision(text="under section 1 of an Act"),
    }
    if kind in more:
        return msgspec.structs.replace(document, sections=(*document.sections, Section("s", "", (more[kind],))))
    changes: dict[str, dict[str, Any]] = {
        "signatures": {"execution_blocks": (ExecutionBlock("A", ()),)},
        "date": {"dated": "2010"},
        "schedules": {"schedules": (Schedule(provision(), "Schedule", "1", "", ""),)},
    }
    return msgspec.structs.replace(document, **changes[part])
