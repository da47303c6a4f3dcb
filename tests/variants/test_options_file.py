"""An options file: which combinations it asks for, and what is wrong with it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from moudraft import load_library
from moudraft.problems import MoudraftError
from moudraft.variants.labels import Labels
from tests.conftest import ROOT, Run
from tests.variants.made import BASE, answers, appraised, example, options_file


def test_the_matrix_has_every_combination_less_the_excluded_and_then_the_bundles() -> None:
    found = example()
    assert len(found.variants) == 3 * 2 * 2 - 2 + 1
    assert found.excluded == 2
    assert [each.number for each in found.variants] == list(range(1, 12))
    assert len({answers(each) for each in found.variants}) == 11
    assert found.variants[-1].name == "Light touch"
    board, matters = "Leaders\u2019 board", "Listed matters can be stopped"
    assert not any(
        each.shown("governance").startswith(board[:7]) and each.shown("terms.veto") == matters
        for each in found.variants
    )


def test_an_option_the_base_has_already_keeps_its_details(tmp_path: Path) -> None:
    path = options_file(tmp_path, vary={"governance": ["strategic-oversight"], "terms.exit": ["notice"]})
    only = appraised(path).variants[0]
    assert only.made is not None
    assert only.made.deal.governance[0].name == "Partnership Board"
    assert only.facts.changes == ()
    assert all(choice.is_base for choice in only.choices.values())


def test_a_bare_rule_in_a_list_keeps_its_details_too(tmp_path: Path) -> None:
    path = options_file(tmp_path, vary={"terms.costs": [["population", "lead-funds"]]})
    made = appraised(path).variants[0].made
    assert made is not None
    costs = made.deal.terms["costs"]
    assert costs is not None
    assert [each.value for each in costs] == ["population", "lead-funds"]
    assert costs[1].details["lead"] == "Northmoor"


def test_red_lines_are_switches_of_their_own(tmp_path: Path) -> None:
    path = options_file(tmp_path, vary={"red_lines": {"add": ["own-scrutiny"], "remove": ["veto"]}})
    found = appraised(path)
    held = [{id for id in each.facts.stands if " " not in id} for each in found.variants]
    assert held == [
        {"not-a-merger", "veto"}, {"not-a-merger"},
        {"not-a-merger", "veto", "own-scrutiny"}, {"not-a-merger", "own-scrutiny"},
    ]  # fmt: skip


def test_bundles_alone_need_no_matrix(tmp_path: Path) -> None:
    bundles = {"Loose": {"terms.exit": "notice-3m"}, "Tight": {"terms.exit": "notice-12m", "title": "A tight one"}}
    found = appraised(
        options_file(tmp_path, bundles=bundles, vary={"terms.costs": ["equal", "population"]}, matrix="no")
    )
    assert [each.name for each in found.variants] == ["Loose", "Tight"]
    assert found.variants[1].made is not None
    assert found.variants[1].made.document.title == "A tight one"


@pytest.mark.parametrize(
    ("parts", "line", "said"),
    [
        ({"vary": {"terms.costs": ["populaton"]}}, 5, '"populaton"'),
        ({"vary": {"trems.costs": ["population"]}}, 4, '"trems.costs" is no key of a deal'),
        ({"vary": {"terms.costs": "population"}}, 4, "needs a list of options"),
        ({"vary": {"terms.costs": ["equal", "equal"]}}, 6, 'two options of terms.costs are called "Equal shares"'),
        ({"vary": {"red_lines": {"remove": ["sovereignty"]}}}, 6, 'the base has no red line "sovereignty"'),
        ({"vary": {"red_lines": {"ad": ["sovereignty"]}}}, 5, "red_lines takes two lists, add and remove"),
        ({"vary": {"terms.exit": [{"lable": "x", "value": "silent"}]}}, 6, 'unknown key "lable"'),
        ({"vary": {"governance": ["leaders-bored"]}}, 5, '"leaders-bored"'),
        ({"bundles": {"A": {"terms.exit": "notise"}}}, 5, '"notise"'),
        ({"vary": {"terms.exit": ["silent"]}, "exclude": [{"exitt": "silent"}]}, 8, 'unknown fact "exitt"'),
        ({"vary": {"terms.exit": ["silent"]}, "exclude": {"exit": "silnt"}}, 8, "never"),
        ({"vary": {"terms.exit": ["silent"]}, "exclude": {"terms.exit": "silent"}}, 1, "every combination is excluded"),
        ({"varry": {}}, 3, 'unknown key "varry"'),
        ({}, 1, "nothing is varied"),
    ],
)
def test_a_slip_is_refused_at_its_line_and_not_taken_for_a_broken_option(
    parts: dict[str, Any], line: int, said: str, tmp_path: Path
) -> None:
    path = options_file(tmp_path, **parts)
    with pytest.raises(MoudraftError) as caught:
        appraised(path)
    assert any(said in each.message and each.location.line == line for each in caught.value.problems), caught.value


def test_too_many_combinations_are_refused_before_any_is_drafted(tmp_path: Path) -> None:
    axes = ("own-scrutiny", "own-policies", "fair-shares", "openness", "own-brand", "data-stays", "time-limited",
            "no-new-tier", "sovereignty", "no-redundancies")  # fmt: skip
    path = options_file(tmp_path, vary={"red_lines": {"add": list(axes)}})
    with pytest.raises(MoudraftError, match="1,024 combinations, and at most 512 are drafted"):
        appraised(path)


def test_a_base_that_is_not_there_is_said_in_the_options_file(tmp_path: Path) -> None:
    with pytest.raises(MoudraftError, match=r"options.yaml:2: the base .*nowhere.yaml: there is no such file"):
        appraised(options_file(tmp_path, base="nowhere.yaml", vary={"terms.exit": ["silent"]}))
    assert BASE.exists()


def test_details_of_an_option_are_told_in_words_dates_among_them() -> None:
    given = {"rule": "lead-funds", "until": "2028-03-31", "items": ["the depot", "5-6 posts"]}
    told = Labels(load_library(), {}).value("terms.costs", given)
    assert told.endswith("(until: 31 March 2028, items: the depot and 5-6 posts)")


def test_row_13_combinations_are_counted_before_one_is_made(moudraft: Run, folder: Path) -> None:
    """Twenty-six red lines that may be held or not: sixty-seven million combinations, refused at once."""
    lines = list(load_library().red_lines)[:26]
    (folder / "base.yaml").write_bytes((ROOT / "examples" / "shared-services.yaml").read_bytes())
    text = f"base: base.yaml\nvary:\n  red_lines: {{add: [{', '.join(lines)}]}}\n"
    (folder / "options.yaml").write_text(text, encoding="utf-8")
    started = time.perf_counter()
    done = moudraft("variants", "options.yaml", "-o", "out")
    assert time.perf_counter() - started < 10
    assert (done.code, done.data) == (2, b"")
    assert "options.yaml:1: 67,108,864 combinations, and at most 512 are drafted" in done.err
    assert not (folder / "out").exists()
