"""The part of an options paper on one option: its red lines, its clauses, its findings and what is left to agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.document.sheet import WORDS, Block, Heading, Words
from moudraft.papers.options.shown_to_all import named, shown_findings

if TYPE_CHECKING:
    from moudraft.variants.appraisal import Appraisal, Variant

_CHANGES = {"appears": "Clauses that appear:", "changes": "Clauses that change:", "vanishes": "Clauses that vanish:"}


def details(variant: Variant, shown: Appraisal) -> Iterator[Block]:
    """Everything known of one option, in words."""
    yield Heading(named(variant), 2, anchor=variant.id)
    answers = [f"{_label(key, shown)}: {choice.label}" for key, choice in variant.choices.items()]
    yield Words("; ".join(answers) + ".")
    if variant.facts.cannot:
        yield Words("; ".join(variant.facts.reasons) + ".", lead="It cannot be drafted:")
        return
    yield from _red_lines(variant, shown)
    yield from _clauses(variant)
    duties = [f"{count} on {party}" for party, count in variant.facts.obligations.items()]
    yield Words(f"{english.joined(duties)}.", "bullet", lead="Obligations:")
    yield from _findings(variant)
    waiting = variant.facts.outstanding
    yield Words(f"{'; '.join(waiting)}." if waiting else "nothing.", "bullet", lead="Still to agree:")
    if variant.is_broken:
        yield Words("it breaks a hard rule, so it is drafted only on demand.", "bullet", lead="Not drafted:")


def _label(key: str, shown: Appraisal) -> str:
    return shown.labels.get(key, key)


def _red_lines(variant: Variant, shown: Appraisal) -> Iterator[Block]:
    """The red lines by how they stand, each with the paragraphs that keep it."""
    for status, word in WORDS.items():
        found = [stand for stand in variant.facts.stands.values() if stand.status == status]
        if not found:
            continue
        entries = []
        for stand in found:
            places = english.joined(list(stand.kept_by))
            against = english.joined(list(dict.fromkeys(each.where for each in stand.against if each.where)))
            notes = [f"kept by {places}" if places else "", f"against it {against}" if against else ""]
            note = "; ".join(filter(None, notes))
            entries.append(shown.lines[stand.line].title + (f" ({note})" if note else ""))
        yield Words("; ".join(entries) + ".", "bullet", lead=f"{word}:")


def _clauses(variant: Variant) -> Iterator[Block]:
    changes = variant.facts.changes
    if not changes:
        yield Words("none: its clauses are those of the base.", "bullet", lead="Clauses that differ:")
    for what, lead in _CHANGES.items():
        titles = [f"{each.title} ({each.place})" for each in changes if each.what == what]
        if titles:
            where = " (places in the base)" if what == "vanishes" else ""
            yield Words("; ".join(titles) + where + ".", "bullet", lead=lead)


def _findings(variant: Variant) -> Iterator[Block]:
    found = shown_findings(variant.facts)
    if not found:
        yield Words("no errors and no warnings.", "bullet", lead="Findings:")
    for each in found:
        yield Words(f"{each.code}: {each.message}", "bullet", lead=f"{each.severity.capitalize()}:")
