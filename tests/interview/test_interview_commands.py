"""``new``, ``edit`` and ``questions`` without a conversation, as a script calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from moudraft.deal.deal_file import load_deal
from tests.conftest import ROOT, Run

ANSWERS = """\
template: heads-of-terms
title: Shared Legal Service
parties:
  - {name: Northmoor District Council}
  - {name: Brentwood Borough Council, approval: {by: the Cabinet}}
terms.exit: notice-6m
terms: {costs: population}
"""


def test_without_a_terminal_every_missing_answer_is_listed_with_its_key(moudraft: Run, folder: Path) -> None:
    done = moudraft("new")
    assert done.code == 2
    for key in ("template", "title", "parties.0.name", "parties.1.name"):
        assert f"{key}: no answer:" in done.err
    assert "--answers FILE" in done.err
    assert list(folder.iterdir()) == []


def test_answers_from_a_file_make_the_deal_and_say_what_was_taken(moudraft: Run, folder: Path) -> None:
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    done = moudraft("new", "deal.yaml", "--answers", "answers.yaml", "--set", "group.name=the Partnership")
    assert (done.code, done.out) == (0, "")
    deal = load_deal(folder / "deal.yaml")
    assert [party.short_name for party in deal.parties] == ["Northmoor", "Brentwood"]
    assert [party.kind for party in deal.parties] == ["district", "district"]
    assert deal.group.name == "the Partnership"
    assert {name: settings[0].value for name, settings in deal.terms.items() if settings} == {
        "exit": "notice-6m", "costs": "population",
    }  # fmt: skip
    assert "parties.0.short_name: Northmoor" in done.err
    assert "Next: moudraft draft deal.yaml" in done.err


def test_answers_may_come_from_standard_input(moudraft: Run, folder: Path) -> None:
    assert moudraft("new", "deal.yaml", "--answers", "-", stdin=ANSWERS.encode()).code == 0
    assert (folder / "deal.yaml").exists()


@pytest.mark.parametrize(("given", "said"), [
    ("terms.exit=never", 'unknown value of exit "never"'), ("tilte=x", 'unknown key "tilte"'),
    ("date=31 April", '"31 April" is not a date in figures'), ("terms.costs", "there is no = in it"),
])  # fmt: skip
def test_a_wrong_answer_is_refused_in_the_words_of_the_deal_file(
    moudraft: Run, folder: Path, given: str, said: str
) -> None:
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    done = moudraft("new", "--answers", "answers.yaml", "--set", given)
    assert done.code == 2
    assert said in done.err
    assert not (folder / "deal.yaml").exists()


def test_a_deal_that_exists_is_not_written_over(moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_text("mine", encoding="utf-8")
    done = moudraft("new", "deal.yaml", "--no-input")
    assert done.code == 2
    assert "this file exists already" in done.err
    assert (folder / "deal.yaml").read_text(encoding="utf-8") == "mine"


def test_new_from_an_example_takes_its_answers(moudraft: Run, folder: Path) -> None:
    done = moudraft("new", "--from", "shared-services", "--set", "title=Another title", "--no-input")
    assert done.code == 0, done.err
    deal = load_deal(folder / "deal.yaml")
    assert deal.title == "Another title"
    assert len(deal.red_lines) == 3


@pytest.mark.parametrize("example", sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
def test_edit_changes_only_the_lines_whose_values_changed(moudraft: Run, folder: Path, example: str) -> None:
    path = folder / "deal.yaml"
    shutil.copy(ROOT / "examples" / f"{example}.yaml", path)
    before = path.read_text(encoding="utf-8")
    assert moudraft("edit", "deal.yaml", "--no-input").code == 0
    assert path.read_text(encoding="utf-8") == before
    assert moudraft("edit", "deal.yaml", "--set", "title=A changed title", "--no-input").code == 0
    after = path.read_text(encoding="utf-8")
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["title: A changed title"]
    assert len(after.splitlines()) == len(before.splitlines())


def test_edit_keeps_the_keys_that_are_the_writers_own(moudraft: Run, folder: Path) -> None:
    path = folder / "deal.yaml"
    text = (ROOT / "examples" / "shared-services.yaml").read_text(encoding="utf-8") + "x-file-number: 17/2  # ours\n"
    path.write_text(text, encoding="utf-8")
    assert moudraft("edit", "deal.yaml", "--set", "terms.exit=at-will", "--no-input").code == 0
    assert "x-file-number: 17/2  # ours" in path.read_text(encoding="utf-8")


def test_edit_of_a_deal_with_faults_says_all_of_them(moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_text("moudraft: 1\ntemplate: mou\ntitel: x\n", encoding="utf-8")
    done = moudraft("edit", "deal.yaml", "--no-input")
    assert done.code == 2
    assert "titel" in done.err
    assert "parties" in done.err


def test_questions_lists_every_question_with_what_may_be_answered(moudraft: Run, folder: Path) -> None:
    done = moudraft("questions")
    assert done.code == 0
    assert "terms.exit  (choice, quick)" in done.out
    assert "notice-3m (On three months' notice)" in done.out
    assert "asked when: exit is notice" in done.out


def test_questions_as_json_has_stable_keys(moudraft: Run, folder: Path) -> None:
    facts = json.loads(moudraft("questions", "--json").out)
    exit = next(each for each in facts if each["key"] == "terms.exit")
    assert {"key", "type", "choices", "defaults", "when", "help", "quick", "required"} <= set(exit)
    assert "notice-3m" in [choice["value"] for choice in exit["choices"]]
    assert exit["defaults"][-1]["because"]
    period = next(each for each in facts if each["key"] == "terms.exit.period")
    assert period["when"] == [{"exit": "notice"}]


def test_a_house_may_change_a_question(moudraft: Run, folder: Path) -> None:
    house = folder / "ours" / "templates"
    house.mkdir(parents=True)
    text = """\
