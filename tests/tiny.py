"""A tiny clause library, so that a test can state a rule in a few lines: one template, five axes, one body.

Clauses are given by id and text. A text without front matter is one wording called ``plain``. Anything else the
library holds can be replaced file by file, as YAML text or as plain data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from moudraft.deal import LISTS, Deal
from moudraft.deal.deal_file import load_deal
from moudraft.document import Document, Paragraph, Provision, plain_text
from moudraft.document.assembly import assemble
from moudraft.library import Layers, Library, Source
from moudraft.library.reading.library_files import Reader
from moudraft.selection import Selection, select
from tests.conftest import ROOT

NORTH = {"name": "North District Council", "short_name": "North", "kind": "district"}
SOUTH = {"name": "South Borough Council", "short_name": "South", "kind": "borough"}
WEST = {"name": "West Borough Council", "short_name": "West", "kind": "borough"}

NATION = ROOT / "clauses" / "nations" / "england"

AXES: dict[str, Any] = {
    "binding": {
        "label": "Legal effect",
        "help": "Does it bind?",
        "values": {"none": {"label": "No"}, "part": {"label": "In part"}, "full": {"label": "Yes"}},
        "details": {"clauses": {"ask": "which clauses bind", "kind": "clauses"}},
        "defaults": [{"value": "none", "because": "nothing binds"}],
    },
    "governance": {
        "label": "Governance",
        "help": "Which bodies?",
        "several": "yes",
        "values": {"no-body": {"label": "None"}, "board": {"label": "A board"}, "team": {"label": "A team"}},
        "defaults": [{"value": "no-body", "because": "no body is needed"}],
    },
    "decision": {
        "label": "Decisions",
        "help": "How are decisions made?",
        "values": {"none": {"label": "None"}, "consensus": {"label": "Consensus"}, "majority": {"label": "Vote"}},
        "defaults": [{"value": "none", "because": "there is no body"}],
    },
    "numbering": {
        "label": "Numbering",
        "help": "How is it numbered?",
        "values": {"none": {"label": "None"}, "headings": {"label": "Headings"}, "legal": {"label": "Legal"}},
        "defaults": [{"value": "legal", "because": "it is a legal paper"}],
    },
    "exit": {
        "label": "The way out",
        "help": "How does a partner leave?",
        "values": {
            "silent": {"label": "Nothing is said"},
            "notice": {"label": "Notice"},
            "notice-3m": {"label": "Three months", "details": {"period": "3 months"}},
            "never": {"label": "Never"},
        },
        "details": {"period": {"ask": "how long the notice is", "kind": "period"}},
        "defaults": [{"value": "silent", "because": "little need be said"}],
    },
    "costs": {
        "label": "Costs",
        "help": "Who pays?",
        "several": "yes",
        "values": {"own": {"label": "Each its own"}, "shared": {"label": "Shared"}, "lead": {"label": "One leads"}},
        "details": {"lead": {"ask": "who pays first", "kind": "party"}, "items": {"ask": "for what", "kind": "list"}},
        "defaults": [{"value": "own", "because": "each pays its own"}],
    },
}

GOVERNANCE: dict[str, Any] = {
    "models": {
        "no-body": {"title": "No body", "help": "None", "kind": "none", "decision": "none"},
        "board": {
            "title": "A board",
            "help": "Members meet",
            "kind": "members",
            "code": "GM-1",
            "name": "Leaders' Board",
            "members": "the Leader of {{ each }}",
            "chair": "rotating",
            "decision": "consensus",
            "purpose": "steer the work",
        },
        "team": {"title": "A team", "help": "Officers meet", "kind": "officers", "name": "Programme Team"},
        "shared-post": {"title": "A post", "help": "One person", "kind": "arrangement", "name": "Shared Director"},
    },
    "chairs": {"rotating": {"label": "In turn", "words": "chaired by {{ each }} in turn"}},
    "quorums": {"all": {"label": "All", "words": "one from {{ each }}"}},
    "secretariats": {"chair": {"label": "Chair", "words": "the chair's {{ party }}"}},
}


OF_NATION = ("nation", "kinds", "approvers")


def text(value: Any) -> str:
    """YAML text as it stands; anything else as JSON, which YAML can read."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def clause(body: str, front: Mapping[str, Any] | None = None) -> str:
    """A clause file: ``body`` is its wordings, or the text of one called ``plain``; ``front`` adds to its data.

    With no data added, the text of ``plain`` begins on line 6.
    """
    data = "".join(f"{key}: {text(value)}\n" for key, value in (front or {}).items())
    wordings = body if body.lstrip().startswith("## ") else f"## plain\n{body}"
    return f"---\ntitle: A clause\npurpose: To be tested.\n{data}---\n{wordings}\n"


