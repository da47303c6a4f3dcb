"""All JSON that moudraft writes fits the schema it prints of it, and nothing is in it that the schema leaves out."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from moudraft.commands.shared.this_run import json_asked
from moudraft.interview.answer_store import Store
from moudraft.records.output_schemas import OUTPUTS, output_schema
from tests.commands.every_command import Declared, every_command
from tests.conftest import EXAMPLES, ROOT, Run
from tests.interview.talks import scripted

DEALS = [*EXAMPLES[:3], ROOT / "examples" / "shared-services.yaml", ROOT / "tests" / "deals" / "reserved-heads.yaml"]
DEAL = DEALS[3]
HEALTHY = ROOT / "tests" / "deals" / "care-partnership.yaml"
BROKEN = ("--set", "terms.veto=none")
OPTIONS = ROOT / "examples" / "variants" / "options.yaml"

# Which way of asking for JSON gives what: the command, the option, the kind, and arguments for each of several runs.
PRINTED: dict[tuple[str, str], tuple[str, list[tuple[Any, ...]]]] = {
    ("check", "--json"): ("check", [(deal, *more) for deal in DEALS for more in ((), BROKEN)]),
    ("check", "--format json"): ("check", [(HEALTHY,), (DEAL, "--strict", "--fail-on", "info")]),
    ("explain", "--json"): (
        "explanation",
        [*((deal,) for deal in DEALS), (DEAL, "veto"), (HEALTHY, "general/notices")],
    ),
    ("trace", "--json"): ("trace", [(deal,) for deal in DEALS]),
    ("report", "--format ast"): ("document", [(HEALTHY, "--for", "the ICB", "-o", "-")]),
    ("duties", "--json"): ("duties", [*((deal,) for deal in DEALS), (HEALTHY, "--start", "2027-04-01")]),
    ("checklist", "--json"): ("checklist", [*((deal,) for deal in DEALS), (HEALTHY,)]),
    ("draft", "--format ast"): ("document", [(deal, "-o", "-") for deal in DEALS]),
    ("compare", "--format json"): ("comparison", [(DEALS[0], DEALS[0]), (DEALS[0], DEALS[1]), ("a.docx", "b.docx")]),
    ("show", "--json"): ("shown-file", [("a.docx",), ("b.docx", DEAL)]),
    ("style show", "--json"): ("style", [(), ("a.docx",)]),
    ("variants", "--json"): ("appraisal", [(OPTIONS,), (OPTIONS, "--keep", "all")]),
    ("batch", "--json"): ("batch", [("deals", "-o", "out"), ("deals", "-o", "out", "--fail-fast", "--jobs", "1")]),
    ("clauses list", "--json"): ("clause-list", [(), ("--topic", "money"), ("--library", "house")]),
    ("clauses show", "--json"): ("clause-entry", [("veto",), ("money/costs",), ("veto", "--library", "house")]),
    ("clauses search", "--json"): ("clause-search", [("pooled", "budget"), ("zzyzx",)]),
    ("draft", "--json"): ("manifest", [(deal, "-o", "facts.docx", "--force") for deal in DEALS[:2]]),
    ("compare", "--json"): ("comparison", [(DEALS[0], DEALS[1])]),
    ("clauses check", "--json"): ("house-library", [("house",)]),
    ("upgrade", "--json"): ("upgrade", [("deals/one.yaml",), ("deals/one.yaml", "--check")]),
    ("init", "--json"): ("folder", [("ready",), ("ready",)]),
    ("settings", "--json"): ("settings", [(), ("deals",), (ROOT / "examples",)]),
    ("doctor", "--json"): ("doctor", [()]),
    ("questions", "--json"): ("question-list", [(), ("--quick",)]),
    ("rules list", "--json"): ("rule-list", [()]),
    ("rules show", "--json"): ("rule-entry", [("L401",), ("F701",)]),
    ("demo", "--json"): ("manifest", [("-o", "shown"), ("-o", "shown", "--force")]),
    ("new", "--json"): (
        "deal-made",
        [("new.yaml", "--from", "shared-services", "--no-input", *more) for more in ((), ("--force", *BROKEN))],
    ),
    ("edit", "--json"): ("deal-made", [("deals/one.yaml", "--no-input", *BROKEN)]),
    ("report", "--json"): (
        "papers",
        [(HEALTHY, "--for", "the ICB", "-o", "icb.md"), (HEALTHY, "--for", "all", "--summary", "-o", "papers/")],
    ),
    ("preview", "--json"): ("preview", [("deals/one.yaml",)]),
    ("clauses new", "--json"): ("copy", [("veto", "--library", "other")]),
    ("style new", "--json"): ("copy", [("style.docx",)]),
    ("style check", "--json"): ("style", [("a.docx",), ("a.docx", "--strict")]),
    ("completion", "--json"): ("completion", [("fish",), ("powershell",)]),
    ("help", "--json"): ("command", [(), ("clauses",), *(tuple(each.words.split()) for each in every_command())]),
}
# What goes to files, and what is not ours to describe.
ELSEWHERE = {
    ("check", "--matrix --json"): "test_the_matrix",
    ("draft", "--manifest"): "test_the_manifest_of_a_draft",
    ("batch", "--manifest"): "test_the_manifest_of_a_batch",
    ("batch", "--jsonl"): "test_the_lines_of_a_batch",
    ("report", "--format ast"): "the document of draft --format ast",
    ("schema", "kind ast"): "tests/records/test_schema.py",
    ("schema", "--json"): "https://json-schema.org/draft/2020-12/schema",
    ("batch", "--format ast"): "the document of draft --format ast",
    ("check", "--format sarif"): "https://json.schemastore.org/sarif-2.1.0.json",
}


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = output_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(closed(schema))


def closed(schema: Any) -> Any:
    """A schema by which no key may be there that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {name: closed(each) for name, each in schema.items()}
    return shut | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else shut


