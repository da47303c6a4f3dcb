"""The JSON Schema of a deal with the library's own words in it, so that an editor completes and explains them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from moudraft.deal import LISTS
from moudraft.deal.deal_shape import OWN_LISTS
from moudraft.deal.deal_shape import deal_schema as bare_deal_schema
from moudraft.library import Axis, Detail, Library, RedLineEntry
from moudraft.library.paper_kinds import PaperKinds
from moudraft.records.own_words_schema import clauses_that_bind, with_own_words
from moudraft.records.report_schema import with_report
from moudraft.selection.bodies import SILENT
from moudraft.selection.details import BY_PARTY

Schema = dict[str, Any]
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
TBC: Schema = {"$ref": "#/$defs/Tbc"}
# Own text is told from an id by the space in it.
OWN_TEXT: Schema = {"type": "string", "pattern": r"\S\s+\S"}
WORD_TBC: Schema = {"enum": ["tbc"], "enumDescriptions": ["Not settled"]}


def deal_schema(library: Library, papers: PaperKinds) -> Schema:
    """The schema of ``deal.yaml`` for this library and its papers."""
    schema = bare_deal_schema()
    parts, properties = schema["$defs"], schema["properties"]
    parts |= _names(library)
    kinds = library.home.kinds.values()
    parts["Party"]["properties"]["kind"] = words({each.id: each.help or each.label for each in kinds})
    parts["BodyKind"] = words({each: library.home.bodies_called(each) for each in _bodies(library)})
    ways = {"hand": "Under hand"} | {each.id: f"As a deed, {each.label}" for each in library.home.deeds.values()}
    parts["Signatory"]["properties"]["by"] = words(ways)
    nations = library.nations.values()
    parts["Party"]["properties"]["nation"] = words({each.id: each.title for each in nations})
    properties["template"] = words({each.id: each.help for each in library.templates.values()})
    for name in LISTS:
        parts[f"{name}_id"] = _items(library, name)
        properties[name] = _list(library, name, list(parts["Item"]["properties"]))
    properties["red_lines"]["items"] = {"anyOf": [_ref("RedLineId"), OWN_TEXT, _ref("RedLine")]}
    parts["RedLine"]["properties"]["id"] = _ref("RedLineId")
    parts["RedLine"]["allOf"] = list(_meanings(library))
    one_body = [_ref("ModelId"), _ref("Body")]
    properties["governance"] = {"anyOf": [*one_body, {"type": "array", "items": {"anyOf": one_body}}]}
    parts["Body"]["properties"] |= _body(library)
    parts |= {f"{axis.id}_value": _axis_values(axis) for axis in library.axes.values() if axis.id != "governance"}
    properties["terms"] = _terms(library)
    parts["Clauses"]["properties"] |= _clauses(library)
    with_own_words(parts, library)
    with_report(schema, papers)
    schema["$defs"] = dict(sorted(parts.items()))
    return schema


def words(offered: Mapping[str, str], also: Iterable[str] = ()) -> Schema:
    """A choice of words, each with what an editor shows beside it; ``also`` are accepted and not offered."""
    chosen: Schema = {"enum": list(offered), "enumDescriptions": list(offered.values())}
    also = sorted(also)
    return {"anyOf": [chosen, {"enum": also}]} if also else chosen


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _bodies(library: Library) -> list[str]:
    """The kinds of body, and the groups that they are in."""
    return [*library.home.kinds, *(each for each in library.home.groups if each not in library.home.kinds)]


def _codes(*entries: Any) -> list[str]:
    return [each.code for each in entries if each.code]


def _names(library: Library) -> dict[str, Schema]:
    """The ids of the library's kinds; a code (SAF-7) is accepted wherever an id is."""
    clauses, lines, models = library.clauses, library.red_lines, library.models
    about_clauses = {id: f"{each.title}: {each.purpose}" for id, each in clauses.items()}
    about_lines = {id: f"{each.title}: {each.intent}" for id, each in lines.items()}
    about_models = {id: f"{each.title}: {each.help}" for id, each in models.items()}
    return {
        "ClauseId": words(about_clauses, _codes(*clauses.values())) | {"description": "A clause, by id or code."},
        "RedLineId": words(about_lines, _codes(*lines.values())) | {"description": "A red line, by id or code."},
        "ModelId": words(about_models, _codes(*models.values())) | {"description": "A governance model."},
    }


def _items(library: Library, name: str) -> Schema:
    from moudraft.library.words_shown import shown

    items = library.items[name]
    return words({item.id: shown(item.text) for item in items.values()}) if items else {"not": {}}


def _list(library: Library, name: str, keys: list[str]) -> Schema:
    """A list; ``keys`` are what a line of any list may have. Own text has these and the details of its list alone."""
    asked = library.lists.get(name, {})
    details = {detail: _detail(asked, detail) for detail in asked if "." not in detail}
    own_text = {"propertyNames": {"enum": [*(key for key in keys if key != "id"), *details]}}
    item = {
        "allOf": [_ref("Item"), {"properties": {"id": _ref(f"{name}_id"), **details}}],
        "if": {"not": {"required": ["id"]}},
        "then": own_text,
    }
    own = [{"type": "string"}] if name in OWN_LISTS else [_ref(f"{name}_id"), WORD_TBC, OWN_TEXT]
    return {"type": "array", "items": {"anyOf": [*own, item]}}


def _meanings(library: Library) -> Iterable[Schema]:
    """For each red line that has several meanings, which they are; for all others, that there is none to choose."""
    several = [entry for entry in library.red_lines.values() if entry.means]
    for entry in several:
        means = words({name: each.label for name, each in entry.means.items()})
        yield {"if": _is_line(entry), "then": {"properties": {"means": means}}}
    yield {"if": {"not": _is_line(*several)}, "then": {"properties": {"means": False}}}


