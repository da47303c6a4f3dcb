"""Lean, usual and full: what each says beyond what was settled, and that nothing settled is lost in a lean draft."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from moudraft.tracing.both_ways import trace_of
from tests import tiny
from tests.conftest import EXAMPLES
from tests.variants.made import DAY

LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)


@cache
def made(example: Path, template: str, posture: str) -> Draft | None:
    """The draft of a deal as another kind of paper; None where it has none."""
    deal = load_deal(example, sets=(f"template={template}", f"clauses.posture={posture}"))
    try:
        return draft(deal, today=DAY, library=LIBRARY, checks=())
    except MoudraftError:
        return None


def clauses(of: Draft) -> set[str]:
    return {choice.slot for choice in of.selection.choices}


@pytest.mark.many(keep=16)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_deal_that_drafts_drafts_lean_and_full(example: Path, template: str) -> None:
    usual = made(example, template, "usual")
    for posture in ("lean", "full"):
        other = made(example, template, posture)
        assert (other is None) == (usual is None), posture
        if usual is None or other is None:
            continue
        assert clauses(other) <= clauses(usual) if posture == "lean" else clauses(other) >= clauses(usual)
        lost = {each.key for each in trace_of(other).leaves if each.state == "unplaced"}
        assert lost <= {each.key for each in trace_of(usual).leaves if each.state == "unplaced"}, posture


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_a_lean_draft_has_unasked_something_that_stays_refers_to(example: Path, template: str) -> None:
    lean = made(example, template, "lean")
    if lean is None:
        return
    trace = trace_of(lean)
    unasked = {each.clause for each in trace.paragraphs if each.cause == "habit"}
    assert trace.counts.unasked_percent <= 10
    for out in lean.selection.left_out:
        if out.why.startswith("lean:"):
            assert out.location.file.startswith("templates/")
    assert not unasked & {choice.clause.id for choice in lean.selection.choices if choice.row_of}


def test_without_a_posture_a_deal_is_drafted_as_ever() -> None:
    (example,) = (each for each in EXAMPLES if each.stem == "shared-services")
    plain = draft(load_deal(example), today=DAY, library=LIBRARY, checks=())
    usual = made(example, "heads-of-terms", "usual")
    assert usual is not None and plain.markdown() == usual.markdown()


# --- one clause at a time ---------------------------------------------------------------------------------

WORDS = "1. Something is said.\n"


def lean(weights: dict[str, object], slots: list[object], **deal: object) -> list[str]:
    """The clauses of a lean draft of one section."""
    bodies = {"core/one": WORDS, "kept/one": WORDS, "usual/one": WORDS, "sound/one": WORDS}
    bodies["sound/two"] = "1. {{ each objectives }} {{ item.text }}.\n"
    paper = tiny.template(("Terms", slots), weights=weights)
    given = {**deal, "clauses": {"posture": "lean", **deal.get("clauses", {})}}  # type: ignore[dict-item]
    return tiny.slots(tiny.chosen(tiny.library(bodies, paper), **given))


WEIGHTS = {"core": ["core/one"], "protective": {"kept/one": "somebody"}, "ornament": ["sound/one"]}
SLOTS = ["core/one", "kept/one", "usual/one", "sound/one"]


def test_the_core_and_what_protects_stay() -> None:
    assert lean(WEIGHTS, SLOTS) == ["core/one", "kept/one"]


def test_what_the_deal_adds_stays() -> None:
    assert lean(WEIGHTS, SLOTS, clauses={"add": ["sound/one"]}) == ["core/one", "kept/one", "sound/one"]


@pytest.mark.parametrize("given, stays", [({}, []), ({"exit": "notice"}, ["usual/one"]), ({"exit": "silent"}, [])])
def test_a_usual_clause_stays_where_its_slot_rests_on_what_the_deal_gives(
    given: dict[str, str], stays: list[str]
) -> None:
    slots = ["core/one", {"clause": "usual/one", "when": {"exit": "notice"}}]
    assert lean({"core": ["core/one"]}, slots, terms=given) == ["core/one", *stays]


def test_an_ornament_asks_for_more_than_its_slot() -> None:
    slots = ["core/one", {"clause": "sound/one", "when": {"exit": "notice"}}]
    weights = {"core": ["core/one"], "ornament": ["sound/one"]}
    assert lean(weights, slots, terms={"exit": "notice"}) == ["core/one"]


def test_an_ornament_that_prints_the_deals_own_words_stays() -> None:
    weights = {"core": ["core/one"], "ornament": ["sound/two"]}
    assert lean(weights, ["core/one", "sound/two"], objectives=["Keep staff"]) == ["core/one", "sound/two"]


@pytest.mark.parametrize(
    "weights, message",
    [
        ({"core": ["usual/one", "usual/one"]}, "usual/one is given two weights"),
        ({"ornament": ["usual/won"]}, '"usual/won" has a weight and no slot'),
    ],
)
def test_weights_that_cannot_be_meant_are_told(weights: dict[str, object], message: str) -> None:
    with pytest.raises(MoudraftError, match=message):
        tiny.library({"usual/one": WORDS}, tiny.template(("Terms", ["usual/one"]), weights=weights))