def fit(kind: str, data: Any) -> None:
    faults = [f"{error.json_path}: {error.message[:200]}" for error in validator(kind).iter_errors(data)]
    assert faults == [], "\n".join(faults[:20])


@pytest.fixture
def surroundings(folder: Path, moudraft: Run) -> Path:
    """What the runs read: a folder of deals, good and bad; a house library; two drafts."""
    (folder / "deals").mkdir()
    (folder / "deals" / "one.yaml").write_bytes(DEAL.read_bytes())
    (folder / "deals" / "two.yaml").write_text("moudraft: 1\n", encoding="utf-8")
    for name, more in (("a.docx", ()), ("b.docx", ("--set", "terms.exit=notice-3m"))):
        assert moudraft("draft", DEAL, "-o", name, *more).code == 0
    assert moudraft("clauses", "new", "veto", "--library", "house").code == 0
    return folder


def ways() -> set[tuple[str, str]]:
    """Every way there is of asking for JSON: the command and the option."""
    found = set()
    for declared in every_command():
        for param in declared.command.params:
            if param.name in ("as_json", "as_lines", "manifest"):
                found.add((declared.words, param.opts[0]))
            elif isinstance(param.type, click.Choice):
                forms = {"json", "ast", "sarif"} & set(param.type.choices)
                found |= {(declared.words, f"{param.opts[0]} {form}") for form in forms}
    return found


def test_every_way_of_asking_for_json_is_here() -> None:
    assert ways() | {("check", "--matrix --json")} == set(PRINTED) | set(ELSEWHERE)


def test_every_command_that_prints_json_is_here() -> None:
    named = {words for words, _ in (*PRINTED, *ELSEWHERE)} | {"schema"}
    for declared in every_command():
        tree = ast.parse(Path(declared.module.__file__ or "").read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if names & {"print_json", "json_text", "json"}:
            assert declared.words in named, f"{declared.words} prints JSON that has no schema"


def test_every_schema_is_of_something_that_is_tested() -> None:
    tested = {kind for kind, _ in PRINTED.values()} | {
        "matrix",
        "manifest",
        "batch-line",
        "answers",
        "finding",
        "failure",
        "accessibility",
    }
    assert set(OUTPUTS) == tested


def test_the_accessibility_of_a_file(surroundings: Path, moudraft: Run) -> None:
    result = moudraft("check", "a.docx", "--accessibility", "--json")
    assert result.code in (0, 1), result.err
    fit("accessibility", json.loads(result.out))


FAILING = [
    ("check", "nowhere.yaml"), ("explain", "deals/two.yaml"), ("draft", "nowhere.yaml"), ("settings", "--jsn"),
    ("clauses show", "no-such-clause"), ("rules show", "L999"), ("upgrade", "nowhere.yaml"), ("nothing",),
    ("compare", "nowhere.yaml", "deals/one.yaml"), ("clauses check", "nowhere"), ("init", "deals/one.yaml"),
]  # fmt: skip


def test_every_command_can_be_asked_for_json() -> None:
    lacking = [each.words for each in every_command() if "--json" not in [*map(_first, each.command.params)]]
    assert not lacking, f"without --json: {lacking}"


def _first(param: click.Parameter) -> str:
    return param.opts[0]


def askings(declared: Declared) -> Iterator[tuple[str, ...]]:
    """Every way in which a command may be asked for JSON."""
    yield ("--json",)
    params = {param.name: param for param in declared.command.params}
    if "form" in params and isinstance(params["form"].type, click.Choice):
        for form in {"json", "ast", "sarif"} & set(params["form"].type.choices):
            yield from (("--format", form), (f"--format={form}",))
    if "output" in params:
        yield from (
            ("-o", "x.json"),
            ("-ox.JSON",),
            ("--output", "x.json"),
            ("--output=x.json",),
            ("-qo", "x.ast.json"),
        )


@pytest.mark.parametrize("declared", every_command(), ids=lambda each: each.words)
def test_every_command_fails_in_json_however_json_was_asked_for(
    declared: Declared, folder: Path, moudraft: Run
) -> None:
    """What click refuses, an option that is not there; and what the command itself does, a deal that is not."""
    takes_a_deal = any(param.metavar == "DEAL.yaml" for param in declared.command.params)
    for wrong in ["--no-such-option", *(["nowhere.yaml"] if takes_a_deal else [])]:
        for asked in askings(declared):
            done = moudraft(*declared.words.split(), wrong, *asked)
            data = json.loads(done.out)
            fit("failure", data)
            assert (done.code, data["exit_code"]) == (2, 2)
            assert data["problems"]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("check d.yaml --json", True), ("check d.yaml", False), ("draft -- --json", False), ("draft -o a.json", True),
        ("draft -oa.json", True), ("draft -o a.docx b.json", False), ("draft --output=b.JSON", True),
        ("trace --format jso", False), ("draft --format ast", True), ("draft --format", False), ("draft -o", False),
        ("draft -q -o x.md --format=json", True), ("", False), ("check deals.json", False), ("check -q --json", True),
    ],
)  # fmt: skip
def test_what_asks_for_json(line: str, asked: bool) -> None:
    assert json_asked(line.split()) is asked


