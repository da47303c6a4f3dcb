"""The schema of a deal's own words: its provisions, its changes of stock words, and red lines with what keeps them."""

from __future__ import annotations

from typing import Any

from moudraft.deal import LISTS
from moudraft.deal.own_provisions import OWN
from moudraft.library import Library
from moudraft.selection.line_names import APPROVAL, LAW
from moudraft.selection.own_clauses import SUBJECTS

Schema = dict[str, Any]
CLAUSE: Schema = {"$ref": "#/$defs/ClauseId"}
WORD: Schema = {"type": ["string", "number", "boolean"]}
OWN_CLAUSE: Schema = {"type": "string", "pattern": f"^{OWN}", "description": "A provision of this deal: own/key."}
LINE_OF_A_LIST: Schema = {"type": "string", "pattern": rf"^({'|'.join(LISTS)})\."}


def with_own_words(parts: dict[str, Schema], library: Library) -> None:
    """The parts of the schema of a deal with the ids of clauses, laws and terms where its own words name them."""
    law = library.law
    about = {"enumDescriptions": [each.cite for each in law.values()], "description": "A law of the library, by id."}
    parts["LawId"] = {"enum": list(law), **about}
    parts["OwnProvision"]["properties"] |= {
        "after": _offered("A clause, own/key, a section by its heading, or a topic.", CLAUSE, OWN_CLAUSE, WORD),
        "keeps": several(_offered("Red lines of this deal.", {"$ref": "#/$defs/RedLineId"}, WORD)),
        "replaces": several(CLAUSE),
        "basis": several({"$ref": "#/$defs/LawId"}),
    }
    parts["OwnLine"]["properties"]["by"] = several(
        _offered("Whose duty it is: a short name, or a word for the parties.", {"enum": list(SUBJECTS)}, WORD)
    )
    parts["Amendment"]["properties"]["clause"] = CLAUSE
    parts["RedLine"]["properties"] |= _red_line(library)
    parts["RedLine"]["allOf"].append({"if": {"required": ["id"]}, "then": {"properties": {"kind": False}}})


def several(one: Schema) -> Schema:
    """One or a list of what a form says."""
    return {"anyOf": [{"type": "array", "items": one}, one]}


def clauses_that_bind() -> Schema:
    """The clauses of an answer that lists clauses: those of the library and the deal's own."""
    return several({"anyOf": [CLAUSE, OWN_CLAUSE]})


def _red_line(library: Library) -> dict[str, Schema]:
    axes = [axis for axis in library.axes.values() if axis.id != "governance"]
    terms = {f"terms.{axis.id}": axis.label for axis in axes}
    details = {f"terms.{axis.id}.{name}": each.ask for axis in axes for name, each in axis.details.items()}
    named = {"enum": list(terms), "enumDescriptions": list(terms.values())}
    every = terms | details
    lists = {"enum": list(LISTS)}
    needed = {"enum": [APPROVAL, *LISTS, *every], "enumDescriptions": [APPROVAL, *LISTS, *every.values()]}
    values = {axis.id: {"$ref": f"#/$defs/{axis.id}_value"} for axis in axes} | {"governance": WORD}
    forbidden = {"type": "object", "properties": values, "additionalProperties": False, "minProperties": 1}
    return {
        "kept_by": several(_offered("What keeps it.", CLAUSE, OWN_CLAUSE, named, lists, LINE_OF_A_LIST)),
        "forbids": several({"anyOf": [CLAUSE, forbidden]}),
        "needs": several(_offered("What has to be there first.", needed)),
        "yields_to": several({"anyOf": [{"enum": [LAW]}, {"$ref": "#/$defs/LawId"}]}),
    }


def _offered(about: str, *forms: Schema) -> Schema:
    return {"description": about, "anyOf": list(forms)}
