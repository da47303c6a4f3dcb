"""The library checked as a compiler would: one fault of every kind planted in a house library, told on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.drafting import load_library
from moudraft.library import Library, Source
from moudraft.library.reading.library_files import Reader
from moudraft.library.reading.soundness import library_problems
from moudraft.library.reading.sources import read_library
from moudraft.library.wording import Hole, Words, walk, walk_lines
from moudraft.problems import MoudraftError
from tests import tiny

RULE = '{severity: error, when: {exit: notice}, say: "No."}'
LINE = "red_lines:\n- {id: own-line, group: g, title: T, intent: i, %s}\n"
MODEL = "models:\n  supper: {title: Supper, help: They eat, kind: members, %s}\n"
AXIS = "own_axis:\n  label: L\n  help: H\n  values: {soft: {label: S}, hard: {label: H}}\n  %s\n"
TEMPLATE = """\
title: House
help: A house paper
instrument: mou
paper: {name: Paper, this: this Paper}
sections:
- heading: Terms
  slots:
  - %s
"""

CLAUSES = [
    ("needs", tiny.clause("1. x", {"needs": "[money/cost]"}), 4, 'unknown clause "money/cost"'),
    ("clashes", tiny.clause("1. x", {"clashes": "[money/cost]"}), 4, 'unknown clause "money/cost"'),
    ("protects", tiny.clause("1. x", {"protects": "[vetto]"}), 4, 'unknown red line "vetto"'),
    ("basis", tiny.clause("1. x", {"basis": "[lga-1]"}), 4, 'unknown law "lga-1"'),
    ("when", tiny.clause("1. x", {"when": "{exti: notice}"}), 4, 'unknown fact "exti" in a condition'),
    ("wording", tiny.clause("## one\n~~~\nwhen: {binding: nun}\n~~~\n1. x"), 5, '"binding" is never "nun"'),
    ("reference", tiny.clause("1. x\n2. see [@money/cost]"), 7, 'unknown clause "money/cost"'),
    ("name", tiny.clause("1. x\n2. {{ prty }}"), 7, 'unknown name "prty"'),
    ("capital", tiny.clause("1. x\n2. {{ Prty }}"), 7, 'unknown name "Prty"'),
    ("in-bold", tiny.clause("1. **{{ prty }}**"), 6, 'unknown name "prty"'),
    ("in-table", tiny.clause("| a |\n|---|\n| {{ prty }} |"), 8, 'unknown name "prty"'),
    ("expression", tiny.clause("1. {{ party() }}"), 6, "the hole {{ party() }} uses Call, which a hole may not"),
    ("in-expression", tiny.clause('1. {{ "a" if prty else "b" }}'), 6, 'unknown name "prty"'),
    ("list", tiny.clause("1. {{ each objectivs }} {{ item.text }}"), 6, 'unknown list "objectivs"'),
    ("item", tiny.clause("1. {{ each objectives }} {{ item.txt }}"), 6, 'unknown name "item.txt"'),
    ("outside", tiny.clause("1. {{ item.text }}"), 6, '"item.text" stands outside a line that begins'),
    ("of-another", tiny.clause("1. {{ each objectives }} {{ item.chair }}"), 6, 'unknown name "item.chair"'),
    ("details", tiny.clause("1. {{ each objectives }} {{ item.details.size }}"), 6, 'unknown name "item.details.size"'),
    ("not-a-list", tiny.clause("1. {{ each exit.period }} x"), 6, 'unknown list "exit.period"'),
    ("rows", tiny.clause("1. {{ each rows }} x"), 6, "a line cannot repeat rows"),
    ("asked", tiny.clause("1. {{ ask who pays <Party> }}"), 6, "the hole {{ ask who pays <Party> }} has a <"),
    ("asked-of", tiny.clause("1. {{ ask who pays <prty> }}"), 6, 'unknown name "prty"'),
    ("deep", tiny.clause("1. a:\n   1. b:\n      1. c:\n         1. d"), 6, "lists nest two levels deep"),
    ("twins", tiny.clause("## one\n1. x\n\n## two\n1. y"), 8, '"one" and "two" '),
    ("code", tiny.clause("1. x", {"code": "saf-7"}), 1, "the code saf-7 is used 2 times"),
    ("order", tiny.clause('1. {{ "a" if party_count > "two" else "b" }}'), 6, "the hole {{ "),
]  # fmt: skip
SLOTS = [
    ("clause", "money/cost", 8, 'unknown clause "money/cost"'),
    ("register", "{clause: money/costs, register: preamble}", 8, "money/costs has no wording as a preamble"),
    ("wording", "{clause: money/costs, wording: cheap}", 8, 'unknown wording of money/costs "cheap"'),
    ("when", "{clause: money/costs, when: {exti: x}}", 8, 'unknown fact "exti" in a condition'),
    ("rows", '{clause: safeguards/red-lines, rows: [{heading: "{{ prty }}", slots: []}]}', 8, 'unknown name "prty"'),
]
WHOLE = [
    ("heading", TEMPLATE.replace("heading: Terms", 'heading: "{{ prty }}"') % "money/costs", 'unknown name "prty"'),
    ("cover", TEMPLATE % "money/costs" + 'cover: {title: "{{ prty }}"}\n', 'unknown name "prty"'),
    ("intro", TEMPLATE % "money/costs" + 'execution: {intro: "{{ prty }}"}\n', 'unknown name "prty"'),
    ("signed", TEMPLATE % "money/costs" + "execution: {when: {exti: x}}\n", 'unknown fact "exti"'),
]
# The file, its text, and what is said.
DATA = [
    ("clauses/red-lines.yaml", LINE % "requires: [money/cost]", 'unknown clause "money/cost"'),
    ("clauses/red-lines.yaml", LINE % "any: [money/cost]", 'unknown clause "money/cost"'),
    ("clauses/red-lines.yaml", LINE % f"rules: [{RULE.replace('exit', 'exti')}]", 'unknown fact "exti"'),
    ("clauses/red-lines.yaml", LINE % f"rules: [{RULE.replace('}, say', '}, unless: {clauses: x}, say')}]",
     '"clauses" is never "x"'),
    ("clauses/red-lines.yaml", LINE % "sets: {exti: notice}", 'unknown term "exti"'),
    ("clauses/red-lines.yaml", LINE % "sets: {exit: notise}", 'unknown value of exit "notise"'),
    ("clauses/red-lines.yaml", LINE % "means: {hard: {requires: [money/cost]}}", 'unknown clause "money/cost"'),
    ("clauses/red-lines.yaml", LINE % "code: RL-01" + "- {id: second, group: g, title: T, intent: i, code: RL-01}\n",
     "the code RL-01 is used"),
    ("clauses/red-lines.yaml", 'pairs: [{lines: [vetto, not-a-merger], severity: error, say: "No."}]',
     'unknown red line "vetto"'),
    ("clauses/governance.yaml", MODEL % "chair: at-random", 'unknown chair "at-random"'),
    ("clauses/governance.yaml", MODEL % "quorum: nobody", 'unknown quorum "nobody"'),
    ("clauses/governance.yaml", MODEL % "secretariat: nobody", 'unknown secretariat "nobody"'),
    ("clauses/governance.yaml", MODEL % "decision: by-lot", 'unknown decision rule "by-lot"'),
    ("clauses/governance.yaml", MODEL % "basis: [lga-1]", 'unknown law "lga-1"'),
    ("clauses/governance.yaml", MODEL % 'members: "{{ prty }}"', 'unknown name "prty"'),
    ("clauses/governance.yaml", MODEL % 'members: "{{ board.members }}"', '"board.members" is a part of a body itself'),
    ("clauses/governance.yaml", 'models: {}\nchairs: {odd: {label: O, words: "{{ prty }}"}}\n', 'unknown name "prty"'),
    ("clauses/governance.yaml", 'models: {}\nquorums: {odd: {label: O, words: "<b>"}}\n', "HTML would print"),
    ("clauses/objectives.yaml", '- {id: own, text: "see {{ item.text }}"}\n', 'unknown name "item.text"'),
    ("clauses/red-lines.yaml", "pairs: [{lines: [], severity: error, say: No.}]", "a pair names two"),
    ("clauses/words-to-avoid.yaml", "- {find: '(a+)+b', use: x, why: y}\n", "may be tried in endless ways"),
    ("clauses/definitions.yaml", '- {id: own-term, term: Own Term, text: "a {{ prty }}"}\n', 'unknown name "prty"'),
    ("clauses/axes.yaml", AXIS % "defaults: [{value: soft, because: b, when: {parties: 2}}]",
     "the last default of own_axis may have no condition"),
    ("clauses/axes.yaml", AXIS % "defaults: [{value: softly, because: b}]", 'unknown value of own_axis "softly"'),
    ("clauses/axes.yaml", AXIS % "defaults: [{value: {rule: soft, length: 2}, because: b}]",
     'unknown detail of own_axis "length"'),
    ("clauses/axes.yaml", (AXIS % "defaults: [{value: soft, because: b}]").replace("{label: S}",
     "{label: S, details: {length: 2}}"), 'unknown detail of own_axis "length"'),
    ("clauses/axes.yaml", AXIS % "defaults: [{value: hard, because: b, when: {exti: x}}, {value: soft, because: b}]",
     'unknown fact "exti"'),
]  # fmt: skip


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "house"


def said_of(house: Path) -> list[str]:
    with pytest.raises(MoudraftError) as error:
        read_library(house)
    return [str(problem) for problem in error.value.problems]


@pytest.fixture(scope="module")
def clause_faults(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """All faulty clauses in one house library, which is read once: every problem is told at once."""
    house = tmp_path_factory.mktemp("clauses")
    tiny.write(house, {f"clauses/own/{name}.md": text for name, text, _line, _said in CLAUSES})
    return house, said_of(house)


@pytest.mark.parametrize(("name", "text", "line", "said"), CLAUSES, ids=[name for name, *_ in CLAUSES])
def test_a_fault_of_a_clause_is_told_on_its_line(
    clause_faults: tuple[Path, list[str]], name: str, text: str, line: int, said: str
) -> None:
    house, found = clause_faults
    file = house / f"clauses/own/{name}.md"
    mine = [problem for problem in found if problem.startswith(f"{file}:")]
    assert len(mine) == 1, mine
    assert mine[0].startswith(f"{file}:{line}: {said}")


@pytest.fixture(scope="module")
def template_faults(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    house = tmp_path_factory.mktemp("templates")
    tiny.write(house, {f"templates/slot-{name}.yaml": TEMPLATE % slot for name, slot, _line, _said in SLOTS})
    tiny.write(house, {f"templates/{name}.yaml": text for name, text, _said in WHOLE})
    return house, said_of(house)


@pytest.mark.parametrize(("name", "slot", "line", "said"), SLOTS, ids=[name for name, *_ in SLOTS])
def test_a_fault_of_a_slot_is_told_on_its_line(
    template_faults: tuple[Path, list[str]], name: str, slot: str, line: int, said: str
) -> None:
    house, found = template_faults
    assert [each for each in found if each.startswith(f"{house}/templates/slot-{name}.yaml:{line}: {said}")]


@pytest.mark.parametrize(("name", "text", "said"), WHOLE, ids=[name for name, *_ in WHOLE])
def test_a_fault_of_a_templates_words_is_told_with_its_file(
    template_faults: tuple[Path, list[str]], name: str, text: str, said: str
) -> None:
    house, found = template_faults
    assert [each for each in found if each.startswith(f"{house}/templates/{name}.yaml:1: {said}")]


def said_of_data(file: str, text: str) -> list[str]:
    """What is said of a house's data file laid over a tiny library."""
    files = tiny.files({"money/costs": "1. x"})
    files[file] = (*files[file], Source(f"house/{file}", text))
    try:
        return [str(problem) for problem in library_problems(Reader(files).library("tiny"))]
    except MoudraftError as error:
        return [str(problem) for problem in error.problems]


