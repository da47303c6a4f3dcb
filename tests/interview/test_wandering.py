"""Whatever a person answers, the interview ends with a deal that drafts, and that a script would have written."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moudraft.cli import main
from moudraft.deal.file import load_deal
from moudraft.deal_editing.edit import new_deal
from moudraft.interview.answers import Answers, value_of
from moudraft.interview.plan import plan
from tests.interview.askers import Scripted, Wandering
from tests.interview.talks import at_hand, drafted, talk


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_any_conversation_ends_with_a_deal_that_drafts_and_equals_the_scripted_one(seed: int, tmp_path: Path) -> None:
    interview, ending, kept = talk(Wandering(random.Random(seed)))
    data = interview.answers.data
    assert ending == "save"
    assert drafted(data).document.title
    assert kept[-1] == interview.answers
    answers, target = tmp_path / "answers.yaml", tmp_path / "deal.yaml"
    answers.write_text(dotted(interview.answers), encoding="utf-8")
    assert main(["new", str(target), "--answers", str(answers), "--force"]) == 0
    made = load_deal(target)
    wanted = load_deal(new_deal(data), name=str(target))
    assert msgspec.structs.replace(made, lines={}) == msgspec.structs.replace(wanted, lines={})
    assert target.read_text(encoding="utf-8") == new_deal(data)


def dotted(answers: Answers) -> str:
    """The answers as an answers file: the keys of ``moudraft questions`` for what is one value, whole lists else."""
    data = {key: value for key, value in answers.data.items() if key not in ("terms", "group", "moudraft")}
    data |= {f"terms.{axis}": value for axis, value in answers.data.get("terms", {}).items()}
    data |= {f"group.{part}": value for part, value in answers.data.get("group", {}).items()}
    return new_deal({"moudraft": 1, **data})


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), cut=st.integers(1, 120))
def test_a_conversation_cut_off_anywhere_goes_on_with_every_answer(seed: int, cut: int) -> None:
    _, _, kept = talk(Wandering(random.Random(seed)))
    halfway = msgspec.json.decode(msgspec.json.encode(kept[min(cut, len(kept)) - 1]), type=Answers)
    desk = at_hand()
    before = {s.key: value_of(halfway, s.question, s.key) for s in plan(halfway, desk) if s.key in halfway.status}
    names = {
        "title": "A title",
        "parties.0.name": "A Council",
        "parties.1.name": "B Council",
        "terms.costs.items": "rooms",
    }
    again, ending, _ = talk(Scripted(names), halfway)
    after = {s.key: value_of(again.answers, s.question, s.key) for s in plan(again.answers, desk)}
    assert ending == "save"
    assert {key: value for key, value in before.items() if value and after.get(key) != value and key in after} == {}