def test_one_run_in_a_process_knows_nothing_of_another(folder: Path, moudraft: Run) -> None:
    assert json.loads(moudraft("rules", "show", "L401", "--json").out)["code"] == "L401"
    assert moudraft("-q", "check", "nowhere.yaml", "--json").out == moudraft("check", "nowhere.yaml", "--json").out
    assert moudraft("check", "nowhere.yaml").out == ""


def test_an_interruption_is_said_in_json(folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("moudraft.commands.doctor.run", interrupted)
    done = moudraft("doctor", "--json")
    data = json.loads(done.out)
    fit("failure", data)
    assert (done.code, data["exit_code"]) == (130, 130)
    assert [each["message"] for each in data["problems"]] == ["interrupted"]


def test_facts_do_not_go_where_the_thing_itself_goes(surroundings: Path, moudraft: Run) -> None:
    for words in (
        ("draft", DEAL),
        ("demo",),
        ("report", HEALTHY, "--for", "the ICB", "--format", "md"),
        ("preview", DEAL),
    ):
        done = moudraft(*words, "-o", "-", "--json")
        assert done.code == 2
        fit("failure", json.loads(done.out))
        assert "cannot both go to standard output" in done.err


@pytest.mark.parametrize("words", FAILING, ids=" ".join)
def test_what_cannot_be_done_is_said_as_json_too(words: tuple[str, ...], surroundings: Path, moudraft: Run) -> None:
    command, *arguments = words
    plain = moudraft(*command.split(), *arguments)
    assert (plain.code, plain.out) == (2, "")
    result = moudraft(*command.split(), *arguments, "--json")
    data = json.loads(result.out)
    fit("failure", data)
    assert (result.code, data["exit_code"]) == (2, 2)
    assert all(each["message"] in result.err for each in data["problems"])
    assert data["problems"]


def test_of_several_deals_each_has_a_line_also_where_it_fails(surroundings: Path, moudraft: Run) -> None:
    result = moudraft("check", "nowhere.yaml", "deals/one.yaml", "deals/two.yaml", "--json")
    first, second, third = (json.loads(line) for line in result.out.splitlines())
    fit("failure", first)
    fit("check", second)
    fit("failure", third)
    assert result.code == 2


def test_an_explanation_of_a_draft_that_cannot_be_made_is_one_piece_of_json(surroundings: Path, moudraft: Run) -> None:
    result = moudraft("explain", "deals/one.yaml", "--json", "--set", "clauses.leave_out={governance/body: x}")
    fit("explanation" if "clauses" in json.loads(result.out) else "failure", json.loads(result.out))


@pytest.mark.many(keep=8)
@pytest.mark.parametrize("way", PRINTED, ids=" ".join)
def test_what_a_command_prints_fits_its_schema(way: tuple[str, str], surroundings: Path, moudraft: Run) -> None:
    kind, runs = PRINTED[way]
    for arguments in runs:
        result = moudraft(*way[0].split(), *arguments, *way[1].split())
        assert result.code in (0, 1), result.err
        fit(kind, json.loads(result.out))


def test_an_explanation_of_a_draft_that_cannot_be_made_fits_too(moudraft: Run) -> None:
    case = ROOT / "tests" / "bad" / "reference-to-a-clause-left-out"
    result = moudraft("explain", case / "deal.yaml", "--library", case / "house", "--json")
    assert result.code == 2
    fit("explanation", json.loads(result.out))


@pytest.mark.parametrize("deal", [*DEALS, HEALTHY], ids=lambda path: path.stem)
def test_the_matrix(deal: Path, moudraft: Run) -> None:
    fit("matrix", json.loads(moudraft("check", deal, "--matrix", "--json").out))


@pytest.mark.parametrize("target", ["out.docx", "-"])
def test_the_manifest_of_a_draft(target: str, folder: Path, moudraft: Run) -> None:
    found = []
    for deal in DEALS:
        moudraft("draft", deal, "-o", target, "--format", "docx", "--force", "--manifest", "facts.json", *BROKEN)
        facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        fit("manifest", facts)
        found += facts["findings"]
    assert found


def test_the_manifest_of_a_batch(surroundings: Path, moudraft: Run) -> None:
    for _ in range(2):
        moudraft("batch", "deals", "-o", "out", "--jobs", "1", "--manifest", "lines.jsonl")
        lines = [json.loads(line) for line in (surroundings / "lines.jsonl").read_text("utf-8").splitlines()]
        assert len(lines) == 2
        for line in lines:
            fit("batch-line", line)


def test_the_lines_of_a_batch(surroundings: Path, moudraft: Run) -> None:
    done = moudraft("batch", "deals", "-o", "out", "--jobs", "1", "--jsonl")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [each["status"] for each in lines] == ["drafted", "failed"]
    for line in lines:
        fit("batch-line", line)
    assert lines == [json.loads(line) for line in (surroundings / "out/manifest.jsonl").read_text("utf-8").splitlines()]


def test_where_lines_were_asked_for_what_goes_wrong_is_a_line(surroundings: Path, moudraft: Run) -> None:
    for more in (("--json",), ("--no-such-option",), ("nowhere.yaml",)):
        done = moudraft("batch", "deals", "-o", "out", "--jsonl", *more)
        (line,) = done.out.splitlines()
        fit("failure", json.loads(line))
        assert done.code == 2


def test_several_drafts_give_a_line_each_and_one_that_fails_stops_no_other(surroundings: Path, moudraft: Run) -> None:
    (surroundings / "deals" / "three.yaml").write_bytes(HEALTHY.read_bytes())
    done = moudraft("draft", "deals/one.yaml", "deals/two.yaml", "deals/three.yaml", "--json")
    first, second, third = (json.loads(line) for line in done.out.splitlines())
    fit("manifest", first)
    fit("failure", second)
    fit("manifest", third)
    assert {each["file"] for each in second["problems"]} == {"deals/two.yaml"}
    assert (done.code, third["output"]) == (2, str(Path("deals", "three.docx")))


def test_the_answers_that_an_interview_keeps(tmp_path: Path) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(scripted({})[0].answers)
    fit("answers", json.loads(store.path.read_text(encoding="utf-8")))


def test_sarif_says_which_it_is(moudraft: Run) -> None:
    made = json.loads(moudraft("check", DEAL, "--format", "sarif").out)
    assert (made["$schema"], made["version"]) == (ELSEWHERE["check", "--format sarif"], "2.1.0")


@pytest.mark.parametrize("kind", OUTPUTS)
def test_a_schema_is_printed_with_its_number(kind: str, moudraft: Run) -> None:
    schema = json.loads(moudraft("schema", kind).out)
    assert schema == output_schema(kind)
    number = OUTPUTS[kind].format
    assert schema["version"] == number
    assert schema["$id"].endswith(f"/{kind}.{number}.schema.json")
    top = schema["$defs"][(schema.get("$ref") or schema["items"]["$ref"]).rpartition("/")[2]]
    if OUTPUTS[kind].several or kind == "finding":
        assert "format" not in top["properties"]
    else:
        assert top["properties"]["format"] == {"const": number}
        assert "format" in top["required"]


@pytest.mark.parametrize("kind", OUTPUTS)
def test_what_is_missing_or_strange_does_not_fit(kind: str) -> None:
    assert list(validator(kind).iter_errors({"strange": 1} if not OUTPUTS[kind].several else [{"strange": 1}]))


def test_the_help_lists_every_kind(moudraft: Run) -> None:
    said = moudraft("schema", "--help").out
    for kind in OUTPUTS:
        assert f"\n  {kind} " in said