@pytest.mark.parametrize(("file", "text", "said"), DATA, ids=[f"{file}-{said}" for file, _, said in DATA])
def test_a_fault_of_a_data_file_is_told_with_its_file(file: str, text: str, said: str) -> None:
    found = said_of_data(file, text)
    assert any(each.startswith((f"{file}: {said}", f"house/{file}:")) and said in each for each in found), found


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("clauses/red-lines.yaml", 2),
        ("clauses/governance.yaml", 2),
        ("clauses/definitions.yaml", 1),
        ("clauses/axes.yaml", 1),
    ],
)
def test_a_fault_of_a_data_file_is_told_with_the_houses_folder_and_the_line(file: str, line: int) -> None:
    text = next(text for name, text, _said in DATA if name == file)
    assert all(each.startswith(f"house/{file}:{line}: ") for each in said_of_data(file, text))


def test_a_fault_of_a_short_item_is_told_on_its_line(house: Path) -> None:
    text = '- {id: fine, text: x}\n- {id: own, text: "a {{ prty }}"}\n- {id: odd, text: "{{ item.details.size }}"}\n'
    tiny.write(house, {"clauses/objectives.yaml": text})
    file = house / "clauses/objectives.yaml"
    assert [each.split("\n")[0] for each in said_of(house)] == [
        f'{file}:2: unknown name "prty"',
        f'{file}:3: unknown detail "size"',
    ]


