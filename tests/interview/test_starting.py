"""A deal that begins with the answers of another: an example, or a file of the person's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.deal.standing_orders import with_standing_orders
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Command
from moudraft.interview.conversation import Interview
from moudraft.interview.prompting import START, is_unsettled
from moudraft.interview.starting import FILE, answers_of, deal_files, examples, tree_of
from tests.conftest import EXAMPLES, ROOT
from tests.interview.askers import Scripted
from tests.interview.talks import NAMES, at_hand, drafted, talk

NAMED = [path.stem for path in EXAMPLES]


def started(script: dict[str, Any], answers: Answers | None = None) -> tuple[Interview, Scripted]:
    asker = Scripted(script)
    return talk(asker, answers)[0], asker


def lost(before: Any, after: Any, place: str = "") -> list[str]:
    """The places of a deal whose values are gone or others; what was added is no matter, nor what was still open."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [one for key in before for one in lost(before[key], after.get(key), f"{place}.{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [one for n, (old, new) in pairs for one in lost(old, new, f"{place}.{n}")]
    same = before == after or (isinstance(after, dict) and before in (after.get("model"), after.get("rule")))
    return [] if same or is_unsettled(before) else [place]


def test_every_example_is_offered_by_its_title_with_what_it_is_about() -> None:
    offered = examples(at_hand())
    assert [each.value for each in offered] == NAMED
    for each, path in zip(offered, EXAMPLES, strict=True):
        assert load_deal(path).title in each.label
        assert len(each.help) > 40 and "#" not in each.help


@pytest.mark.parametrize("example", NAMED)
@pytest.mark.many(keep=3)
def test_enter_all_the_way_takes_all_that_the_example_says(example: str) -> None:
    made, asker = started({"template": START, "start": example})
    assert lost(with_standing_orders(tree_of(example)).data, made.answers.data) == []
    assert "title" in asker.keys and "parties.0.name" in asker.keys
    assert not set(tree_of(example).data) & set(asker.keys) - {"template", "title", "date"}, "it is not asked again"


@pytest.mark.parametrize("example", NAMED)
@pytest.mark.many(keep=2)
def test_in_full_the_rest_is_asked_and_what_the_example_says_stands(example: str) -> None:
    made, asker = started({"ask.mode": "full", "template": START, "start": example})
    assert lost(with_standing_orders(tree_of(example)).data, made.answers.data) == []
    assert len(asker.asked) > 30
    assert drafted(made.answers.data).document.title


@pytest.mark.many(keep=1)
@pytest.mark.parametrize("modes", [("quick",), ("full",), ("full", "quick")], ids=" then ".join)
def test_how_much_is_asked_takes_nothing_away(modes: tuple[str, ...]) -> None:
    """Quick mode once put aside every answer that it would not have asked for."""
    more = {"review": ("jump", "save"), "jump": ("paper", "ask.mode")} if len(modes) > 1 else {}
    begun = answers_of(tree_of("shared-services"), at_hand(), anew=True)
    made, asker = started({"ask.mode": modes, **more}, begun)
    assert lost(tree_of("shared-services").data, made.answers.data) == []
    assert made.answers.shelf == {}
    assert not [text for text in asker.shown if text.startswith("Put aside")]


def test_quick_asks_again_what_another_deal_said_of_its_own_partners_and_day() -> None:
    _, asker = started({"template": START, "start": "brentwood-rochford"})
    assert {"date", "parties.0.name", "parties.1.signatory.office"} <= set(asker.keys)


def test_a_deal_of_ones_own_is_taken_from_its_file(tmp_path: Path) -> None:
    old = tmp_path / "alt – déal.yaml"
    old.write_bytes((ROOT / "examples" / "west-essex.yaml").read_bytes())
    made, asker = started({"template": START, "start": FILE, "start.file": str(old), "title": "Another"})
    assert made.answers.data["title"] == "Another"
    assert lost(tree_of(str(old)).data, made.answers.data) == [".title"]
    assert old.read_bytes() == (ROOT / "examples" / "west-essex.yaml").read_bytes()
    assert any(text.startswith("Started from “A Memorandum of Understanding”") for text in asker.shown)


@pytest.mark.parametrize(("content", "said"), [
    (None, "there is no such file"), ("titel: x\n", "titel"), ("a: [", "line"), ("", "empty"),
])  # fmt: skip
def test_a_file_that_is_no_deal_is_said_and_asked_for_again(tmp_path: Path, content: str | None, said: str) -> None:
    bad = tmp_path / "bad.yaml"
    if content is not None:
        bad.write_text(content, encoding="utf-8")
    script = {"template": START, "start": (FILE, "compact"), "start.file": str(bad)}
    made, asker = started(script)
    assert made.answers.data["title"] == "The Calderwick Compact"
    assert any("bad.yaml" in text for text in asker.shown)
    assert asker.keys.count("start") == 2


def test_going_back_from_the_examples_asks_for_the_kind_of_document_again() -> None:
    script = {**NAMES, "template": (START, "compact"), "start": (FILE, Command.BACK), "start.file": Command.BACK}
    made, asker = started(script)
    assert asker.keys[:6] == ["ask.mode", "template", "start", "start.file", "start", "template"]
    assert made.answers.data["template"] == "compact"


def test_another_example_may_be_chosen_until_the_new_deal_has_said_something() -> None:
    script = {"template": (START, START), "start": ("compact", "west-essex"), "title": (Command.BACK, "Mine"),
              "parties.0.name": (Command.JUMP,), "jump": ("paper", "template")}  # fmt: skip
    made, asker = started(script)
    offered = [START in [each.value for each in prompt.choices] for prompt in asker.asked if prompt.key == "template"]
    assert offered == [True, True, False]
    assert len(made.answers.data["parties"]) == 3


def test_a_deal_with_answers_of_its_own_is_not_offered_to_begin_again() -> None:
    edited = answers_of(tree_of("compact"), at_hand(), anew=False)
    _, asker = started({"review": ("jump", "save"), "jump": ("paper", "template")}, edited)
    prompt = next(prompt for prompt in asker.asked if prompt.key == "template")
    assert START not in [each.value for each in prompt.choices]


def test_a_path_is_completed_with_deals_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Deal-one.yaml", "deal-two.YML", "deal.docx", ".deal.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "deals").mkdir()
    (tmp_path / "deals" / "old.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    offered = [each.value for each in deal_files("de")]
    assert offered == ["Deal-one.yaml", "deal-two.YML", "deals/"]
    assert [each.value for each in deal_files("deals/")] == ["deals/old.yaml"]
    assert [each.value for each in deal_files("~/deals/o")] == ["~/deals/old.yaml"]
    assert [each.value for each in deal_files(".d")] == [".deal.yaml"]
    assert deal_files("nowhere/x") == deal_files("~nobody-of-this-name/x") == deal_files("a\0b/") == []
