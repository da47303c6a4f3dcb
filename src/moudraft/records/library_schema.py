"""The JSON Schemas of a clause's data and of a template, with the library's own names in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from moudraft.deal.deal_shape import tidy
from moudraft.library import Library
from moudraft.library.reading.library_shape import ClauseForm, WordingForm
from moudraft.library.reading.template_shape import TemplateForm
from moudraft.records.deal_schema import SCALAR, Schema, words
from moudraft.selection.facts import known_facts


def clause_schema(library: Library) -> Schema:
    """The schema of the data in a clause file.

    The whole describes the front matter, so that an editor can use it there; ``$defs`` has it again as ``clause``
    and the ``~~~`` block of a wording as ``wording``.
    """
    parts = _parts(ClauseForm) | _parts(WordingForm)
    clause, wording = parts.pop("Clause"), parts.pop("Wording")
    clause["properties"] |= {
        "when": _ref("when"),
        "protects": _several({id: each.title for id, each in library.red_lines.items()}),
        "needs": {"type": "array", "items": _ref("clause_id")},
        "clashes": {"type": "array", "items": _ref("clause_id")},
        "basis": _several({id: each.cite for id, each in library.law.items()}),
    }
    wording["properties"]["when"] = _ref("when")
    wording["properties"]["carries"] |= {"examples": [_carried(library)]}
    parts |= {"clause": clause, "wording": wording, **_shared(library)}
    return _schema("clause", "The data at the top of a clause file.", parts)


def template_schema(library: Library) -> Schema:
    """The schema of a document shape, ``templates/<name>.yaml``."""
    parts = _parts(TemplateForm)
    template = parts.pop("Template")
    template["properties"]["binding_clauses"] = {"type": "array", "items": _ref("clause_id")}
    parts["Slot"]["properties"] |= {"clause": _ref("clause_id"), "when": _ref("when")}
    parts["Execution"]["properties"]["when"] = _ref("when")
    parts["Section"]["properties"]["topics"] = _several({each.topic: "" for each in library.clauses.values()})
    _name_slots([template, *parts.values()])
    parts |= {"template": template, **_shared(library)}
    return _schema("template", "A document shape: its sections, and the clauses that stand in them.", parts)


def _schema(name: str, description: str, parts: dict[str, Schema]) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://moudraft.invalid/{name}.schema.json",
        "title": name,
        "description": description,
        "$ref": f"#/$defs/{name}",
        "$defs": dict(sorted(parts.items())),
    }


def _parts(form: type[Any]) -> dict[str, Schema]:
    """The definitions of a form and of those inside it, by their names without ``Form``."""
    made = msgspec.json.schema(form)["$defs"]
    return {name.removesuffix("Form"): tidy(part) for name, part in made.items()}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _several(offered: dict[str, str]) -> Schema:
    return {"type": "array", "items": words(offered)}


def _name_slots(parts: Iterable[Schema]) -> None:
    """Wherever a slot may be given as plain text, that text is the id of a clause."""
    for part in parts:
        for name, each in part["properties"].items():
            choices = each.get("items", {}).get("anyOf", ())
            if any(choice.get("$ref") == "#/$defs/Slot" for choice in choices):
                part["properties"][name] = {"type": "array", "items": {"anyOf": [_ref("clause_id"), _ref("Slot")]}}


def _carried(library: Library) -> list[str]:
    """Every carve-out or qualifier that a wording of the library declares."""
    return sorted({each for clause in library.clauses.values() for w in clause.wordings for each in w.carries})


def _shared(library: Library) -> dict[str, Schema]:
    """What both schemas speak of: a clause by its id, and a condition over the facts of a deal."""
    facts = known_facts(library)
    tests = {f"fact_{name}": {"enum": list(values)} for name, values in facts.items() if values is not None}
    lines = {name: _test(_ref(f"fact_{name}") if f"fact_{name}" in tests else SCALAR) for name in facts}
    return {
        "clause_id": words({id: each.title for id, each in library.clauses.items()}),
        "when": {
            "description": "What calls for it: a map whose lines all hold, or a list of maps of which any holds.",
            "anyOf": [_ref("facts"), {"type": "array", "items": _ref("facts"), "minItems": 1}],
        },
        "facts": {"type": "object", "properties": lines, "additionalProperties": False},
        **tests,
    }


def _test(value: Schema) -> Schema:
    """A value, a list of which any may be, ``{not: …}`` or ``{at_least: …}``."""
    any_of = [value, {"type": "array", "items": value, "minItems": 1}]
    tests = {"not": {"anyOf": any_of}, "at_least": value}
    one_test = {"type": "object", "properties": tests, "additionalProperties": False}
    return {"anyOf": [*any_of, one_test | {"minProperties": 1, "maxProperties": 1}]}
