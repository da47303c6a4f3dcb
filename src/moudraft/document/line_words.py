"""What a red line prints where it has a kind or says more of itself: the line, its holder, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft import english
from moudraft.deal.line_terms import USES
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, Scope, Words

if TYPE_CHECKING:
    from moudraft.library import Library
    from moudraft.selection.terms import HeldLine

LAW = {"law": "the law"}
PARTS = (
    "text", "kind", "holder", "anyone", "more", "kept_by", "if_used", *(f"if_used.{part}" for part in USES),
    "yields_to", "changed_by",
)  # fmt: skip
"""What ``item.`` may be followed by where such lines are repeated."""


def line_scope(held: HeldLine, everyone: tuple[str, str], library: Library, kept_by: Words) -> Scope:
    """The names of one line. ``everyone`` is what all the parties are called, as each of them and as any of them.

    ``kept_by`` refers to what keeps it: a line of the library is told by that too, since only its title stands here.
    """
    line = held.line
    uses = {part: getattr(line.if_used, part) for part in USES} if line.if_used else dict.fromkeys(USES, "")
    yields = [LAW.get(name) or library.law[name].cite for name in line.yields_to if _prints(name, library)]
    scope: dict[str, Printed] = {
        KEY: line.key,
        "text": held.title,
        "kind": line.kind,
        "holder": _holder(line.held_by, "each of ", "and") or everyone[0],
        "anyone": _holder(line.held_by, "", "or") or everyone[1],
        "more": "",
        "kept_by": kept_by if held.entry else "",
        "if_used": "",
        **{f"if_used.{part}": text for part, text in uses.items()},
        "yields_to": english.joined(yields),
        "changed_by": line.changed_by,
    }
    told = [f"if_used.{part}" for part, text in uses.items() if text]
    told += ["if_used"] if told else []
    told += [part for part in ("yields_to", "changed_by") if scope[part]]
    told += ["more"] if told else []
    told += ["kept_by"] if scope["kept_by"] else []
    scope[GIVEN_PARTS] = " ".join([f"kind={line.kind}", *told])
    return scope


def _holder(names: tuple[str, ...], before: str, last: str) -> str:
    return names[0] if len(names) == 1 else before + english.joined(names, last) if names else ""


def _prints(name: str, library: Library) -> bool:
    """Law that is not certain is never cited."""
    return name in LAW or library.law[name].prints
