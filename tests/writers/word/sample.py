"""A hand-made Document that has everything the Word writer must write, for two parties or three."""

from __future__ import annotations

from moudraft.document import Block, Cover, Document, Numbering, Row, Section, Table, bookmark_name
from tests.writers.word.nodes import NAMES, cell, paragraph, provision, refer, words
from tests.writers.word.sample_ends import execution_block, preamble, schedules
from tests.writers.word.sample_sections import plain_sections, sections


def sample(parties: int = 2, numbering: Numbering = "legal") -> Document:
    """The rich sample: every role, lists that restart, tables, schedules, references, blanks and hostile text."""
    names = NAMES[:parties]
    return Document(
        format=1,
        library="1.2.3",
        template="heads-of-terms",
        title="Shared Services Partnership",
        cover=Cover(
            parties=words(" and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))),
            title=words("Shared Services Partnership"),
            subtitle=words("Heads of Terms for a Memorandum of Understanding"),
        ),
        numbering=numbering,
        schedule_noun="Schedule",
        preamble=preamble(names),
        sections=sections() if numbering == "legal" else plain_sections(numbering),
        schedules=schedules(),
        execution_intro=words("Signed on behalf of the Parties, who intend to work together as this document says."),
        execution_blocks=tuple(execution_block(each) for each in names),
        parties=names,
        dated="",
        terms=("Partnership", "Reserved Matter"),
        header="Shared Services Partnership \u2013 Heads of Terms",
    )


def many_clauses(count: int, numbering: Numbering = "legal") -> Document:
    """A long document of ``count`` numbered paragraphs, ten to a section, with lists, references and tables."""
    made = []
    for start in range(0, count, 10):
        section = start // 10 + 1
        blocks: list[Block] = [
            paragraph("paragraph", f"{section}.{each}", f"The councils will do thing {start + each}, as ",
                      refer(f"p{start}.1", "paragraph", f"{section}.1"), " says, & nothing <else>.",
                      paragraph("item", "(a)", "in time; and", number=f"{section}.{each}(a)"),
                      paragraph("item", "(b)", "in full.", number=f"{section}.{each}(b)"), slot=f"p{start}.{each}")
            for each in range(1, min(10, count - start) + 1)
        ]  # fmt: skip
        if section % 3 == 0:
            blocks.append(Table((cell("A"), cell("B")), (Row((cell("one"), cell("two"))),), (50, 50), "A table"))
        made.append(
            Section(
                f"s{section}",
                f"Section {section}",
                (provision(f"c{section}", *blocks),),
                str(section),
                bookmark_name(f"section{section}"),
            )
        )
    base = sample()
    return Document(**{name: getattr(base, name) for name in base.__struct_fields__} | {"sections": tuple(made)})
