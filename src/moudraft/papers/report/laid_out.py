"""Lay a paper out: its template's parts chosen and worded, filled and numbered, as a Document like any other.

So it is written by the same writers as the agreement, in every form that they write.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from moudraft.document import (
    FORMAT,
    Block,
    Cover,
    Document,
    Inline,
    Numbering,
    Paragraph,
    Provision,
    Section,
    Text,
    bookmark_name,
    plain_text,
)
from moudraft.document.drafted import Drafted
from moudraft.document.filling import Filler, merged
from moudraft.document.numbering import Counter, Region
from moudraft.document.references import resolve
from moudraft.document.vocabulary import Vocabulary
from moudraft.library.condition import match
from moudraft.library.paper_kinds import PaperKinds
from moudraft.library.template import Slot, Template
from moudraft.library.wording import Inline as Pattern
from moudraft.problems import MoudraftError, Problem, raise_if
from moudraft.selection import Choice
from moudraft.selection.wording_choice import choose_wording


def laid_out(paper: str, seen: Drafted, kinds: PaperKinds, vocabulary: Vocabulary, author: str) -> Document:
    """The paper of that name as a Document. Raises ``MoudraftError`` with every problem of its parts."""
    return _Layout(kinds.templates[paper], kinds, vocabulary).document(seen, author)


class _Layout:
    def __init__(self, template: Template, kinds: PaperKinds, vocabulary: Vocabulary) -> None:
        self.template = template
        self.kinds = kinds
        self.vocabulary = vocabulary
        self.facts = vocabulary.selection.terms.facts
        self.numbering: Numbering = "legal" if template.numbered else "none"
        self.counter = Counter(self.numbering)
        self.choices: list[Choice] = []
        self.problems: list[Problem] = []
        self.referring: set[str] = set()

    def document(self, seen: Drafted, author: str) -> Document:
        parties, name, kind = (self.words(part) for part in self.template.cover)
        cover = Cover(parties, name, kind)
        preamble = tuple(self.provisions("preamble", self.template.preamble, "preamble"))
        sections = tuple(self.sections())
        raise_if(self.problems)
        title = plain_text(cover.title)
        document = Document(
            format=FORMAT, library=seen.document.library, template=self.template.id, title=title, cover=cover,
            numbering=self.numbering, schedule_noun=self.template.schedule, preamble=preamble, sections=sections,
            schedules=(), execution_intro=(), execution_blocks=(), parties=(author,), dated="", terms=(),
            header=title,
        )  # fmt: skip
        selection = msgspec.structs.replace(
            self.vocabulary.selection, template=self.template, choices=tuple(self.choices)
        )
        return resolve(document, seen.deal, selection, self.referring)

    def words(self, content: tuple[Pattern, ...]) -> tuple[Inline, ...]:
        return Filler(self.vocabulary, self.template.location).inlines(content)

    def sections(self) -> list[Section]:
        """The parts that have something to say, numbered in order."""
        out: list[Section] = []
        for index, section in enumerate(self.template.sections):
            self.counter.open(str(len(out) + 1) if self.numbering == "legal" else "")
            provisions = tuple(self.provisions(str(index), section.slots, "body"))
            if provisions:
                id = f"section/{index}"
                heading = plain_text(self.words(section.heading))
                bookmark = bookmark_name(f"{self.template.id}/{id}")
                out.append(Section(id, heading, provisions, self.counter.section, bookmark))
        return out

    def provisions(self, place: str, slots: tuple[Slot, ...], region: Region) -> list[Provision]:
        return [each for slot in slots if (each := self.provision(place, slot, region)) is not None]

    def provision(self, place: str, slot: Slot, region: Region) -> Provision | None:
        clause = self.kinds.clauses[slot.clause]
        if match(slot.when, self.facts) is None or match(clause.when, self.facts) is None:
            return None
        try:
            because = f"{self.template.title} has it"
            wording, turned_down = choose_wording(clause, slot, "", self.facts, because, lambda _: slot.location)
            filler = Filler(self.vocabulary, wording.location)
            blocks = filler.blocks(wording.body, wording.widths, clause.title)
        except MoudraftError as error:
            self.problems += error.problems
            return None
        if not blocks:
            return None
        if filler.refers:
            self.referring.add(slot.id)
        blocks = blocks if self.template.numbered else run_on(blocks)
        self.choices.append(Choice(slot.id, clause, wording, (), turned_down, place, "", 0))
        numbered = self.counter.provision(blocks, region, slot.id)
        first = next((block for block in numbered if isinstance(block, Paragraph)), None)
        return Provision(
            slot.id, clause.id, wording.name, wording.register, wording.hash, "non-binding", numbered, clause.title,
            first.number if first else "",
        )  # fmt: skip


def run_on(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which short paragraphs that follow one another are one: without numbers nothing sets them apart."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(above, Paragraph) and not above.children:
            content = merged((*above.content, Text(" "), *block.content))
            out[-1] = msgspec.structs.replace(above, content=content, children=block.children)
        else:
            out.append(block)
    return out
