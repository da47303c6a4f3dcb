"""L415: what keeps a red line promises less than what it has to hold back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context, Passage
from moudraft.checks.support.keepers import STATED_ONLY, is_operative, keeping, own_lines, stems
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.document import Provision, plain_text
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.terms import KIND_WORDS, OWN_WORDS, HeldLine

EFFORT = lazy_pattern(
    r"\b(?:aims?|seeks?|tr(?:y|ies)|attempts?|endeavours?|intends?|means?|hopes?|wish(?:es)?|expects?) to\b"
    r"|\bwork(?:s|ing)? towards\b|\b(?:has|have|having) regard to\b|\btakes? (?:\w+ )?(?:into )?account\b"
    r"|\b(?:should|normally|usually|generally)\b|\bwhere (?:\w+ )?(?:possible|practicable|reasonable)\b"
    r"|\b(?:so far|as far|as much) as (?:\w+ ){0,3}(?:possible|practicable|can)\b|\bbest endeavours\b",
    re.IGNORECASE,
)
"""Words that promise an effort, or the usual run of things, and not the thing itself."""
DUTY = lazy_pattern(r"\b(?:will|shall|must)\b", re.IGNORECASE)
SENTENCES = lazy_pattern(r"(?<=[.;:])\s+")
IN_COMMON = 2
"""How many weighty words a line and a duty have in common when they are about one thing."""


@rule("L415", "warning", wants={"deal": "red_lines.text"})
def keeper_too_weak(draft: Context) -> Iterator[Found]:
    """A red line is kept only by words of effort, or by words that bind nobody, beside a firmer duty about its subject.

    Why: "Will try to keep the desks open" gives way to "must close two desks a year", whatever the heading above it
    says. What keeps a line has to be at least as firm as what it has to hold back.

    Flagged::

        red_lines: [{key: desks, text: The licensing counter in Eastvale stays open, held_by: [Eastvale], kept_by: [own/desks]}]
        clauses.own: [{key: desks, title: Desks, text: [{by: Eastvale, text: try to keep its licensing counter open}]}, {key: hall, title: Hall, text: [{by: each, text: move its licensing counter into one hall}]}]

    Fine::

        red_lines: [{key: desks, text: The licensing counter in Eastvale stays open, held_by: [Eastvale], kept_by: [own/desks]}]
        clauses.own: [{key: desks, title: Desks, text: [{by: Eastvale, text: keep its licensing counter open}]}, {key: hall, title: Hall, text: [{by: each, text: move its licensing counter into one hall}]}]
    """  # noqa: E501  a provision with all its words is one line
    for held in own_lines(draft):
        kept = [each for each in keeping(draft, held) if is_operative(draft, each)]
        if not kept or held.line.private:
            continue
        firmest = max(map(_firmness, kept))
        firmer = next((each for each in _rivals(draft, held, kept) if _strength(each) > firmest), None)
        if firmer is not None:
            place = draft.place(kept[0])
            weak = "only promises an effort" if firmest == 0 else "binds nobody"
            said = (*named(held), f": what keeps it ({place}) {weak}, and {draft.paragraph(firmer)} says more firmly")
            hint = "say that it is so, and not that somebody tries; or that it goes before the other"
            yield Found((*said, f" \u201c{firmer.text}\u201d"), draft.at(held.line.key), hint, place)


def _firmness(provision: Provision) -> int:
    """How firm the firmest sentence of a provision is: 0 an effort, 1 a statement or a duty, 2 one that binds."""
    texts = (plain_text(each.content) for each in provision.paragraphs())
    sentences = [sentence for text in texts for sentence in SENTENCES.split(text) if " " in sentence.strip()]
    if all(EFFORT.search(sentence) for sentence in sentences):
        return 0
    return 2 if provision.effect == "binding" else 1


def _strength(passage: Passage) -> int:
    return 2 if passage.provision.effect == "binding" else 1


def _rivals(draft: Context, held: HeldLine, kept: list[Provision]) -> Iterator[Passage]:
    """The duties beside what keeps a line that are about the same thing: those without words of effort."""
    about = stems(held.line.text)
    own = {each.id for each in kept}
    stating = (*draft.library.in_role(OWN_WORDS), *draft.library.in_role(KIND_WORDS))
    for passage in draft.passages:
        provision = passage.provision
        if provision.id in own or provision.clause in stating or provision.register in STATED_ONLY:
            continue
        firm = DUTY.search(passage.text) and not EFFORT.search(passage.text)
        if firm and len(about & stems(passage.text)) >= IN_COMMON:
            yield passage
