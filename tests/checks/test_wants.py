"""What rules want: no draft without it has anything to find, and what is not wanted is not imported."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moudraft import data, kept
from moudraft.checks.running import KINDS, RULES, check, listed_rules, named_rules
from moudraft.checks.support import rule_folders
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Rule, example_lines
from moudraft.checks.support.wants import OF_RULES, Had, condition_of
from moudraft.data import PACKAGE
from moudraft.deal import Deal
from moudraft.deal.deal_file import load_deal
from moudraft.document.drafted import Drafted
from moudraft.drafting import Draft, draft
from moudraft.library.condition import impossible
from moudraft.problems import NOWHERE, MoudraftError
from moudraft.selection.facts import known_facts
from tests.checks.drafts import EXAMPLES, TODAY, built_in, drafted
from tests.interview import talks
from tests.sampling import some

FACTS = sorted(path.stem for path in data.path("examples/facts").glob("*.yaml"))
SHOWN = [rule for rule in RULES if rule.shown_by_deal]
BY_LETTERS = ("typed", "worded", "said")
LETTERED = [rule for rule in RULES if any(line.name in BY_LETTERS for lines in rule.wants for line in lines)]
HERE = Path(__file__).parents[2]


def overlooked(made: Drafted, rules: Iterable[Rule] = RULES) -> list[str]:
    """The codes of rules that find something in a draft although it has not what they want."""
    draft = Context(made)
    had = Had(draft)
    return [rule.code for rule in rules if not had.meets(rule.wants) and any(True for _ in rule.findings(draft))]


def made_of(example: str, sets: Sequence[str]) -> Draft:
    """An example with lines of a deal laid over it; given up where they do not go together."""
    try:
        deal = load_deal(data.path(f"examples/{example}.yaml"), sets=sets)
        return draft(deal, today=TODAY, library=built_in(), checks=())
    except MoudraftError:
        assume(False)
        raise


# --- a rule that is left out would have found nothing -------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_rule_that_is_left_out_of_an_example_has_anything_to_find(example: str) -> None:
    assert overlooked(drafted(example=example)) == []


@pytest.mark.parametrize("example", FACTS)
def test_nor_in_a_deal_of_facts(example: str) -> None:
    deal = load_deal(data.path(f"examples/facts/{example}.yaml"))
    assert overlooked(draft(deal, today=TODAY, library=built_in(), checks=())) == []


@pytest.mark.many(keep=20)
@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_nor_in_what_the_rules_show(rule: Rule) -> None:
    assert overlooked(drafted(rule.flagged)) == []
    assert overlooked(drafted(rule.fine)) == []


@pytest.mark.slow
def test_nor_in_unlike_deals() -> None:
    for deal in talks.deals():
        assert overlooked(talks.drafted(deal)) == [], deal


AXES = [axis for axis in built_in().axes.values() if axis.id != "governance"]
SHARED = [lines for rule in SHOWN for lines in (rule.flagged, rule.fine) if not example_lines(lines)[0]]
"""What rules show on one and the same example, so that several of them may be laid over it."""


@st.composite
def answers(draw: st.DrawFn) -> str:
    axis = draw(st.sampled_from(AXES))
    return f"terms.{axis.id}={draw(st.sampled_from([*axis.values, 'tbc']))}"


@settings(max_examples=some(400, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(example=st.sampled_from(EXAMPLES), given=st.lists(answers(), max_size=6))
def test_nor_where_answers_are_given_at_random(example: str, given: list[str]) -> None:
    assert overlooked(made_of(example, given)) == []


@settings(max_examples=some(400, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(shown=st.lists(st.sampled_from(SHARED), min_size=2, max_size=4), given=st.lists(answers(), max_size=3))
def test_nor_where_what_rules_show_comes_together(shown: list[str], given: list[str]) -> None:
    lines = [line for each in shown for line in example_lines(each)[1]]
    assert overlooked(made_of("shared-services", [*lines, *given])) == []


@pytest.mark.parametrize("rule", LETTERED, ids=lambda rule: rule.code)
@settings(max_examples=some(40, 8), deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_nor_in_words_made_from_what_a_rule_looks_for(rule: Rule, drawn: st.DataObject) -> None:
    """Two pieces, each as one of the patterns in the rule's module has it, in an objective of a draft that may bind."""
    named = vars(import_module(rule.find.__module__)).values()
    patterns = [re.compile(each.pattern, each.flags) for each in named if hasattr(each, "finditer") and each is not re]
    texts = [st.from_regex(each) for each in patterns] or [st.text(max_size=9)]
    pieces = drawn.draw(st.lists(st.one_of(texts), min_size=1, max_size=2))
    said = " ".join(f"keep {' and '.join(pieces)}{drawn.draw(st.sampled_from(['', ' open']))}".split())
    example, binding = drawn.draw(st.sampled_from(["shared-services", "essex-working-together"])), "terms.binding=full"
    given = [f"objectives={json.dumps([{'text': said}])}", *drawn.draw(st.sampled_from([[], [binding]]))]
    assert overlooked(made_of(example, given), [rule]) == []


WRONG = [
    ("F733", {"start": "last-signature"}),
    ("F733", {"conditions": "some"}),
    ("R203", {"typed": "annexed"}),
    ("L407", {"deal": "red_lines.needs"}),
    ("G502", {"roles": "deadlock"}),
]


