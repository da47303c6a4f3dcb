"""The words a deal supplies itself, each with its key: what a legal officer typed and the library never read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from moudraft.checks.support.party_leaves import party_leaves
from moudraft.deal.body_leaves import texts_of
from moudraft.deal.line_terms import USES
from moudraft.library.marks import typographic
from moudraft.selection.details import is_map

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context, Passage
    from moudraft.deal import Body, Deal

PARTS = ("name", "chair", "term", "quorum", "advised_by", "secretariat", "led_by", "reports_to")


class OwnWords(msgspec.Struct, frozen=True):
    """Words of the deal and the key they stand under."""

    key: str
    text: str


def own_words(deal: Deal) -> Iterator[OwnWords]:
    """The deal's own words that a draft may print; private red lines and reasons are not among them."""
    yield OwnWords("title", deal.title)
    yield from _parts("group", deal.group, ("name", "area", "map", "people"))
    for items in deal.lists.values():
        for item in items:
            # Most lines are the library's, and say nothing of their own.
            if item.text or item.title or item.measure or item.details:
                yield from _text(item.key, item.text)
                yield from _text(item.key, item.title)
                yield from _text(f"{item.key}.measure", item.measure)
                yield from _details(item.key, item.details)
    for line in deal.red_lines:
        if not line.private:
            yield from _text(line.key, line.text)
            if line.if_used:
                yield from _parts(f"{line.key}.if_used", line.if_used, USES)
            yield from _text(f"{line.key}.changed_by", line.changed_by)
    yield from provided_words(deal)
    for body in deal.governance:
        yield from _body(body)
    for axis, settings in deal.terms.items():
        for setting in settings or ():
            yield from _details(f"terms.{axis}", setting.details)


def provided_words(deal: Deal) -> Iterator[OwnWords]:
    """The words of own provisions and of changed stock paragraphs, between the marks in them, as they print."""
    for own in deal.clauses.own:
        yield from _text(f"{own.key}.title", own.title)
        for n, line in enumerate(own.text):
            key = f"{own.key}.text.{n}"
            yield from _literal(key, line.text)
            for m, each in enumerate(line.items):
                yield from _literal(f"{key}.list.{m}", each)
        for term, meaning in own.define.items():
            yield from _literal(f"{own.key}.define.{term}", meaning)
    for change in deal.clauses.amend:
        yield from _literal(f"{change.key}.to", change.to)


def _literal(key: str, text: str) -> Iterator[OwnWords]:
    from moudraft.library.own_text import literal_runs

    for run in literal_runs(text):
        yield OwnWords(key, typographic(run))


def typed_texts(deal: Deal, words: Iterable[OwnWords]) -> Iterator[OwnWords]:
    """Every text of the deal that a draft may print: its own ``words``, and its names, offices, approvals, answers."""
    for own in words:
        if own.key != "title" or deal.title_tbc is None:
            yield own
    for number, party in enumerate(deal.parties):
        key = f"parties.{number}"
        yield from _text(f"{key}.name", party.name)
        yield from _text(f"{key}.short_name", party.short_name)
        # A date is no text.
        yield from (OwnWords(at, text) for at, _noun, text in party_leaves(party, key) if not at.endswith(".on"))
    for items in deal.lists.values():
        for item in items:
            if item.lead:
                yield from _text(f"{item.key}.lead", item.lead)
    for line in deal.red_lines:
        if not line.private:
            yield from _text(f"{line.key}.reason", line.reason)
    for asked, answer in deal.answers.items():
        yield from _text(f"answers.{asked}", answer)
    for name, text in (("author", deal.author), ("version", deal.version), ("reference", deal.reference)):
        yield from _text(name, text)


def _body(body: Body) -> Iterator[OwnWords]:
    yield from _parts(body.key, body, PARTS)
    yield from _text(f"{body.key}.meets", body.meets.first)
    yield from _text(f"{body.key}.meets", body.meets.then)
    for part, text in texts_of(body):
        yield from _text(f"{body.key}.{part}", text)
    if isinstance(body.members, tuple):
        for member in body.members:
            yield from _text(f"{body.key}.members", member)


def _details(key: str, details: Mapping[str, object]) -> Iterator[OwnWords]:
    for name, value in details.items():
        for number, each in enumerate(value if isinstance(value, list | tuple) else [value]):
            if is_map(each):
                yield from _details(f"{key}.{name}.{number}" if isinstance(value, list) else f"{key}.{name}", each)
            else:
                yield from _text(f"{key}.{name}", each)


def _parts(key: str, whole: object, names: Iterable[str]) -> Iterator[OwnWords]:
    """The words in some fields of a part of the deal."""
    for name in names:
        value = getattr(whole, name)
        if isinstance(value, str) and value.strip():
            yield OwnWords(f"{key}.{name}", value)


def _text(key: str, value: object) -> Iterator[OwnWords]:
    if isinstance(value, str) and value.strip():
        yield OwnWords(key, value)


def printed(draft: Context) -> Iterator[tuple[OwnWords, Passage]]:
    """The deal's own phrases (more than one word) with the passage that prints each."""
    yield from draft.printed
