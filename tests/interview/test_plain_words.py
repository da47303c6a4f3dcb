"""What the checks say, for a person who has never seen a deal file: no key of a term, no id of a clause is left."""

from __future__ import annotations

import re

import pytest

from moudraft.interview.plain_words import in_plain_words
from moudraft.said import Said, marked
from tests.interview.talks import at_hand

LIBRARY = at_hand().library
WAYS = [
    (what, rule.reconcile)
    for what, rule in (
        *((pair.lines[0], pair.rule) for pair in LIBRARY.pairs),
        *((line.id, rule) for line in LIBRARY.red_lines.values() for means in ("", *line.means)
          for rule in line.asks(means).rules),
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Here `terms.veto is none`.", "Here “Veto” is “No veto”."),
        ("`terms.exclusivity: preferred-partner`", "“Exclusivity”: “Preferred partner”"),
        ("`terms.benefits: as-costs (or equal-start)`",
         "“Savings and benefits”: “In the same shares as costs” (or “Equal shares as the opening position”)"),
        ("paragraph 2.1 (`conduct/no-surprises`)", "paragraph 2.1 (“No surprises”)"),
        ("`add conduct/no-surprises`, or drop it", "add “No surprises”, or drop it"),
        ("a wording that `carries own-residents`", "a wording that carries “own residents”"),
        ("`governance is programme-board`", f"the body is “{LIBRARY.models['programme-board'].title}”"),
        ("1/2 and and/or stay, and so does a well-kept list", "1/2 and and/or stay, and so does a well-kept list"),
        ("terms.nothing is there", "terms.nothing is there"),
        ("a text of the deal: terms.veto: none", "a text of the deal: terms.veto: none"),
    ],
)  # fmt: skip
def test_keys_and_ids_are_said_in_the_words_of_the_questions(text: str, words: str) -> None:
    assert in_plain_words(marked(text), LIBRARY) == words


@pytest.mark.parametrize(("what", "way"), WAYS)
def test_no_way_out_of_a_conflict_has_a_key_or_an_id(what: str, way: Said) -> None:
    said = in_plain_words(way, LIBRARY)
    assert "terms." not in said
    assert not re.search(r"[a-z]+/[a-z]+-?[a-z]*", said), said
