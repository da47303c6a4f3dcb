"""Every note of an internal draft, in reading order: the paper as a whole first, then paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft.checks.support.law_cited import Cited, LawCited
from moudraft.document import Paragraph, plain_text
from moudraft.document.drafted import Drafted
from moudraft.findings import Finding
from moudraft.library.citation import citations
from moudraft.margin import MarginNote, NoteLine
from moudraft.margin.to_settle import notes_of_findings
from moudraft.margin.why_it_stands import Reasons
from moudraft.tracing.pages import Pages

_KNOWN = {
    "SEEN": "Read, in the text or an official summary of it, when it was put into the library.",
    "SURE": "Known well when it was put into the library, and not read afresh.",
}
"""How well a citation is known, by its mark in ``clauses/law.yaml``; anything else is unsure."""


def margin_notes(made: Drafted, findings: Sequence[Finding]) -> tuple[MarginNote, ...]:
    """The notes of a draft; ``findings`` are what the checks found, and the questions that they raise."""
    pages = Pages(made)
    by_paragraph: dict[int, list[MarginNote]] = {}
    whole: list[MarginNote] = []
    for note in (*Reasons(made, pages).notes(), *_citations(made), *notes_of_findings(made, pages, findings)):
        (whole if note.paragraph is None else by_paragraph.setdefault(id(note.paragraph), [])).append(note)
    for paragraph in _paragraphs(made):
        whole += by_paragraph.pop(id(paragraph), ())
    return tuple(whole)


def _paragraphs(made: Drafted) -> Iterator[Paragraph]:
    for provision in made.document.provisions():
        yield from provision.paragraphs()


def _citations(made: Drafted) -> Iterator[MarginNote]:
    """What the draft cites, each where it is first cited: the law may have changed since the library was written."""
    cited = LawCited(made.library.law.values())
    seen: set[str] = set()
    for paragraph in _paragraphs(made):
        text = plain_text(paragraph.content)
        known = list(cited.found_in(text))
        # A title and a year may be a month's; with a section before it, it is law.
        others = (text[each.start : each.end] for each in citations(text) if each.numbers)
        unknown = (words for words in others if not any(words.endswith(each.words) for each in known))
        for found in (*known, *(Cited(words, ()) for words in unknown)):
            if found.words not in seen:
                seen.add(found.words)
                yield _to_check(found, paragraph)


def _to_check(found: Cited, paragraph: Paragraph) -> MarginNote:
    lines = [
        NoteLine(law.cite, f"{law.does}. {_KNOWN.get(law.mark, 'Unsure: read it before anything else.')}")
        for law in found.laws
    ] or [NoteLine("What it does", "not known: it is not in the library, so nobody has looked at it for this paper.")]
    lines.append(NoteLine("Before signing", "check that it is in force and still says this."))
    title = f"Citation to check: {found.words}"
    return MarginNote(kind="citation", title=title, lines=tuple(lines), paragraph=paragraph)
