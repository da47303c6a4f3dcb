"""D104: a term defined for one use."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context, Passage
from moudraft.checks.support.own_terms import LAW, QUOTES, OwnTerm, own_terms
from moudraft.checks.support.rule import Found, rule

LONG = 25
"""Words of a definition that would crowd the sentence it was put back into."""


@rule("D104", "info", wants=[{"typed": QUOTES}, {"wordings": "house"}])
def term_used_once(draft: Context) -> Iterator[Found]:
    """A term is defined for one use.

    Why: A reader who meets a term turns back for its meaning. Where it is used once, the words themselves are shorter
    than the term and its definition together. Looked at are terms that the deal's own words or a house's wordings
    define. Left alone are names, terms that stand for an Act or take their meaning from one, and definitions too long
    to put back into a sentence. The library's own terms come and go with its clauses.

    Flagged::

        objectives: [{text: open one counter in Mill Lane (the "Counter")}, {text: staff the Counter on market days}]

    Fine::

        objectives: [{text: open one counter in Mill Lane (the "Counter")}, {text: staff the Counter on market days},
          {text: report each month on the Counter}]
    """
    headings = [section.heading for section in draft.document.sections]
    seen = set()
    for own in own_terms(draft):
        if own.term in seen or _is_kept(own):
            continue
        seen.add(own.term)
        uses = [(each, own.uses_in(each.text)) for each in draft.passages]
        if sum(count for _, count in uses) == 1 and not any(map(own.uses_in, headings)):
            place = draft.place(own.passage.provision)
            defined, using = _at(draft, own.passage), next(_at(draft, each) for each, count in uses if count)
            used = "used once in it" if using == defined else f"used once, at {using}"
            message = f"\u201c{own.term}\u201d is defined at {defined} and {used}"
            yield Found(message, own.where, "say there what is meant, and leave the definition out", place)


def _is_kept(own: OwnTerm) -> bool:
    """Whether a definition earns its place even for one use: it rests on law, holds a list, or is long."""
    paragraph = own.passage.paragraph
    return bool(LAW.search(own.passage.text)) or bool(paragraph.children) or len(own.passage.text.split()) > LONG


def _at(draft: Context, passage: Passage) -> str:
    """The paragraph by its own number, where the provision's would be too wide."""
    number = passage.paragraph.number if passage.provision.register == "clause" else ""
    return f"{draft.selection.template.unit} {number}" if number else draft.place(passage.provision)
