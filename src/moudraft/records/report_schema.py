"""The schema of ``report:`` in a deal, from the same form that reads it, with what each key asks its author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.deal.deal_shape import tidy
from moudraft.library.paper_kinds import PaperKinds
from moudraft.papers.report.asked_of_author import ASKED
from moudraft.papers.report.report_shape import ReportRowForm

Schema = dict[str, Any]
ROW = "ReportRow"
MAPS = {
    "contact": "ReportContact", "plan": "ReportPlan", "members": "ReportMembers", "implications": "ReportImplications",
    "": "ReportOption",
}  # fmt: skip
"""The part of the schema with the keys of a map, by where the map stands in a row; an option stands in no one place."""
ABOUT = {
    "for": "Whose report it is: a party, by its short name",
    "meeting": "Where it goes; else the body that the approval names, or the usual one for that kind of body",
    "purpose": "What is asked of the meeting; else to approve",
    "title": "The title of the report; else that of the agreement",
    "contact": "Whom to ask about this report: an office, or a map",
    "plan": "Our own plan: its name, or a map",
    "implications": "What it means, by heading; none is a statement that it means nothing",
    "members": "For the page for members",
}
"""What the keys mean that fill no blank of a report."""
PURPOSES = {"approve": "To approve the agreement", "comment": "To comment on it", "note": "To note it"}


def with_report(schema: Schema, kinds: PaperKinds) -> None:
    """Give the schema of a deal the whole shape of ``report``, and its ``$defs`` the parts that this needs."""
    made = msgspec.json.schema(ReportRowForm)["$defs"]
    parts = {name.removesuffix("Form"): tidy(form) for name, form in made.items()}
    row = parts[ROW]["properties"]
    row["meeting"] = _offered({id: each.label for id, each in kinds.meetings.items()})
    row["purpose"] = _offered(PURPOSES)
    for place, key, form in _keys(parts):
        form["description"] = _about(f"{place}.{key}" if place else key)
    schema["$defs"] |= parts
    one = {"$ref": f"#/$defs/{ROW}"}
    told = schema["properties"]["report"]["description"]
    schema["properties"]["report"] = {"description": told, "anyOf": [one, {"type": "array", "items": one}]}


def _offered(words: dict[str, str]) -> Schema:
    return {"enum": list(words), "enumDescriptions": list(words.values())}


def _keys(parts: Schema) -> Iterator[tuple[str, str, Schema]]:
    """Each key of a row and of the maps in it: the map's key, its own, and its form."""
    for place, name in {"row": ROW, **MAPS}.items():
        for key, form in parts[name]["properties"].items():
            yield ("" if place == "row" else place), key, form


def _about(key: str) -> str:
    if key.endswith("tbc"):
        return "Not settled: what is to be confirmed"
    words = ABOUT.get(key) or ASKED[key]
    return words[:1].upper() + words[1:]
