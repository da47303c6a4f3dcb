"""D107: one thing spoken of as several, or one of several as if there were one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import definitions
from moudraft.checks.support.own_terms import Written, own_terms, texts_written
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the

BEFORE = r"\b(?:a|any|each|either|neither|one|no|other|another|every|that|which|whichever|whose|host|lead)"
"""Words that bring in one of the parties, so that "the Council" after them is that one."""


@rule("D107", "warning")
def term_in_wrong_number(draft: Context) -> Iterator[Found]:
    """A name for one thing stands in the plural, or "the Council" where there are several.

    Why: A duty of "the Council" is a duty of none in particular, and a second board that nobody set up is waited for in
    vain. Read are the deal's own words and a house's wordings. "The Council" is fine where the same words have spoken
    of a Council just before, and where it is the short name of a party.

    Flagged::

        objectives: [{text: keep open the main office of the Council}]

    Fine::

        objectives: [{text: keep open the main office of each Council}]
    """
    defined = {without_the(term) for term, _ in definitions(draft)}
    known = defined | {own.term for own in own_terms(draft)}
    single = [term for term in _single_things(draft) if f"{term}s" not in known]
    party = _party_word(draft, defined)
    for written in texts_written(draft):
        place = draft.place(written.provision)
        for term in single:
            found = _plural(term).search(written.text) if f"{term}s" in written.text else None
            if found:
                message = f"\u201c{found[0]}\u201d stands in the plural, and the draft has one {term}"
                hint = f"write \u201cthe {term}\u201d, or say which others are meant"
                yield Found(message, written.where, hint, place)
        found = _one_of(party).search(written.text) if party and f"he {party}" in written.text else None
        if found and not _brought_in(party, draft, written, found.start()):
            message = f"\u201c{found[0]}\u201d does not say which: there are {len(draft.deal.parties)}"
            hint = f"name it, or write \u201ceach {party}\u201d"
            yield Found(message, written.where, hint, place)


def _brought_in(party: str, draft: Context, written: Written, start: int) -> bool:
    """Whether the words before speak of one of the parties: in the text, the line that prints it, or its lead-in."""
    before = [written.text[:start]]
    if written.passage is None:
        before += [each.text for each in draft.passages if each.provision.id == written.provision.id]
    else:
        line = written.passage
        before.append(line.text.casefold().partition(written.text.strip().rstrip(".;,").casefold())[0])
        above = (each for each in draft.passages if each.provision is line.provision)
        before += [each.text for each in above if line.paragraph in each.paragraph.walk() and each is not line]
    return any(re.search(rf"{BEFORE}\s+(?:\w+ )?{party}\b", text, re.IGNORECASE) for text in before)


def _single_things(draft: Context) -> list[str]:
    """The names of more than one word that stand for one thing: bodies, the group, what is defined with "the".

    Of bodies only those that the deal has named itself: "Area Committees" may well be spoken of beside one of them.
    """
    usual = {model.name for model in draft.library.models.values()}
    names = [body.name for body in draft.deal.governance if isinstance(body.name, str) and body.name not in usual]
    names += [draft.deal.group.name] if isinstance(draft.deal.group.name, str) else []
    names += [own.term for own in own_terms(draft) if own.single]
    terms = dict.fromkeys(without_the(name) for name in names)
    others = [without_the(party.short_name) for party in draft.deal.parties] + list(terms)
    # Where a longer name ends in this one, its plural may gather the two.
    ends = {each[start:] for each in others for start in range(1, len(each))}
    return [term for term in terms if " " in term and not term.endswith("s") and term not in ends]


def _party_word(draft: Context, defined: set[str]) -> str:
    """The word for a party, where the draft defines it for several and no one party bears it."""
    template = draft.selection.template
    names = {without_the(party.short_name) for party in draft.deal.parties}
    words = (word for word in (template.councils, template.partners) if word in defined - names)
    return next(words, "") if len(draft.deal.parties) > 1 else ""


@cache
def _plural(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\u201c\"\u2018-]){re.escape(term)}s(?![\w-])")


@cache
def _one_of(party: str) -> re.Pattern[str]:
    """ "The Council" alone: not "the Council Chamber", and not "the Council that leads", which says which."""
    ends = r"(?=\s*(?:[.,;:)]|$)|['\u2019]s\b|\s(?:and|or|will|must|may|shall|should|can|is|has|does)\b)"
    return re.compile(rf"\b[Tt]he {party}{ends}")