questions:
  - {key: title, section: paper, label: Title, ask: "What do we call it, by our style guide?", why: See page 3.,
     type: text, required: yes, quick: yes}
"""
    (house / "questions.yaml").write_text(text, encoding="utf-8")
    assert "What do we call it, by our style guide?" in moudraft("questions", "--library", "ours").out
    (house / "questions.yaml").write_text(text.replace("section: paper", "section: papers"), encoding="utf-8")
    done = moudraft("questions", "--library", "ours")
    assert done.code == 2
    assert 'there is no section "papers"' in done.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("terms=x", "terms must be a map of names and values, not text"),
        ("governance=[{}]", 'the key "model" is missing from this body'),
        ("governance=[[a]]", "item 1 of governance"),
        ("parties=x", "parties must be a list, not text"),
    ],
)
def test_answers_of_the_wrong_shape_are_said_in_plain_words(given: str, said: str, moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes((ROOT / "examples" / "west-essex.yaml").read_bytes())
    for command in (("edit", "deal.yaml"), ("new", "new.yaml", "--from", "deal.yaml")):
        done = moudraft(*command, "--set", given, "--no-input")
        assert (done.code, done.out) == (2, "")
        assert f"--set {given.partition('=')[0]}: {said}" in done.err


def test_an_edited_deal_keeps_its_byte_order_mark_and_its_line_ends(folder: Path, moudraft: Run) -> None:
    old = b"\xef\xbb\xbf" + (ROOT / "examples" / "shared-services.yaml").read_bytes().replace(b"\n", b"\r\n")
    (folder / "deal.yaml").write_bytes(old)
    assert moudraft("edit", "deal.yaml", "--set", "title=Another Title", "--no-input").code == 0
    made = (folder / "deal.yaml").read_bytes()
    assert made == old.replace(b"title: Shared Services Partnership", b"title: Another Title")
