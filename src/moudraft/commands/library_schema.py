"""The JSON Schemas of a clause's data and of a template, with the library's own names in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from moudraft.commands.deal_schema import SCALAR, Schema, words
from moudraft.deal_shape import tidy
from moudraft.facts import known_facts
from moudraft.library import Library
from moudraft.library_shape import ClauseForm, TemplateForm, WordingForm


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
        "needs": _several({id: each.title for id, each in library.clauses.items()}),
        "clashes": _several({id: each.title for id, each in library.clauses.items()}),
        "basis": _several({id: each.cite for id, each in library.law.items()}),
    }
    wording["properties"]["when"] = _ref("when")
    wording["properties"]["carries"] |= {"examples": [_carried(library)]}
    parts |= {"clause": clause, "wording": wording, "when": _condition(library)}
    return _schema("clause", "The data at the top of a clause file.", parts)


def template_schema(library: Library) -> Schema:
    """The schema of a document shape, ``templates/<name>.yaml``."""
    parts = _parts(TemplateForm)
    template = parts.pop("Template")
    clause = words({id: each.title for id, each in library.clauses.items()})
    template["properties"]["binding_clauses"] = {"type": "array", "items": _ref("clause_id")}
    parts["Slot"]["properties"] |= {"clause": _ref("clause_id"), "when": _ref("when")}
    parts["Execution"]["properties"]["when"] = _ref("when")
    parts["Section"]["properties"]["topics"] = _several({each.topic: "" for each in library.clauses.values()})
    _name_slots([template, *parts.values()])
    parts |= {"template": template, "clause_id": clause, "when": _condition(library)}
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


def _condition(library: Library) -> Schema:
    """A condition: a map of facts that must all hold, or a list of such maps of which any may."""
    facts = {name: _test(None if values is None else list(values)) for name, values in known_facts(library).items()}
    facts["template"] = _test(list(library.templates))
    map_of_facts = {"type": "object", "properties": facts, "additionalProperties": False}
    return {
        "description": "The facts that call for it: a map whose lines all hold, or a list of maps of which any holds.",
        "anyOf": [map_of_facts, {"type": "array", "items": map_of_facts, "minItems": 1}],
    }


def _test(values: list[str] | None) -> Schema:
    """A value, a list of which any may be, ``{not: …}`` or ``{at_least: …}``."""
    value = SCALAR if values is None else {"enum": values}
    any_of = [value, {"type": "array", "items": value, "minItems": 1}]
    not_ = {"type": "object", "properties": {"not": {"anyOf": any_of}}, "required": ["not"]}
    at_least = {"type": "object", "properties": {"at_least": value}, "required": ["at_least"]}
    closed = {"additionalProperties": False}
    return {"anyOf": [*any_of, not_ | closed, at_least | closed]}
