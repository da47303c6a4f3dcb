"""Own provisions, changed stock words and red lines of any shape: drafted, or refused in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moudraft import MoudraftError
from moudraft.deal.line_terms import RedLineForm
from moudraft.deal.own_shape import AmendmentForm, OwnProvisionForm
from tests.whole.test_hostile_text import deal, made_of

NAMES = (
    "keys", "own/keys", "money/costs", "terms.costs", "services", "each", "Northmoor", "equal", "yes", "tbc", "bar",
    "[@own/keys]", "[@money/formula]", "{{ each }}", '**"Key"**', "front/parties", "status/legal-status",
    "general/governing-law", "Status", "binds", "2", "", "veto",
)  # fmt: skip
WORD = st.sampled_from(NAMES) | st.text(max_size=6)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 3) | WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=2),
    max_leaves=4,
)


def maps(form: Any, **good: Any) -> st.SearchStrategy[Any]:
    keys = [field.encode_name for field in msgspec.structs.fields(form)]
    return st.dictionaries(st.sampled_from(keys), ANY | WORD, max_size=4).map(lambda made: {**good, **made})


OWN = maps(OwnProvisionForm, key="keys", title="Keys", text="Each holds a key")
AMEND = maps(
    AmendmentForm, clause="status/legal-status", sentence=1, was="{{ Paper.is }} not legally binding.", out=True
)
LINE = maps(RedLineForm, text="The museum stays open")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(own=[{"key": "a", "title": "T", "text": "x", "after": "own/a"}], amend=[], lines=[])
@given(own=st.lists(OWN, max_size=2) | ANY, amend=st.lists(AMEND, max_size=1) | ANY, lines=st.lists(LINE, max_size=2))
@pytest.mark.slow
def test_words_of_the_deals_own_of_any_shape_are_drafted_or_refused_in_words(own: Any, amend: Any, lines: Any) -> None:
    try:
        made = made_of({**deal(), "clauses": {"own": own, "amend": amend}, "red_lines": lines})
    except MoudraftError as error:
        assert str(error)
        return
    assert made.docx()