def test_clauses_that_need_one_another_are_a_cycle_told_once(house: Path) -> None:
    needs = {"one": "two", "two": "three", "three": "one", "four": "one"}
    tiny.write(
        house, {f"clauses/own/{name}.md": tiny.clause("1. x", {"needs": f"[own/{n}]"}) for name, n in needs.items()}
    )
    assert said_of(house) == [
        f"{house}/clauses/own/one.md:4: a cycle of needs: own/one \u2192 own/two \u2192 own/three \u2192 own/one"
    ]


def test_a_governance_default_has_to_be_a_model() -> None:
    axis = {**tiny.AXES["governance"], "values": {"supper": {"label": "S"}}}
    axis["defaults"] = [{"value": "supper", "because": "b"}]
    found = library_problems(tiny.library({"a/a": "1. x"}, axes={"governance": axis}))
    assert [problem.message for problem in found] == ['unknown governance model "supper"']


def test_a_sound_house_library_is_not_complained_of(house: Path) -> None:
    tiny.write(house, {
        "clauses/own/new.md": tiny.clause(
            "## one\n~~~\nwhen: {exit: notice}\n~~~\n1. {{ Each.will }} see [@money/costs]\n"
            "   1. {{ each objectives }} {{ item.text }}", {"needs": "[money/costs]"}),
        "templates/house.yaml": TEMPLATE % "{clause: own/new, when: {parties: {at_least: 3}}}",
    })  # fmt: skip
    assert "own/new" in read_library(house).clauses


