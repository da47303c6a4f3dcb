"""What a red line prints where it has a kind or says more of itself: the line, its holder, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft import english
from moudraft.deal.line_terms import USES
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, Scope, Words

if TYPE_CHECKING:
    from moudraft.deal import RedLine
    from moudraft.library import Library
    from moudraft.selection.terms import HeldLine

LAW = {"law": "the law"}
CONTRACTS = "contracts"
"""The list that a line about contracts needs, and the part of a line that tells it from the rest."""
PARTS = (
    "text", "kind", "holder", "anyone", "more", "kept_by", CONTRACTS, "if_used", *(f"if_used.{part}" for part in USES),
    "yields_to", "changed_by",
)  # fmt: skip
"""What ``item.`` may be followed by where such lines are repeated."""


def line_scope(
    held: HeldLine, everyone: tuple[str, str], library: Library, kept_by: Words, contracts: bool = False
) -> Scope:
    """The names of one line. ``everyone`` is what all the parties are called, as each of them and as any of them.

    ``kept_by`` refers to what keeps it: a line of the library is told by that too, since only its title stands here.
    ``contracts`` is whether the deal lists any, which what is honoured then runs with.
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
        CONTRACTS: "",
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
    told += [CONTRACTS] if contracts or speaks_of_contracts(line, library) else []
    scope[GIVEN_PARTS] = " ".join([f"kind={line.kind}", *told])
    return scope


def speaks_of_contracts(line: RedLine, library: Library) -> bool:
    """Whether a line is about contracts by what it needs, or by a clause that keeps it."""
    clauses = {library.aliases.get(name, name).partition("#")[0] for name in line.kept_by}
    return CONTRACTS in line.needs or not clauses.isdisjoint(library.in_role("contracts-run"))


def _holder(names: tuple[str, ...], before: str, last: str) -> str:
    return names[0] if len(names) == 1 else before + english.joined(names, last) if names else ""


def _prints(name: str, library: Library) -> bool:
    """Law that is not certain is never cited."""
    return name in LAW or library.law[name].prints