def _is_line(*entries: RedLineEntry) -> Schema:
    names = [name for entry in entries for name in (entry.id, entry.code) if name]
    return {"required": ["id"], "properties": {"id": {"enum": names}}}


def _body(library: Library) -> dict[str, Schema]:
    silent = {SILENT: "The document does not say"}
    properties: dict[str, Schema] = {"model": _ref("ModelId")}
    rule = {"anyOf": [_ref("decision_value"), words(silent)]}
    properties["decision"] = {"anyOf": [*rule["anyOf"], WORD_TBC, {"allOf": [_ref("Decision"), _with("rule", rule)]}]}
    properties["standing"] = {"anyOf": [words(_STANDINGS), WORD_TBC, _ref("Standing")]}
    properties["groups"] = {"anyOf": [{"enum": [True, False, "yes", "no"]}, WORD_TBC, _ref("Groups")]}
    offers = {"chair": library.chairs, "quorum": library.quorums, "secretariat": library.secretariats}
    for part, phrases in offers.items():
        offered = words({name: each.label for name, each in phrases.items()} | silent)
        rule = {"anyOf": [offered, SCALAR]}
        also = {"allOf": [_ref("Chair"), _with("rule", rule)]} if part == "chair" else TBC
        properties[part] = {"anyOf": [offered, SCALAR, also]}
    return properties


_STANDINGS = {"advisory": "It advises, and decides nothing for anybody", "decides": "It decides, within its powers"}


def _with(key: str, form: Schema) -> Schema:
    return {"properties": {key: form}}


def _terms(library: Library) -> Schema:
    axes = {axis.id: _axis(axis) for axis in library.axes.values() if axis.id != "governance"}
    return {
        "type": "object",
        "description": "The options the partners chose; what is not set takes its default.",
        "properties": axes,
        "additionalProperties": False,
    }


def _axis_values(axis: Axis) -> Schema:
    return words({name: ": ".join(filter(None, (each.label, each.help))) for name, each in axis.values.items()})


def _axis(axis: Axis) -> Schema:
    values = _ref(f"{axis.id}_value")
    details = {name: _detail(axis.details, name) for name in axis.details if "." not in name}
    with_details = {
        "type": "object",
        "properties": {
            "rule": {"anyOf": [values, WORD_TBC]},
            "reason": {**SCALAR, "description": "Why; kept for the record."},
            **details,
        },
        "required": ["rule"],
        "additionalProperties": False,
    }
    several: Schema = {"type": "array", "items": {"anyOf": [values, with_details]}, "minItems": 1}
    if not axis.several:
        several["maxItems"] = 1
    return {"description": f"{axis.label}. {axis.help}", "anyOf": [values, WORD_TBC, TBC, with_details, several]}


def _detail(asked: Mapping[str, Detail], name: str) -> Schema:
    """A detail in any of its forms: one text, lines, a map of its parts, rows of its fields."""
    detail = asked[name]
    about = {"description": detail.ask.capitalize()}
    if detail.kind == "rows":
        row = _map({field: _one(each) for field, each in detail.fields.items()})
        forms = [row, {"type": "array", "items": {"anyOf": [row, SCALAR]} if detail.main else row}]
        forms += [SCALAR] if detail.main else []
        if detail.main and len(detail.fields) == 2:
            other = next(field for field in detail.fields if field != detail.main)
            forms.append({"type": "object", "additionalProperties": _one(detail.fields[other]), "minProperties": 1})
        return about | {"anyOf": [*forms, TBC]}
    starts = [each.removeprefix(f"{name}.") for each in asked if each.startswith(f"{name}.")]
    parts = {part: _detail(asked, f"{name}.{part}") for part in starts if "." not in part}
    if not parts:
        return _one(detail)
    return about | {"anyOf": [*_one(detail)["anyOf"], _map({detail.main: _one(detail), **parts})]}


def _one(detail: Detail) -> Schema:
    about = {"description": detail.ask.capitalize()}
    if detail.kind == "choice":
        return about | {"anyOf": [{"enum": list(detail.values)}, WORD_TBC, TBC]}
    if detail.kind == "clauses":
        return about | {"anyOf": [*clauses_that_bind()["anyOf"], TBC, WORD_TBC]}
    if detail.kind in BY_PARTY:
        one = {"enum": [*detail.values, "tbc"]} if detail.kind == "choice-by-party" else SCALAR
        each = {"type": "object", "additionalProperties": {"anyOf": [one, TBC]}, "minProperties": 1}
        return about | {"anyOf": [one, each, TBC]}
    if detail.kind == "bodies":
        return about | {"anyOf": [{"type": "array", "items": _ref("BodyKind")}, _ref("BodyKind"), WORD_TBC, TBC]}
    if detail.kind in ("list", "parties"):
        return about | {"anyOf": [{"type": "array", "items": SCALAR}, SCALAR, TBC]}
    return about | {"anyOf": [SCALAR, TBC]}


def _map(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


def _clauses(library: Library) -> dict[str, Schema]:
    clauses = library.clauses
    wordings: dict[str, Schema] = {
        name: {"enum": [wording.name for wording in clause.wordings]}
        for clause in clauses.values()
        for name in filter(None, (clause.id, clause.code))
    }
    return {
        "add": {"type": "array", "items": _ref("ClauseId"), "description": "Clauses the template would not have."},
        "leave_out": {
            "type": "object",
            "propertyNames": _ref("ClauseId"),
            "additionalProperties": SCALAR,
            "description": "Clauses to leave out, each with the reason.",
        },
        "wording": {
            "type": "object",
            "properties": wordings,
            "additionalProperties": False,
            "description": "The wording to use of a clause, in place of the one its conditions choose.",
        },
    }