def test_the_built_in_library_is_sound() -> None:
    assert library_problems(load_library()) == []


def printed_words(library: Library) -> list[tuple[str, str]]:
    """Every run of words that a draft could print, with what holds it."""
    found = []
    for clause in library.clauses.values():
        for wording in clause.wordings:
            for content, _each, _line in walk_lines(wording.body):
                found += [(clause.id, each.text) for each in walk(content) if isinstance(each, Words)]
                found += [(clause.id, each.expression) for each in walk(content) if isinstance(each, Hole)]
    for name, offered in library.items.items():
        found += [(name, each.text) for item in offered.values() for each in walk(item.text) if isinstance(each, Words)]
    for model in library.models.values():
        for words in (model.members, model.reports_to, model.advised_by, model.led_by, model.purpose):
            found += [(model.id, each.text) for each in walk(words) if isinstance(each, Words)]
    for definition in library.definitions.values():
        found += [(definition.id, each.text) for each in walk(definition.text) if isinstance(each, Words)]
    return found


def test_a_law_we_are_not_sure_of_is_never_cited_in_print() -> None:
    library = load_library()
    unsure = {law.cite for law in library.law.values() if not law.prints}
    assert unsure
    printed = {law.cite for law in library.law.values() if law.prints}
    cited = [
        (holder, cite)
        for holder, words in printed_words(library)
        for cite in unsure
        if cite in words and not any(cite in other and other in words for other in printed)
    ]
    assert cited == []


def test_a_law_that_is_only_unsure_says_that_it_does_not_print() -> None:
    assert [law.id for law in load_library().law.values() if law.mark == "UNSURE" and law.prints] == []
