"""The terms defined by whoever wrote the deal or the house's own wordings: those that person can change.

The library's terms come and go with its clauses. What is typed in a deal is never markup, so a definition there is
known by its form: ``(the "Depot")``, or ``"Depot" means``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from moudraft.checks.support.defined_terms import count_uses, definitions
from moudraft.checks.support.library_texts import library_text
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.pointing import Place, is_house
from moudraft.document.definitions import lists_definitions
from moudraft.english import plural, without_the
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context, Passage
    from moudraft.document import Provision

QUOTED = r"[\u201c\u2018\"](?P<the>the )?(?P<term>[A-Z][^\u201c\u201d\u2018\"]{1,60}?)[\u201d\u2019\"]"
MEANS = r",? (?:means|(?:shall|will|is to) mean|is defined as|has the meaning)\b"
_LEAD = (
    r"(?:(?:together|collectively|jointly|each|called|in this [a-z]+|hereinafter(?: called| referred to as)?"
    r"|referred to (?:here |below )?as),? )?"
)
QUOTES = ('"', "\u201c", "\u2018")
TYPED = lazy_pattern(
    rf"\((?P<lead>{_LEAD}(?:(?:the|an?) )?){QUOTED}\)|{QUOTED.replace('P<', 'P<means_')}(?={MEANS})",
    signs=QUOTES,
)
LAW = lazy_pattern(r"\b(?:Acts?|Regulations?|Orders?|Directive|SI|GDPR|meaning given|section \d)\b")


class OwnTerm(msgspec.Struct, frozen=True):
    """A term, the passage that defines it, the words that do, and where somebody wrote them.

    ``single`` is set where the definition names one thing: ``(the "Depot")``, not ``(a "Depot")``.
    """

    term: str
    passage: Passage
    words: str
    where: Place
    single: bool = False

    def uses_in(self, text: str) -> int:
        """How often a text uses the term, other than in the words that define it."""
        # Most texts do not hold the term in any form, and are passed over on that.
        stem = self.term.removesuffix("s").removesuffix("y")
        return count_uses(self.term, text.replace(self.words, "")) if stem in text else 0


def own_terms(draft: Context) -> Sequence[OwnTerm]:
    """Each term that the deal's words or a house's wordings define, names of parties and bodies left out."""
    return draft.once(_own_terms)


def _own_terms(draft: Context) -> list[OwnTerm]:
    return [*typed_terms(draft), *_house_terms(draft)]


def typed_terms(draft: Context) -> Iterator[OwnTerm]:
    """Each term that the deal's own words define, names left out."""
    found = typed_definitions(draft)
    names = names_given(draft) if found else set()
    yield from (own for own in found if own.term not in names)


def typed_definitions(draft: Context) -> Sequence[OwnTerm]:
    """Each definition in the deal's own words."""
    return draft.once(_typed_definitions)


def _typed_definitions(draft: Context) -> list[OwnTerm]:
    return list(_definitions_in(draft))


def _definitions_in(draft: Context) -> Iterator[OwnTerm]:
    for own, passage in printed(draft):
        for found in TYPED.finditer(own.text):
            term = found["term"] or found["means_term"]
            lead = f"{found['lead'] or ''}{found['the'] or ''}"
            if lead or found["means_term"] or _is_short_for(term, own.text[: found.start()]):
                yield OwnTerm(term, passage, found[0], draft.at(own.key), "the" in lead.split())


def _is_short_for(term: str, before: str) -> bool:
    """Whether what stands alone in brackets shortens the words before it, and is not the title of something."""
    said = set(re.findall(r"\w+", before.casefold()))
    return term.isupper() or said.issuperset(re.findall(r"\w+", term.casefold()))


def _house_terms(draft: Context) -> Iterator[OwnTerm]:
    if not draft.has_house_words:
        return
    names = names_given(draft)
    listed = {each.term: each.location for each in draft.library.definitions.values()}
    for term, passage in definitions(draft):
        where: Place = draft.wording_location(passage.provision)
        choice = draft.choices.get(passage.provision.id)
        if choice is not None and lists_definitions(choice):
            where = listed.get(term, where)
        if is_house(where) and term not in names:
            yield OwnTerm(term, passage, f"\u201c{term}\u201d", where)


def names_given(draft: Context) -> set[str]:
    """The names of parties, bodies and the group, and the words for the parties, as definitions give them."""
    template = draft.selection.template
    words = (template.councils, template.partners)
    names = {party.short_name for party in draft.deal.parties} | {*words, *map(plural, words)}
    names |= {str(body.name) for body in draft.selection.terms.bodies}
    if isinstance(draft.deal.group.name, str):
        names.add(draft.deal.group.name)
    return names | set(map(without_the, names))


class Written(msgspec.Struct, frozen=True):
    """A text that the deal or a house wording supplies and the draft prints; ``passage`` is the deal's one."""

    text: str
    where: Place
    provision: Provision
    passage: Passage | None = None


def texts_written(draft: Context) -> Iterator[Written]:
    """Each such text: the deal's phrases, then the words of a house's wordings between their holes."""
    for own, passage in printed(draft):
        yield Written(own.text, draft.at(own.key), passage.provision, passage)
    if not draft.has_house_words:
        return
    for text, where, provision, _effect in library_text(draft):
        if is_house(where):
            yield Written(text, where, provision)
