"""The report follows the agreement: each axis and each particular is changed in turn, and the paper changes with it.

The agreement itself is not in what is compared: the report has to say it in its own paragraphs.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from moudraft.deal.deal_file import read_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from moudraft.tracing.leaves import leaves_of
from moudraft.yaml_source.text_file import parse, read_file
from moudraft.yaml_source.tree import Tree
from tests.conftest import ROOT
from tests.papers.made import DAY, drafted, kinds, report, words
from tests.sampling import some_of

EXAMPLES = ROOT / "examples"
BASES = {name: drafted(EXAMPLES / f"{name}.yaml") for name in ("mid-essex-alliance", "shared-services")}
ANSWERS = [(axis.id, value) for axis in load_library().axes.values() for value in axis.values]
WITH_PARTICULARS = (
    "brentwood-rochford", "data-sharing", "devolution", "estates", "grant", "inter-authority-agreement",
    "joint-committee", "service-terms", "shared-services",
)  # fmt: skip
ELSEWHERE = re.compile(
    r"parties\.\d+\.(address|contacts|signatory)|red_lines\.|group\.area|title|clauses\.|objectives\.\d+\.source"
)
"""What a report leaves to its appendix: where the other parties are and whom to reach; the title names the paper."""


def said_by(made: Draft) -> str:
    return words(report(made, made.deal.parties[0].short_name))


def test_every_axis_stands_under_one_subject_and_every_subject_names_what_there_is() -> None:
    library, subjects = load_library(), kinds().subjects
    named = [axis for subject in subjects.values() for axis in subject.axes]
    # How it is numbered is no term of it; whether what is new is grown in an area is a duty like others.
    assert sorted(named) == sorted(set(library.axes) - {"numbering"})
    topics = {id.partition("/")[0] for id in library.clauses}
    listed = [topic for subject in subjects.values() for topic in subject.topics]
    assert sorted(listed) == sorted(topics)
    lists = [name for subject in subjects.values() for name in subject.lists]
    assert len(lists) == len(set(lists)) and set(lists) <= set(library.items)


@pytest.mark.many(keep=24)
@pytest.mark.parametrize(("axis", "value"), ANSWERS, ids=[f"{axis}={value}" for axis, value in ANSWERS])
@pytest.mark.parametrize("base", BASES)
def test_a_report_follows_every_answer(base: str, axis: str, value: str) -> None:
    change = f"governance=[{{model: {value}}}]" if axis == "governance" else f"terms.{axis}={value}"
    try:
        made = drafted(EXAMPLES / f"{base}.yaml", change)
    except MoudraftError:
        return  # nobody can draft it, and so nobody can report on it
    if made.markdown() != BASES[base].markdown():
        assert said_by(made) != said_by(BASES[base]), f"{change} changes the agreement, and not the report"


def changed(value: Any) -> str | None:
    """Another value like it: a later day, another figure, more words; None for a word that may be a choice."""
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value[:-2] + ("12" if value.endswith("11") else "11")
    if re.search(r"\d", value):
        return re.sub(r"\d", lambda figure: str(int(figure[0]) % 8 + 1), value, count=1)
    return f"{value} and gooseberries" if " " in value else None


def with_another(data: Any, key: str) -> Any | None:
    """The data with another value at a key; None where nothing else could stand there."""
    data = copy.deepcopy(data)
    *above, last = (int(part) if part.isdecimal() else part for part in key.split("."))
    inner = data
    try:
        for part in above:
            inner = inner[part]
        new = changed(inner[last])
        inner[last] = new
    except (KeyError, IndexError, TypeError):
        return None
    return None if new is None else data


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("name", WITH_PARTICULARS)
def test_a_report_follows_every_particular(name: str) -> None:
    path = Path(EXAMPLES / f"{name}.yaml")
    tree = parse(read_file(path), str(path))
    base = draft(read_deal(tree), today=DAY, library=load_library(), checks=())
    before, report_before = base.markdown(), said_by(base)
    keys = (leaf.key for leaf in leaves_of(base.deal) if not ELSEWHERE.match(leaf.key))
    others = [(key, data) for key in keys if (data := with_another(tree.data, key)) is not None]
    tried = 0
    for key, data in some_of(others, 24):
        try:
            deal = read_deal(Tree(data, tree.file, tree.lines, tree.comments, tree.cuts))
            made = draft(deal, today=DAY, library=load_library(), checks=())
        except MoudraftError:
            continue
        tried += 1
        if made.markdown() != before:
            assert said_by(made) != report_before, f"{key} changes the agreement, and not the report"
    assert tried


def test_this_test_would_see_a_report_that_does_not_follow() -> None:
    made = drafted(EXAMPLES / "shared-services.yaml", "terms.exit={rule: notice, period: 9 months}")
    assert "at least nine months" in said_by(made)
    assert "at least nine months" not in said_by(BASES["shared-services"])
