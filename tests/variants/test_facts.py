"""The facts of a variant are those that draft, check and a diff would give, and the filters are exact."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moudraft import draft, load_deal
from moudraft.document import Paragraph, Text
from moudraft.problems import MoudraftError
from moudraft.said import LineName
from moudraft.variants.appraisal import keeps
from moudraft.variants.conflict_sets import conflict_sets
from moudraft.variants.obligations import bound_by, obligations, sentences
from tests.variants.made import DAY, EXAMPLE, HEADS, appraised, example, options_file, statuses


def test_a_variant_is_the_draft_of_the_deal_with_its_answers() -> None:
    for each in example().variants:
        assert each.made is not None
        sets = [f"terms.veto={each.made.deal.terms['veto'][0].value}"] if each.made.deal.terms.get("veto") else []
        if each.number == 3:
            alone = draft(
                load_deal(EXAMPLE.parents[1] / "shared-services.yaml", sets=[*sets, "terms.costs=population"]),
                today=DAY,
            )
            assert each.made.document == alone.document
            assert [f.message for f in each.facts.findings] == [f.message for f in alone.findings]


def test_how_each_red_line_stands_agrees_with_the_checks() -> None:
    for each in example().variants:
        errors = [f for f in each.facts.findings if f.code == "L401" and f.severity == "error"]
        broken = {part.title for f in errors for part in f.said if isinstance(part, LineName)}
        found = {each.facts.lines[id].title for id, stand in each.facts.stands.items() if stand.status == "breaks"}
        assert found == broken
    assert statuses(example().variants[0])["veto"] == "holds"
    assert statuses(example().variants[6]) == {
        "not-a-merger": "holds", "veto": "breaks", "Neither reception desk closes#private": "people",
    }  # fmt: skip
    stand = example().variants[6].facts.stands["veto"]
    assert stand.kept_by == ("statement S2",)
    assert stand.against[0].way.startswith("governance: leaders-board")


def test_a_waiver_is_shown_as_what_the_option_rests_on(tmp_path: Path) -> None:
    waived = {
        "id": "veto",
        "means": "opt-out",
        "waiver": {"by": "full Council", "on": "2026-11-02", "why": "one committee"},
    }
    vary = {
        "governance": ["strategic-oversight", "statutory-joint-committee"],
        "red_lines": [{"add": [waived], "remove": ["veto"]}],
        "terms.veto": ["opt-out"],
    }
    found = appraised(options_file(tmp_path, vary=vary))
    assert [statuses(each)["veto"] for each in found.variants] == ["holds", "waiver"]
    assert keeps(found.variants[1], ["veto"])


def test_clauses_that_appear_change_and_vanish(tmp_path: Path) -> None:
    vary = {"terms.exit": ["notice-12m"], "terms.dispute": ["none"], "red_lines": {"add": ["own-scrutiny"]}}
    found = appraised(options_file(tmp_path, vary=vary)).variants[1].facts.changes
    by = {what: {each.slot for each in found if each.what == what} for what in ("appears", "changes", "vanishes")}
    assert "change/withdrawal" in by["changes"]
    assert any(slot.startswith("disputes/") for slot in by["vanishes"])
    assert by["appears"] == {"safeguards/own-constitution@row"}
    untouched = {"status/legal-status", "governance/quorum"}
    assert not untouched & {each.slot for each in found}


def test_a_change_of_numbers_alone_is_no_change(tmp_path: Path) -> None:
    """Leaving a clause out renumbers all that follow and every reference to them."""
    vary = {"clauses.leave_out": [{"information/information-requests": "not wanted"}], "clauses.add": [[]]}
    found = appraised(options_file(tmp_path, vary=vary)).variants[0].facts.changes
    assert [(each.what, each.slot) for each in found] == [("vanishes", "information/information-requests")]


SUBJECTS = [
    ("Each Council will meet.", (1, 1)),
    ("Both Councils will meet; the Councils must agree.", (1, 1)),
    ("Until 31 March 2028, Northmoor will pay.", (1, 0)),
    ("Northmoor and Eastvale will pay.", (1, 1)),
    ("During that time the Councils will plan.", (1, 1)),
    ("Neither Council will announce it.", (1, 1)),
    ("The Board will meet monthly.", (0, 0)),
    ("Each Council intends to meet.", (0, 0)),
    ("It is settled where the Councils will meet.", (1, 1)),
    ("Where the Councils will meet, the chair decides.", (0, 0)),
    ("Eastvale\u2019s officers will help.", (0, 0)),
    ("The leader of Eastvale will help.", (0, 1)),
    ("Each Council will share it. Eastvale must reply.", (1, 2)),
]


@pytest.mark.parametrize(("text", "counts"), SUBJECTS)
def test_obligations_are_counted_by_their_subject(text: str, counts: tuple[int, int]) -> None:
    names = ("Northmoor", "Eastvale")
    paragraph = Paragraph("paragraph", (Text(text),))
    found = [bound_by(each, names, "Council") for each, _ in sentences(paragraph)]
    assert tuple(sum(name in each for each in found) for name in names) == counts


def test_the_items_of_a_list_count_one_by_one() -> None:
    items = tuple(Paragraph("item", (Text(text),)) for text in ("keep it;", "share it; and", "mend it."))
    lead = Paragraph("paragraph", (Text("Each Council will meet. Eastvale will:"),), children=items)
    assert list(sentences(lead)) == [("Each Council will meet.", 1), ("Eastvale will:", 3)]
    unfinished = Paragraph("paragraph", (Text("Eastvale will do this."),), children=items)
    assert list(sentences(unfinished)) == [("Eastvale will do this.", 1)]


def test_obligations_of_the_example() -> None:
    made = draft(load_deal(EXAMPLE.parents[1] / "shared-services.yaml"), today=DAY)
    # 5.2 binds Northmoor alone; 5.3, 6.1, 6.4, 7.5 and 7.7 bind both.
    assert obligations(made) == {"Northmoor": 6, "Eastvale": 5}


# --- filters and ranks ----------------------------------------------------------------------------


def test_keep_filters_and_minimise_ranks() -> None:
    found = appraised(EXAMPLE, keep=["all"], minimise="obligations on Northmoor")
    assert all(keeps(each, found.lines) for each in found.variants)
    assert len(found.variants) + len(found.aside) == 11
    assert not any(keeps(each, found.lines) for each in found.aside)
    counts = [each.facts.obligations["Northmoor"] for each in found.variants]
    assert counts == sorted(counts)
    assert len(set(counts)) > 1


@pytest.mark.parametrize("measure", ["findings", "changes"])
def test_other_measures_rank_too(measure: str) -> None:
    found = appraised(EXAMPLE, minimise=measure).variants
    values = [
        each.facts.count("error", "warning") if measure == "findings" else len(each.facts.changes) for each in found
    ]
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"keep": ["vetoo"]}, 'no variant holds the red line "vetoo"'),
        ({"minimise": "obligations on Nobody"}, 'nothing is called "obligations on Nobody"'),
    ],
)
def test_an_unknown_name_is_refused(how: dict[str, object], said: str) -> None:
    with pytest.raises(MoudraftError, match=said):
        appraised(EXAMPLE, **how)


def test_what_cannot_stand_together_is_named(tmp_path: Path) -> None:
    vary = {"terms.exclusivity": ["exclusive", "preferred-partner"], "terms.policy_alignment": ["mandatory"]}
    found = appraised(options_file(tmp_path, base=HEADS, vary=vary), keep=["local-ideas,sovereignty"])
    assert found.variants == ()
    assert [(each.lines, each.options) for each in found.conflicts] == [(("local-ideas",), {}), (("sovereignty",), {})]


def test_a_conflict_names_the_answer_where_only_one_answer_causes_it(tmp_path: Path) -> None:
    alignment = ["mandatory", "where-possible"]
    vary = {"terms.exclusivity": ["exclusive", "preferred-partner"], "terms.policy_alignment": alignment}
    path = options_file(
        tmp_path,
        base=HEADS,
        vary=vary,
        exclude=[{"exclusivity": "preferred-partner", "policy_alignment": "where-possible"}],
    )
    found = appraised(path, keep=["local-ideas,sovereignty"])
    sets = {(each.lines, tuple(each.options.values())) for each in found.conflicts}
    assert (("local-ideas",), ("Exclusive",)) in sets or any(lines == ("local-ideas",) for lines, _ in sets)


LINES = ("a", "b", "c")
BREAKAGES = st.lists(st.frozensets(st.sampled_from(LINES), min_size=1, max_size=2), max_size=3)


@settings(max_examples=150, deadline=None)
@given(st.lists(BREAKAGES, min_size=4, max_size=4))
def test_conflict_sets_are_exactly_the_minimal_ones(broken: list[list[frozenset[str]]]) -> None:
    """Against the definition, tried on every set there is."""
    combined = [({"x": x, "y": y}, broken[2 * n + m]) for n, x in enumerate("01") for m, y in enumerate("01")]
    options = [("x", "0"), ("x", "1"), ("y", "0"), ("y", "1")]

    def conflicts(lines: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> bool:
        rows = [breakages for has, breakages in combined if all(has[axis] == value for axis, value in chosen)]
        return bool(rows) and all(any(each <= set(lines) for each in breakages) for breakages in rows)

    every = [
        (lines, chosen)
        for n in range(len(LINES) + 1) for lines in combinations(LINES, n)
        for m in range(3) for chosen in combinations(options, m) if conflicts(lines, chosen)
    ]  # fmt: skip
    minimal = {
        (lines, chosen)
        for lines, chosen in every
        if not any(
            (less, fewer) != (lines, chosen) and set(less) <= set(lines) and set(fewer) <= set(chosen)
            for less, fewer in every
        )
    }
    found = conflict_sets(combined, LINES)
    assert {(each.lines, tuple(sorted(each.options.items()))) for each in found} == minimal
    assert [each.size for each in found] == sorted(each.size for each in found)
