"""D102: a term defined and never used."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context, Passage
from moudraft.checks.support.defined_terms import definitions, uses
from moudraft.checks.support.own_terms import typed_terms
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the


@rule("D102", "warning")
def unused_term(draft: Context) -> Iterator[Found]:
    """A term is defined and never used.

    Why: A definition that nothing uses is left over from another document, or points to a clause that was lost. The
    names of parties and bodies are not looked at, since to name them is to say who signs, or what is set up; nor is the
    name of the group in a declaration, which is there to give it one.

    Flagged::

        objectives: [{text: open one counter in Mill Lane (the "Counter")}]

    Fine::

        objectives: [{text: open one counter in Mill Lane (the "Counter")}, {text: staff the Counter on market days}]
    """
    names = {party.short_name for party in draft.deal.parties}
    names |= {without_the(str(body.name)) for body in draft.selection.terms.bodies}
    if draft.has("instrument", "declaration") and isinstance(draft.deal.group.name, str):
        names.add(without_the(draft.deal.group.name))
    texts = [passage.text for passage in draft.passages]
    texts += [section.heading for section in draft.document.sections]
    seen = set()
    for term, passage in definitions(draft):
        singular = term.removesuffix("s")
        if term in names or singular in seen:
            continue
        seen.add(singular)
        if not any(uses(term, text) for text in texts):
            yield _found(draft, term, passage, draft.wording_location(passage.provision))
    for provided in draft.deal.clauses.own:
        for term in provided.define:
            if term not in draft.document.terms:
                message = f"\u201c{term}\u201d is given a meaning, and the paper never uses it"
                at = draft.at(f"{provided.key}.define.{term}")
                yield Found(message, at, "use it, or leave the definition out")
    for own in typed_terms(draft):
        if own.term not in seen and not any(map(own.uses_in, texts)):
            seen.add(own.term)
            yield _found(draft, own.term, own.passage, own.where)


def _found(draft: Context, term: str, passage: Passage, where: Place) -> Found:
    place = draft.place(passage.provision)
    message = f"\u201c{term}\u201d is defined at {place} and never used"
    return Found(message, where, "use it, or leave the definition out", place)
