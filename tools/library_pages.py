"""docs/clauses.md and docs/law.md: the clauses of the library and the law they cite, each linked to the other.

The clauses page gives what ``moudraft clauses show`` tells of a clause, but not its text: the texts come to some
200 kB, and with them, folded or not, the page would be over 400 kB. Each clause links to its file instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tools.markdown_page import anchors, code, page

from moudraft.library import Law, Library
from moudraft.library.citation import legislation_link
from moudraft.library.wording import Clause
from moudraft.records.clause_data import ClauseEntry, LawData, clause_entry
from moudraft.screen.clause_shown import wording_place
from moudraft.writers.to_markdown import at_line_start, escape

CLAUSES = "The clauses"
CLAUSES_INTRODUCTION = """\
Every clause of the library, by topic, as `moudraft clauses show` tells of it. A clause comes into a draft when the
facts under *When* hold and its document asks for it, when a [red line](deal-file.md#red-lines) requires it, or when a
deal adds it. Of its wordings, the one whose facts fit best is used; of equals, the higher on the negotiation ladder:
`preferred`, then `fallback`, then `last-resort`. [Writing clauses](writing-clauses.md) says how to change one.

The texts are too long for one page. Each clause links to its file, which holds them side by side."""
LAW = "The law it cites"
LAW_INTRODUCTION = """\
**Check that every citation is current before you sign a document that prints it. This page is not advice: a lawyer
decides.** The law is that of England.

It lists every statute, case and guidance note that a draft may cite, with the [clauses](clauses.md) and
[governance models](deal-file.md#governance-models) that rest on it. The mark says how sure the library is: `SEEN` was
read, or read about in an official summary; `SURE` is known well. What is not certain is never printed in a draft, and
is not here: [law.yaml](../clauses/law.yaml) keeps it, to be checked."""
UNUSED = "Nothing in the library rests on it yet."

Anchors = dict[str, str]


# --- the clauses ----------------------------------------------------------------------------------


def clauses_page(library: Library) -> str:
    return page(CLAUSES, "clauses/", CLAUSES_INTRODUCTION, *clause_parts(library))


def clause_parts(library: Library) -> Iterator[str]:
    topics, places, laws = by_topic(library), clause_anchors(library), law_anchors(library)
    yield "\n".join(f"- [{topic}](#{places[topic]}) ({len(clauses)})" for topic, clauses in topics.items())
    for topic, clauses in topics.items():
        yield f"## {topic}"
        yield " · ".join(link(said(clause.title), places[clause.id]) for clause in clauses)
        for clause in clauses:
            yield from one_clause(clause_entry(clause, library, None), library, places, laws)


def by_topic(library: Library) -> dict[str, list[Clause]]:
    """The clauses under their topics, both in the order of ``moudraft clauses list``."""
    ordered = (library.clauses[id] for id in sorted(library.clauses))
    return {topic: list(clauses) for topic, clauses in groupby(ordered, key=lambda clause: clause.topic)}


def clause_anchors(library: Library) -> Anchors:
    """Where each topic and each clause stands on the clauses page."""
    headings = {"": CLAUSES}
    for topic, clauses in by_topic(library).items():
        headings |= {topic: topic} | {clause.id: clause_heading(clause.code, clause.title) for clause in clauses}
    return dict(zip(headings, anchors(headings.values()), strict=True))


def clause_heading(code: str, title: str) -> str:
    return f"{code} {title}".strip()


def one_clause(clause: ClauseEntry, library: Library, places: Anchors, laws: Anchors) -> Iterator[str]:
    yield f"### {said(clause_heading(clause.code, clause.title))}"
    yield at_line_start(said(clause.purpose))
    yield "\n".join(clause_lines(clause, library, places, laws))


def clause_lines(clause: ClauseEntry, library: Library, places: Anchors, laws: Anchors) -> Iterator[str]:
    yield f"- **Clause:** [{code(clause.id)}](../{clause.file})"
    keeps = (library.red_lines[id] for id in clause.protects)
    for label, value in (
        ("Status", "" if clause.status == "approved" else clause.status),
        ("When", said(clause.when)),
        ("Note", said(clause.note)),
        ("Protects", ", ".join(f"{said(line.title)} ({code(line.id)})" for line in keeps)),
        ("Needs", clause_links(library, clause.needs, places)),
        ("Clashes with", clause_links(library, clause.clashes, places)),
        ("Rests on", "; ".join(link(said(each.cite), laws[each.id], "law.md") for each in cited(clause))),
        ("Reviewed", " by ".join(filter(None, (clause.reviewed, said(clause.owner))))),
    ):
        if value:
            yield f"- **{label}:** {value}"
    yield "- **Wordings:**"
    for wording in clause.wordings:
        note = f". {said(wording.note)}" if wording.note else ""
        yield f"  - {code(wording.name)}: {said(wording_place(wording))}{note}"


def cited(clause: ClauseEntry) -> list[LawData]:
    """The law a clause rests on, without what is never printed."""
    return [each for each in clause.basis if each.prints]


def clause_links(library: Library, ids: Iterable[str], places: Anchors, file: str = "") -> str:
    return ", ".join(link(said(library.clauses[id].title), places[id], file) for id in ids)


# --- the law --------------------------------------------------------------------------------------


def law_page(library: Library) -> str:
    return page(LAW, "clauses/law.yaml, clauses/governance.yaml or the clause", LAW_INTRODUCTION, *law_parts(library))


def law_parts(library: Library) -> Iterator[str]:
    places = clause_anchors(library)
    for law in printable(library):
        yield f"## {said(law_heading(law))}"
        yield at_line_start(f"{said(law.does)}.")
        yield "\n".join(law_lines(law, library, places))


def printable(library: Library) -> list[Law]:
    return [law for law in library.law.values() if law.prints]


def law_anchors(library: Library) -> Anchors:
    """Where each law that may be printed stands on the law page."""
    laws = printable(library)
    made = anchors([LAW, *map(law_heading, laws)])
    return dict(zip((law.id for law in laws), made[1:], strict=True))


def law_heading(law: Law) -> str:
    return law.cite[:1].upper() + law.cite[1:]


def law_lines(law: Law, library: Library, places: Anchors) -> Iterator[str]:
    yield f"- **Mark:** {code(law.mark)}"
    yield f"- **Id:** {code(law.id)}"
    if reads := [f"[{said(name)}]({where})" for name in law.names if (where := legislation_link(name))]:
        yield f"- **Read it:** {', '.join(reads)}"
    clauses = sorted(clause.id for clause in library.clauses.values() if law.id in clause.basis)
    models = [model for model in library.models.values() if law.id in model.basis]
    if clauses:
        yield f"- **Clauses:** {clause_links(library, clauses, places, 'clauses.md')}"
    if models:
        shown = ", ".join(f"{said(model.title)} ({code(model.id)})" for model in models)
        yield f"- **Governance models:** {shown}"
    if not clauses and not models:
        yield f"- {UNUSED}"


# --- both -----------------------------------------------------------------------------------------


def said(text: str) -> str:
    """Text of the library on one line, shown exactly as it is."""
    return escape(" ".join(text.split()))


def link(text: str, anchor: str, file: str = "") -> str:
    return f"[{text}]({file}#{anchor})"