@pytest.mark.parametrize(("code", "wants"), WRONG)
def test_what_a_rule_wrongly_wants_is_noticed(code: str, wants: dict[str, Any]) -> None:
    rule = next(each for each in RULES if each.code == code)
    assert overlooked(drafted(rule.flagged), [rule]) == []
    wrong = msgspec.structs.replace(rule, wants=condition_of(wants))
    assert overlooked(drafted(rule.flagged), [wrong]) == [code]


# --- what rules may want -----------------------------------------------------------------------------


def test_what_rules_want_is_what_a_draft_may_have() -> None:
    library = built_in()
    known = dict(known_facts(library))
    assert not OF_RULES & set(known)
    known |= {**dict.fromkeys(OF_RULES), "clauses": None, "carries": None}
    known |= {"roles": tuple(library.roles), "wordings": ("house",)}
    for rule in RULES:
        assert impossible(rule.wants, known, NOWHERE) == [], rule.code


def structs_in(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """The types of our own in an annotation: ``tuple[Party, ...]``, ``Standing | None``."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for each in get_args(kind):
        yield from structs_in(each)


def test_what_rules_want_of_a_deal_are_fields_that_deals_have() -> None:
    for rule in RULES:
        for name in (value for lines in rule.wants for line in lines if line.name == "deal" for value in line.values):
            kinds: set[type[msgspec.Struct]] = {Deal}
            for field in name.split("."):
                found = [get_type_hints(kind)[field] for kind in kinds if field in get_type_hints(kind)]
                assert found, (rule.code, name)
                kinds = {each for one in found for each in structs_in(one)}


@pytest.mark.parametrize("wants", [{"typed": {"at_least": "a"}}, {"start": {"nott": "a"}}, {"start": 3}, ["start"]])
def test_what_no_condition_can_say_is_refused(wants: Any) -> None:
    with pytest.raises(MoudraftError):
        condition_of(wants)


def test_letters_are_looked_for_where_they_are_said_to_stand() -> None:
    made = drafted("objectives: [{text: keep the Old Registry open}]")
    had = Had(Context(made))
    assert had.meets(condition_of({"typed": "old registry"})) and had.meets(condition_of({"said": "old registry"}))
    assert not had.meets(condition_of({"worded": "old registry"}))
    assert had.meets(condition_of({"worded": {"not": "old registry"}, "typed": ("never", "registry")}))


# --- what is not wanted is not imported ----------------------------------------------------------------


def test_what_is_kept_of_a_rule_is_what_the_rule_says() -> None:
    said = [(rule.code, rule.name, rule.severities, rule.wants) for rule in RULES]
    assert [(each.code, each.name, each.severities, each.wants) for each in listed_rules()] == said
    assert [each.rule() for each in listed_rules()] == list(RULES)
    assert named_rules(built_in()) == listed_rules()


def test_where_nothing_can_be_kept_the_rules_are_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "cache_folder", lambda: None)
    assert rule_folders.listed_in(tuple(KINDS.values())) == listed_rules()


def test_what_is_kept_of_the_rules_goes_when_a_file_of_theirs_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    folders, known = (*KINDS.values(), "support"), kept.known
    before = rule_folders._key(folders)
    assert rule_folders._key(folders) == before
    monkeypatch.setattr(
        kept, "known", lambda *paths: known(*paths) + b"!" * any(path.endswith("/wants.py") for path in paths)
    )
    assert rule_folders._key(folders) != before


def test_codes_that_are_chosen_are_looked_for_where_they_are_wanted() -> None:
    made = drafted("terms.start: conditions-met")
    assert [each.code for each in check(made, ("F733", "R203"))] == ["F733"]


IMPORTED = """
import sys
from moudraft.cli import main
try: main(sys.argv[1:])
except SystemExit: pass
print(*(name for name in sys.modules if name.startswith("moudraft.checks.")), file=sys.stderr)
"""


def test_a_draft_imports_the_rules_that_it_may_want_and_no_others(tmp_path: Path) -> None:
    deal = data.path("examples/brentwood-rochford.yaml")
    command = [sys.executable, "-c", IMPORTED, "draft", str(deal), "--dry-run", "--today", TODAY.isoformat()]
    env = {**os.environ, "MOUDRAFT_CACHE": str(tmp_path), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for most in (len(RULES) * 2, 70):
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=HERE)
        names = done.stderr.splitlines()[-1].split()
        of_rules = [name for name in names if name.split(".")[2:3] in [[kind] for kind in KINDS.values()]]
        assert 20 < len(of_rules) < most, done.stderr
    assert "moudraft.checks.support.data_rows" not in names and "moudraft.checks.support.seniority" not in names


def _names_in(what: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(what) if isinstance(each, ast.Name)}


def test_what_rules_want_is_made_of_nothing_from_outside_the_checks() -> None:
    """What is kept of the rules goes by their files: it would not be renewed where something elsewhere changes."""
    wanting = 0
    for path in sorted((PACKAGE / "checks").rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        called = [each for each in ast.walk(module) if isinstance(each, ast.Call) and _names_in(each.func) == {"rule"}]
        wants = [given.value for call in called for given in call.keywords if given.arg == "wants"]
        wanting += len(wants)
        made = {
            name: each.value
            for each in module.body
            if isinstance(each, ast.Assign)
            for name in _names_in(each.targets[0])
        }
        named, waiting = set[str](), set[str]().union(*map(_names_in, wants))
        while waiting:
            name = waiting.pop()
            named.add(name)
            waiting |= (_names_in(made[name]) if name in made else set()) - named
        for each in ast.walk(module):
            if isinstance(each, ast.ImportFrom) and not (each.module or "").startswith("moudraft.checks"):
                assert not named & {alias.asname or alias.name for alias in each.names}, path
    assert wanting > 100
