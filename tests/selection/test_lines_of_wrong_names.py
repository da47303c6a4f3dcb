"""A name that stands for nothing is told at its own line of the deal, however the deal is laid out."""

from __future__ import annotations

import pytest

from moudraft import MoudraftError, load_deal
from moudraft.drafting import draft, load_library
from tests.interview.talks import TODAY

DEAL = """\
moudraft: 1
template: data-sharing
title: A Bridge
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
objectives:
  - text: open the bridge
"""
OWN = """\
clauses:
  own:
    - key: keys
      title: Keys
      text:
        - text: Each Council holds a key
          list:
            - one for the gate
"""
SETS = """\
data_sets:
  - text: Who uses the bridge
    article_6:
      Northmoor: task
"""


@pytest.mark.parametrize(
    ("lines", "at", "told"),
    [
        ("    nosuch: x\n", "nosuch: x", 'unknown key "nosuch"'),
        ("    measure: one\n    lead: Nobody\n", "lead: Nobody", 'unknown party "Nobody"'),
        (SETS + "      Eastvale: {a: b}\n", "Eastvale: {a: b}", "has no parts"),
        (SETS + "      Nobody: task\n", "Nobody: task", 'unknown party "Nobody"'),
        (OWN + "      basis:\n        - nosuch\n", "- nosuch", 'unknown law "nosuch"'),
        (OWN + "      settles:\n        - terms.nosuch\n", "- terms.nosuch", 'unknown key of this deal "terms.nosuch"'),
        (OWN + "      says:\n        votes: nosuch\n", "votes: nosuch", 'unknown position on votes "nosuch"'),
        (OWN + "      says:\n        nosuch: taken\n", "nosuch: taken", 'unknown matter "nosuch"'),
        (OWN + "            - as [@a/b] says\n", "- as [@a/b] says", "[@a/b] refers to no clause"),
        (OWN + "      define:\n        Key: what [@a/b] says\n", "Key: what [@a/b] says", "[@a/b] refers to no clause"),
        (OWN + "      replaces:\n        - a/b\n", "- a/b", 'unknown clause "a/b"'),
    ],
)
def test_it_is_told_at_its_own_line(lines: str, at: str, told: str) -> None:
    text = DEAL + lines
    with pytest.raises(MoudraftError) as caught:
        draft(load_deal(text=text, name="deal.yaml"), today=TODAY, library=load_library())
    found = {text.splitlines()[each.location.line - 1].strip(): each.message for each in caught.value.problems}
    assert at in found and told in found[at], found
