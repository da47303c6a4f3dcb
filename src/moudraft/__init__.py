"""moudraft: draft a Memorandum of Understanding or Heads of Terms from what the partners settled.

The same functions serve the command line and Python::

    from datetime import date
    from pathlib import Path
    from moudraft import draft, load_deal

    made = draft(load_deal("deal.yaml"), today=date(2026, 11, 21))
    Path("deal.docx").write_bytes(made.docx())

Everything is imported only when it is first used, so that ``import moudraft`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moudraft.api import check as check
    from moudraft.api import checklist as checklist
    from moudraft.api import compare as compare
    from moudraft.api import duties as duties
    from moudraft.api import explain as explain
    from moudraft.api import redline as redline
    from moudraft.api import report as report
    from moudraft.api import trace as trace
    from moudraft.deal import Deal as Deal
    from moudraft.document import Document as Document
    from moudraft.drafting import Draft as Draft
    from moudraft.drafting import draft as draft
    from moudraft.drafting import load_library as load_library
    from moudraft.findings import Finding as Finding
    from moudraft.library import Library as Library
    from moudraft.loading import load_deal as load_deal
    from moudraft.problems import MoudraftError as MoudraftError

__version__ = "0.1.0"
__all__ = [
    "Deal", "Document", "Draft", "Finding", "Library", "MoudraftError", "check", "checklist", "compare", "draft",
    "duties", "explain", "load_deal", "load_library", "redline", "report", "trace",
]  # fmt: skip

_HOMES = {
    "Deal": "deal",
    "Document": "document",
    "Draft": "drafting",
    "Finding": "findings",
    "Library": "library",
    "MoudraftError": "problems",
    **dict.fromkeys(("check", "checklist", "compare", "duties", "explain", "redline", "report", "trace"), "api"),
    "draft": "drafting",
    "load_deal": "loading",
    "load_library": "drafting",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'moudraft' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"moudraft.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
