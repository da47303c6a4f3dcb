"""A red line departed from: offered where it is broken, on disk part by part, and undone by going back."""

from __future__ import annotations

import contextlib
import copy
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from moudraft.checks.running import check
from moudraft.cli import main
from moudraft.commands.shared.saving import deal_text
from moudraft.commands.shared.wishes import Wishes
from moudraft.deal.editing.edits import new_deal
from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.askers.plain import PlainAsker
from moudraft.interview.conversation import Interview
from moudraft.interview.review import Review
from moudraft.interview.starting import answers_of, tree_of
from moudraft.interview.waiving import waive
from tests.interview.askers import Scripted
from tests.interview.talks import NAMES, TODAY, at_hand, deal, drafted, scripted, talk

WAIVER = {"by": "full Council", "on": "2026-10-01", "why": "for this project alone"}
BREAK = {
    **NAMES, "ask.mode": "full", "red_lines": ([], "search", "local ideas", ["local-ideas"], "=Eastvale", "done"),
    "terms.exclusivity": "exclusive",
}  # fmt: skip
SAID = {"waiver.by": "full Council", "waiver.on": "1 October 2026", "waiver.why": "for this project alone"}


def waived(interview: Interview) -> Any:
    return interview.answers.data["red_lines"][0].get("waiver")


def the_waiver(prompt: Prompt) -> str:
    return next(choice.value for choice in prompt.choices if choice.value.startswith("waive"))


@pytest.mark.slow
def test_a_waiver_is_recorded_and_the_checks_list_it_in_the_place_of_the_conflict() -> None:
    made, asker = scripted({**BREAK, **SAID, "conflict": the_waiver})
    data = made.answers.data
    assert data["red_lines"] == [{"id": "local-ideas", "held_by": ["Eastvale"], "waiver": WAIVER}]
    assert data["terms"]["exclusivity"] == "exclusive"
    assert made.answers.kept == []
    assert [each.code for each in check(drafted(data), ("L401", "L402", "L407"))] == ["L407"]
    told = "Recorded: “Local ideas” is waived by full Council on 1 October 2026. The checks will list it."
    assert told in asker.shown


@pytest.mark.parametrize("wrong", ["tbc", "October 2026", "31 September 2026", "soon", ""])
@pytest.mark.many(keep=1)
def test_a_day_that_the_deal_file_refuses_is_asked_again(wrong: str) -> None:
    made, asker = scripted({**BREAK, **SAID, "conflict": the_waiver, "waiver.on": (wrong, "2026-10-01")})
    assert waived(made) == WAIVER
    assert asker.keys.count("waiver.on") == 2


def test_back_goes_to_the_part_before_and_from_the_first_to_the_ways_out() -> None:
    says = {"conflict": (the_waiver, "keep"), "waiver.on": Command.BACK, "waiver.by": ("full Council", Command.BACK)}
    made, asker = scripted({**BREAK, **says})
    assert [key for key in asker.keys if key.startswith(("waiver", "conflict"))] == [
        "conflict", "waiver.by", "waiver.on", "waiver.by", "conflict",
    ]  # fmt: skip
    assert [prompt.default for prompt in asker.asked if prompt.key == "waiver.by"] == ["", "full Council"]
    assert waived(made) is None
    assert "ask.waiver" not in made.answers.steering
    assert len(made.answers.kept) == 1


def test_going_back_and_answering_otherwise_takes_the_waiver_out_and_offers_it_again() -> None:
    says = {
        "conflict": (the_waiver, the_waiver), "terms.exclusivity": ("exclusive", "none", "exclusive"),
        "terms.confidentiality": (Command.BACK, Command.BACK),
    }  # fmt: skip
    made, asker = scripted({**BREAK, **SAID, **says})
    assert "The waiver of “Local ideas” is taken out: nothing breaks that red line any more." in asker.shown
    assert [prompt.default for prompt in asker.asked if prompt.key == "waiver.by"] == ["", "full Council"]
    assert waived(made) == WAIVER


def test_a_waiver_goes_with_the_conflict() -> None:
    says = {"conflict": the_waiver, "terms.exclusivity": ("exclusive", "none"), "review": ("jump", "save"),
            "jump": ("terms", "terms.exclusivity")}  # fmt: skip
    made, _ = scripted({**BREAK, **SAID, **says})
    assert made.answers.data["red_lines"] == [{"id": "local-ideas", "held_by": ["Eastvale"]}]


def test_of_two_lines_that_collide_either_may_be_waived() -> None:
    lines = ([], "search", "equal voice", ["equal-voice"], "=Eastvale",
             "search", "in proportion", ["proportional-voice"], "=Northmoor", "done")  # fmt: skip
    _, asker = scripted({"red_lines": lines, "conflict": "keep"})
    prompt = next(prompt for prompt in asker.asked if prompt.key == "conflict")
    assert sum(choice.value.startswith("waive") for choice in prompt.choices) == 2


def test_a_waiver_is_also_recorded_and_taken_out_in_the_list_of_red_lines() -> None:
    lines = (*BREAK["red_lines"][:-1], "change", "0", "waiver", "change", "0", "done")
    made, asker = scripted({**NAMES, **SAID, "red_lines": lines})
    assert waived(made) == WAIVER
    listing = [prompt.usual for prompt in asker.asked if prompt.key == "red_lines" and "waived" in prompt.usual]
    assert "held by Eastvale; waived by full Council on 1 October 2026" in listing[-1]
    made, _ = scripted({**NAMES, **SAID, "red_lines": (*lines[:-2], "0", "no waiver", "done")})
    assert made.answers.data["red_lines"] == [{"id": "local-ideas", "held_by": ["Eastvale"]}]


