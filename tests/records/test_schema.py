"""``moudraft schema``: what an editor is told is just what moudraft accepts."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from moudraft.drafting import load_library
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.papers.report.report_shape import ReportRowForm
from moudraft.records.deal_schema import deal_schema
from moudraft.records.library_schema import clause_schema, template_schema
from tests.conftest import EXAMPLES, ROOT, Run

CLAUSES = sorted((ROOT / "clauses").glob("*/*.md"))
TEMPLATES = sorted((ROOT / "templates").glob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true and false are truth values, and dates are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[0-9]+$"), list("0123456789"))


def load(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    library = load_library()
    if kind == "deal":
        return jsonschema.Draft202012Validator(deal_schema(library, read_paper_kinds()))
    schema = template_schema(library) if kind == "template" else clause_schema(library)
    if kind == "wording":
        schema["$ref"] = "#/$defs/wording"
    return jsonschema.Draft202012Validator(schema)


def faults(kind: str, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


@pytest.mark.many(keep=3)
@pytest.mark.parametrize("kind", ["deal", "clause", "template"])
def test_a_schema_is_printed_and_is_a_good_schema(kind: str, moudraft: Run) -> None:
    result = moudraft("schema", kind)
    schema = json.loads(result.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema == validator(kind).schema
    assert result.err == ""


@pytest.mark.parametrize("kind", ["deal", "clause", "template"])
def test_every_reference_inside_a_schema_leads_somewhere_and_every_part_is_used(kind: str) -> None:
    schema = validator(kind).schema
    named = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)))
    assert named <= set(schema["$defs"])
    assert set(schema["$defs"]) - named <= {"wording"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_deal_schema(path: Path) -> None:
    assert faults("deal", load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_fits_the_template_schema(path: Path) -> None:
    assert faults("template", load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", CLAUSES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_clause_and_wording_fits_the_clause_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert faults("clause", load(text.split("---\n")[1])) == []
    for block in text.split("\n~~~\n")[1::2]:
        assert faults("wording", load(block)) == []


GOOD = load((ROOT / "examples" / "shared-services.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "change",
    [
        {"templat": "mou"},
        {"template": "mous"},
        {"red_lines": ["soverignty"]},
        {"red_lines": [{"id": "soverignty"}]},
        {"red_lines": [{"id": "veto", "means": "always"}]},
        {"red_lines": [{"id": "sovereignty", "means": "opt-out"}]},
        {"red_lines": [{"id": "sovereignty", "text": "Both an id and a text"}]},
        {"governance": ["leader-board"]},
        {"governance": [{"model": "leaders-board", "decision": "concensus"}]},
        {"objectives": ["enviroment"]},
        {"objectives": [{"id": "enviroment"}]},
        {"objectives": ["localism"]},
        {"terms": {"exti": "silent"}},
        {"terms": {"exit": "notice-6-months"}},
        {"terms": {"exit": {"period": "6 months"}}},
        {"terms": {"exit": {"rule": "notice", "preiod": "6 months"}}},
        {"terms": {"exit": ["silent", "no-early-exit"]}},
        {"terms": {"governance": "leaders-board"}},
        {"clauses": {"add": ["safeguards/vetto"]}},
        {"clauses": {"own": [{"key": "k", "title": "T", "text": "t", "replaces": ["safeguards/vetto"]}]}},
        {"clauses": {"own": [{"key": "k", "title": "T", "text": "t", "basis": ["lga-1872"]}]}},
        {"clauses": {"amend": [{"clause": "safeguards/vetto", "sentence": 1, "was": "w", "to": "t"}]}},
        {"red_lines": [{"text": "No closure", "kept_by": ["safeguards/vetto"]}]},
        {"red_lines": [{"text": "No closure", "kept_by": "terms.gapp"}]},
        {"red_lines": [{"text": "No closure", "forbids": [{"costs": "equall"}]}]},
        {"red_lines": [{"text": "No closure", "needs": ["contract"]}]},
        {"red_lines": [{"text": "No closure", "yields_to": ["lga-1872"]}]},
        {"red_lines": [{"id": "sovereignty", "kind": "bar"}]},
        {"terms": {"binding": {"rule": "part", "clauses": ["safeguards/vetto"]}}},
        {"clauses": {"leave_out": {"safeguards/vetto": "not wanted"}}},
        {"clauses": {"wording": {"safeguards/veto": "opt-in"}}},
        {"parties": [{"name": "A", "short_name": "A", "kind": "distrikt"}] * 2},
        {"report": "the Council"},
        {"report": {"author": "Head of Housing"}},
        {"report": {"for": "A", "autor": "Head of Housing"}},
        {"report": [{"for": "A", "meeting": "councils"}]},
        {"report": {"for": "A", "purpose": "agree"}},
        {"report": {"for": "A", "contact": {"phone": "01234"}}},
        {"report": {"for": "A", "plan": {"aim": "fewer people without a home"}}},
        {"report": {"for": "A", "options": [{"option": "Go on alone", "why": "it costs more"}]}},
        {"report": {"for": "A", "implications": {"money": "none"}}},
        {"report": {"for": "A", "members": {"gains": "one place to ask"}}},
    ],
    ids=json.dumps,
)
def test_a_slip_in_a_deal_is_seen_by_the_editor(change: dict[str, Any]) -> None:
    assert faults("deal", GOOD) == []
    assert faults("deal", GOOD | change) != []


@pytest.mark.parametrize(
    "change",
    [
        {"red_lines": ["RL-01", "sovereignty", "No closure of the depot", {"text": "No closure", "private": True}]},
        {"red_lines": [{"id": "veto", "means": "block", "waiver": {"by": "Cabinet", "on": "2027-01-20", "why": "x"}}]},
        {"governance": "GM-02"},
        {"governance": {"model": "leaders-board", "chair": "the Mayor", "meets": "monthly", "decision": "silent"}},
        {"objectives": ["tbc", "our own words", {"tbc": "ask Finance"}, {"text": {"tbc": "wording"}, "due": 2028}]},
        {"terms": {"exit": "tbc", "veto": {"tbc": "ask the Leader"}, "dispute": ["none"]}},
        {"clauses": {"add": ["FRM-2"], "leave_out": {"SAF-7": "not wanted"}, "wording": {"SAF-7": "block"}}},
        {"clauses": {"own": [{"key": "k", "title": "T",
                              "text": [{"by": "each", "text": "t"}, {"by": ["A", "B"], "text": "u"}],
                              "after": "money/costs", "replaces": "SAF-7", "keeps": ["sovereignty", "k2"],
                              "basis": ["lga-1972-s111"]},
                             {"key": "l", "title": "T", "text": "t", "after": "own/k"},
                             {"key": "m", "title": "T", "text": "t", "after": "How we pay"}],
                     "amend": [{"clause": "SAF-7", "sentence": 1, "was": "w", "out": True}]}},
        {"red_lines": [{"text": "No closure", "kind": "bar",
                        "kept_by": ["own/k", "terms.gap", "services.point", "SAF-7"],
                        "forbids": ["SAF-7", {"costs": "equal", "decision": "majority"}], "yields_to": "law",
                        "needs": ["approval", "contracts", "terms.gap", "terms.costs.shares"]}]},
        {"terms": {"binding": {"rule": "part", "clauses": ["own/k", "SAF-7"]}}},
        {"terms": {"binding": {"rule": "part", "clauses": {"tbc": "ask the lawyers"}}}},
        {"x-our-reference": 7, "date": {"tbc": "after the elections"}},
        {"report": {"for": "A"}},
        {"report": [{"for": "A", "meeting": "executive", "purpose": "note", "contact": "Housing", "plan": "tbc",
                     "wards": "all", "options": ["Go on alone", {"option": "Wait", "because": {"tbc": "ask Finance"}}],
                     "implications": {"finance": ["within the budget", "tbc"], "environment": "none"}},
                    {"for": "B", "contact": {"office": "Housing", "telephone": 1234}, "plan": {"tbc": "which plan"},
                     "members": {"gain": ["one place to ask"]}, "view": {"tbc": "after the meeting"}}]},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_what_moudraft_reads_is_not_underlined(change: dict[str, Any]) -> None:
    assert faults("deal", GOOD | change) == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("clause", {"titel": "Veto"}),
        ("clause", {"status": "final"}),
        ("clause", {"needs": ["safeguards/vetto"]}),
        ("clause", {"protects": ["vetto"]}),
        ("clause", {"basis": ["lga-1872"]}),
        ("clause", {"when": {"vetto": "block"}}),
        ("clause", {"when": {"veto": "vote"}}),
        ("clause", {"when": {"veto": {"not": "none", "at_least": "block"}}}),
        ("wording", {"register": "footnote"}),
        ("wording", {"when": [{"veto": {"no": "block"}}]}),
        ("wording", {"position": "best"}),
        ("template", {"sections": [{"heading": "One", "slots": ["safeguards/vetto"]}]}),
        ("template", {"sections": [{"heading": "One", "slots": [{"clause": "safeguards/vetto"}]}]}),
        ("template", {"sections": [{"heading": "One", "topics": ["safegards"], "slots": []}]}),
        ("template", {"execution": {"when": {"capacity": "officer"}}}),
    ],
    ids=str,
)
def test_a_slip_in_the_library_is_seen_by_the_editor(kind: str, change: dict[str, Any]) -> None:
    good: dict[str, Any] = {
        "clause": {"title": "Veto", "purpose": "Say no.", "when": [{"veto": {"not": "none"}}, {"parties": 2}]},
        "wording": {"register": "row", "when": {"veto": ["opt-out", "block"]}, "widths": [40, 60]},
        "template": load((ROOT / "templates" / "mou.yaml").read_text(encoding="utf-8")),
    }[kind]
    assert faults(kind, good) == []
    assert faults(kind, good | change) != []


def test_an_editor_explains_every_key_of_a_report() -> None:
    parts = validator("deal").schema["$defs"]
    forms = {name: part["properties"] for name, part in parts.items() if name.startswith("Report") and name != "Report"}
    assert len(forms["ReportRow"]) == len(ReportRowForm.__struct_fields__)
    assert [f"{name}.{key}" for name, form in forms.items() for key in form if not form[key].get("description")] == []
    meetings = forms["ReportRow"]["meeting"]
    assert dict(zip(meetings["enum"], meetings["enumDescriptions"], strict=True))["nhs-board"] == "NHS board"


def test_the_schema_of_a_house_knows_its_meetings(folder: Path, moudraft: Run) -> None:
    path = folder / "house" / "templates" / "papers" / "meetings.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("court:\n  label: Court\n  called: the Court\n  asks: that\n  fits: [councils]\n", encoding="utf-8")
    schema = json.loads(moudraft("schema", "deal", "--library", "house").out)
    jsonschema.validate(GOOD | {"report": {"for": "A", "meeting": "court"}}, schema)
    assert faults("deal", GOOD | {"report": {"for": "A", "meeting": "court"}}) != []


@pytest.mark.slow
def test_the_schema_of_a_house_library_knows_its_clauses(folder: Path, moudraft: Run) -> None:
    path = folder / "house" / "clauses" / "local" / "bridge.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: Bridge\npurpose: Share it.\n---\n## plain\n1. They share it.\n", encoding="utf-8")
    schema = json.loads(moudraft("schema", "deal", "--library", "house").out)
    jsonschema.validate(GOOD | {"clauses": {"add": ["local/bridge"]}}, schema)
    assert faults("deal", GOOD | {"clauses": {"add": ["local/bridge"]}}) != []