def template(*sections: Any, **more: Any) -> dict[str, Any]:
    """A template called ``paper``. A section is ``(heading, [slots])``, or a map."""
    made = [each if isinstance(each, dict) else {"heading": each[0], "slots": each[1]} for each in sections]
    paper = {"name": "Memorandum", "this": "this Memorandum"}
    return {"title": "Paper", "help": "A paper", "instrument": "mou", "paper": paper, "sections": made, **more}


def files(clauses: Mapping[str, str], paper: Any = None, **more: Any) -> Layers:
    """The files of a library: ``axes`` and ``red_lines`` and so on replace what it holds; axes are added to it."""
    found = {f"clauses/{name}.yaml": more.get(name, []) for name in LISTS}
    found |= {
        "clauses/governance.yaml": {**GOVERNANCE, **more.get("governance", {})},
        "clauses/red-lines.yaml": {"red_lines": more.get("red_lines", []), "pairs": more.get("pairs", [])},
        "clauses/definitions.yaml": more.get("definitions", []),
        "clauses/law.yaml": more.get("law", []),
        "clauses/lists.yaml": more.get("lists", {}),
        "clauses/hard-points.yaml": more.get("hard_points", {}),
        "clauses/statements.yaml": more.get("statements", {}),
        "clauses/roles.yaml": more.get("roles", {}),
        "clauses/words-to-avoid.yaml": more.get("words", []),
        "clauses/axes.yaml": {**AXES, **more.get("axes", {})},
        "templates/paper.yaml": template(("Terms", list(clauses))) if paper is None else paper,
    }
    nation = {each: (NATION / f"{each}.yaml").read_text(encoding="utf-8") for each in OF_NATION}
    found |= {f"clauses/nations/england/{each}.yaml": words for each, words in nation.items()}
    found |= {f"clauses/{id}.md": body if body.startswith("---") else clause(body) for id, body in clauses.items()}
    return {name: (Source(name, text(value)),) for name, value in found.items()}


def library(clauses: Mapping[str, str], paper: Any = None, **more: Any) -> Library:
    """A library of these clauses. Without a ``paper`` of its own it has one section with a slot for each."""
    return Reader(files(clauses, paper, **more)).library("tiny")


def write(folder: Path, content: Mapping[str, str]) -> Path:
    """Files in a folder, by their path in it, as a house library has them."""
    for name, words in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return folder


def deal(**more: Any) -> Deal:
    """A deal of two councils with what is given added to it."""
    return load_deal({"moudraft": "1", "template": "paper", "title": "The Deal", "parties": [NORTH, SOUTH], **more})


def chosen(made: Library, **more: Any) -> Selection:
    return select(deal(**more), made)


def assembled(made: Library, **more: Any) -> Document:
    given = deal(**more)
    return assemble(given, select(given, made), made)


def drafted(body: str, **more: Any) -> Document:
    """The document of a deal under a library with one clause, ``one/clause``."""
    return assembled(library({"one/clause": body}), **more)


def provision(document: Document, clause: str) -> Provision:
    """The provision of a clause, wherever it stands."""
    return next(each for each in document.all_provisions() if each.clause == clause)


def shown(paragraph: Paragraph) -> str:
    """A paragraph as a reader sees it: label and words."""
    return f"{paragraph.label} {plain_text(paragraph.content)}".strip()


def lines(document: Document, clause: str = "") -> list[str]:
    """Every paragraph of a document (or of one clause in it) as a reader sees it, in order."""
    found = [provision(document, clause)] if clause else document.provisions()
    return [shown(paragraph) for each in found for paragraph in each.paragraphs()]


def slots(selection: Selection) -> list[str]:
    return [choice.slot for choice in selection.choices]


def left_out(selection: Selection) -> dict[str, str]:
    return {each.slot: each.why for each in selection.left_out}


def reasons(selection: Selection, clause: str) -> list[str]:
    return [reason.text for choice in selection.chosen(clause) for reason in choice.because]