# --- on disk --------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


class Mortal(Scripted):
    def __init__(self, script: Mapping[str, Any], at: str = "") -> None:
        super().__init__({key: copy.copy(says) for key, says in script.items()})
        self.at = at

    def say(self, prompt: Prompt) -> Any:
        if prompt.key == self.at:
            raise Killed
        return super().say(prompt)


def sitting(store: Store, asker: Scripted) -> Interview:
    interview = Interview(store.read() or Answers(), at_hand(), asker, store.keep, Review(TODAY))
    with contextlib.suppress(Killed):
        interview.run()
    return interview


@pytest.mark.parametrize(("at", "asked"), [("conflict", 3), ("waiver.by", 3), ("waiver.on", 2), ("waiver.why", 1)])
@pytest.mark.many(keep=1)
def test_killed_anywhere_on_the_way_to_a_waiver_it_goes_on_there(tmp_path: Path, at: str, asked: int) -> None:
    store = Store(tmp_path / "deal.yaml")
    script = {**BREAK, **SAID, "conflict": the_waiver}
    sitting(store, Mortal(script, at))
    again = Mortal({key: says for key, says in script.items() if key not in ("red_lines", "terms.exclusivity")})
    made = sitting(store, again)
    assert waived(made) == WAIVER
    assert len([key for key in again.keys if key.startswith("waiver")]) == asked
    assert again.keys.count("terms.exclusivity") == 0


def test_an_order_killed_halfway_goes_on_with_the_next_partner(tmp_path: Path) -> None:
    store = Store(tmp_path / "deal.yaml")
    names = {**NAMES, "parties.more": ("Leeds City Council", "Hull City Council", "")}
    key = "governance.0.order"
    script = {**names, "ask.mode": "full", "governance": ["leaders-board"], key: ("Leeds", "Eastvale")}

    class Dies(Mortal):
        def say(self, prompt: Prompt) -> Any:
            if prompt.key == key and self.keys.count(key) == 3:
                raise Killed
            return super().say(prompt)

    sitting(store, Dies(script))
    again = Mortal({key: (Command.BACK, "Hull", "Northmoor")})
    made = sitting(store, again)
    asks = [prompt.ask for prompt in again.asked if prompt.key == key]
    assert asks == ["After Eastvale?", "After Leeds?", "After Hull?"]
    assert made.answers.data["governance"][0]["order"] == ["Leeds", "Hull", "Northmoor", "Eastvale"]
    assert "ask.order" not in made.answers.steering


# --- deals that come with conflicts ---------------------------------------------------------------

BROKEN = deal(red_lines=[{"id": "local-ideas", "held_by": ["Eastvale"]}], terms={"exclusivity": "exclusive"})


def test_a_conflict_on_record_stays_so_while_it_stands_and_goes_with_it(tmp_path: Path) -> None:
    file = tmp_path / "deal.yaml"
    interview = talk(Scripted({"conflict": "keep"}), Answers(data=copy.deepcopy(BROKEN)))[0]
    record = [each.partition(" ")[2] for each in interview.answers.kept]
    assert len(record) == 1
    text = new_deal({**BROKEN, "x-conflicts": [*record, "a note of mine"]})
    file.write_text(text, encoding="utf-8")
    answers = answers_of(tree_of(str(file)), at_hand(), anew=False)
    assert answers.kept == interview.answers.kept
    asker = Scripted()
    unchanged = talk(asker, answers)[0]
    assert "conflict" not in asker.keys
    data = unchanged.answers.data
    assert data["x-conflicts"] == ["a note of mine"]
    assert record[0] in deal_text(Wishes(file), unchanged.answers)
    script = {"review": ("jump", "save"), "jump": ("terms", "terms.exclusivity"), "terms.exclusivity": "none"}
    mended = talk(Scripted(script), answers_of(tree_of(str(file)), at_hand(), anew=False))[0]
    assert record[0] not in deal_text(Wishes(file), mended.answers)
    assert "a note of mine" in deal_text(Wishes(file), mended.answers)


def test_a_script_is_told_of_a_conflict_and_of_the_keys_of_a_waiver(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(new_deal(BROKEN), encoding="utf-8")
    run = ["new", str(tmp_path / "deal.yaml"), "--answers", str(answers), "--force"]
    assert main(run) == 0
    said = capsys.readouterr().err
    assert "conflict: Local ideas" in said
    assert "red_lines.0.waiver (by, on, why)" in said
    assert main([*run, *(f"--set=red_lines.0.waiver.{part}={words}" for part, words in WAIVER.items())]) == 0
    assert "conflict" not in capsys.readouterr().err


def test_a_waiver_can_be_recorded_in_plain_lines() -> None:
    out = io.StringIO()
    said = io.StringIO("full Council\n\n1 October 2026\nfor this project alone\n")
    asker = PlainAsker(said, out)
    asker.is_pasted = lambda: False  # type: ignore[method-assign]
    answers = Answers(data=copy.deepcopy(BROKEN))
    interview = Interview(answers, at_hand(), asker, lambda _: None, Review(TODAY))
    assert waive(interview, 0)
    assert waived(interview) == WAIVER
    assert "“Local ideas” is waived. Who agreed to depart from it?" in out.getvalue()
    assert "A waiver counts only when this is settled." in out.getvalue()
