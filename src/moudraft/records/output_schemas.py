"""The JSON Schema of everything that moudraft writes as JSON, made of the very structs that are written.

Each has a format number. It stays while keys are only added; docs/format.md says what else it promises.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import msgspec

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Output(NamedTuple):
    """A kind of JSON: the struct of it (``module:name``), what it is, and which command writes it.

    ``several``: it is an array of such structs, which has no place for a format number; its schema alone has one.
    """

    struct: str
    about: str
    written_by: str
    several: bool = False
    format: int = 1


OUTPUTS = {
    "finding": Output("findings:FlatFinding", "one finding, as the others hold it", "check --json, and others"),
    "check": Output("records.check_report:CheckReport", "the findings of a deal", "check --json"),
    "accessibility": Output(
        "records.accessibility_report:AccessibilityReport",
        "the findings on a Word file",
        "check --accessibility --json",
    ),
    "matrix": Output("records.red_line_matrix:MatrixRow", "the red lines of a deal", "check --matrix --json", True),
    "explanation": Output("records.explanation_data:Explanation", "why a draft is as it is", "explain --json"),
    "trace": Output("tracing.both_ways:Trace", "where all is said, and what asked for it", "trace --json"),
    "duties": Output("papers.duties.register:Register", "who owes what by when", "duties --json"),
    "checklist": Output(
        "papers.checklist.signing_list:Checklist", "what to settle, approve and sign", "checklist --json"
    ),
    "manifest": Output(
        "records.run_manifest:RunManifest", "the facts of one draft", "draft --json, draft --manifest, demo --json"
    ),
    "document": Output("document:Document", "a draft, numbered and with its references", "draft --format ast"),
    "comparison": Output("records.comparison_data:ComparisonData", "what changed", "compare --format json"),
    "shown-file": Output("records.shown_file:ShownFile", "what a Word file says of itself", "show --json"),
    "style": Output(
        "records.style_data:StyleData",
        "a style file, and what plays which part",
        "style show --json, style check --json",
    ),
    "appraisal": Output("records.variant_data:AppraisalData", "options set side by side", "variants --json"),
    "batch": Output("records.batch_summary:BatchSummary", "what a batch came to", "batch --json"),
    "batch-line": Output("batch.batch_manifest:Record", "a line of a batch's manifest", "batch --jsonl"),
    "clause-list": Output("records.clause_data:ClauseLine", "the clauses, a line each", "clauses list --json", True),
    "clause-entry": Output("records.clause_data:ClauseEntry", "all that is known of a clause", "clauses show --json"),
    "clause-search": Output("records.clause_data:FoundClause", "the clauses found", "clauses search --json", True),
    "question-list": Output("records.question_data:QuestionData", "the questions", "questions --json", True),
    "rule-list": Output("records.rule_data:RuleData", "the rules", "rules list --json", True),
    "rule-entry": Output("records.rule_data:RuleEntry", "one rule", "rules show --json"),
    "failure": Output("records.failure:Failure", "why a command could not do its work", "any command with --json"),
    "house-library": Output("records.small_outputs:HouseLibrary", "a sound library", "clauses check --json"),
    "upgrade": Output("records.small_outputs:UpgradeReport", "what an upgrade changed", "upgrade --json"),
    "folder": Output("records.small_outputs:FolderMade", "a folder made ready", "init --json"),
    "settings": Output("records.settings_data:SettingsData", "the settings that hold", "settings --json"),
    "doctor": Output("records.health:Health", "what is installed and works", "doctor --json"),
    "deal-made": Output(
        "records.made_files:DealMade", "a deal that was made, and its draft", "new --json, edit --json"
    ),
    "papers": Output("records.made_files:PapersMade", "the papers for meetings", "report --json"),
    "preview": Output("records.small_outputs:PreviewMade", "where a preview is", "preview --json"),
    "copy": Output("records.small_outputs:CopyMade", "a file begun from ours", "clauses new --json, style new --json"),
    "completion": Output("records.small_outputs:CompletionScript", "the set-up of a shell", "completion --json"),
    "command": Output("records.command_data:CommandData", "how a command is called", "help --json"),
    "answers": Output("interview.answer_store:Kept", "the answers kept while an interview lasts", "new, edit"),
}


def output_schema(kind: str) -> Schema:
    """The schema of one of :data:`OUTPUTS`."""
    output = OUTPUTS[kind]
    module, _, name = output.struct.partition(":")
    struct = getattr(import_module(f"moudraft.{module}"), name)
    (schema,), made = msgspec.json.schema_components([struct])
    parts = {name: _always_there(part) for name, part in made.items()}
    if "format" in parts[name]["properties"]:
        parts[name]["properties"]["format"] = {"const": output.format}
    return {
        "$schema": DRAFT,
        "$id": f"https://moudraft.invalid/output/{kind}.{output.format}.schema.json",
        "title": kind,
        "description": f"{output.about[0].upper()}{output.about[1:]}: moudraft {output.written_by}.",
        "version": output.format,
        **({"type": "array", "items": schema} if output.several else schema),
        "$defs": dict(sorted(parts.items())),
    }


def _always_there(part: Schema) -> Schema:
    """What has a default is written with it too: only what may be unset can be missing."""
    part = {**part, "description": part.get("description", "").replace("``", "`")}
    if "properties" not in part:
        return part
    properties = {name: dict(each) for name, each in part["properties"].items()}
    present = {name for name, each in properties.items() if "default" in each} | set(part.get("required", ()))
    for each in properties.values():
        each.pop("default", None)
    return {**part, "properties": properties, "required": [name for name in properties if name in present]}
