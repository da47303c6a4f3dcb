"""What a red line prints where it has a kind or says more of itself: the line, its holder, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.deal.line_terms import USES
from moudraft.document.inline import Blank, CrossReference
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, Scope, Words, joined

if TYPE_CHECKING:
    from moudraft.deal import Deal, RedLine
    from moudraft.library import Library
    from moudraft.selection import Selection
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


LINE_LISTS = ("red_lines", "own_red_lines", "own_lines")


class LineLists:
    """The red lines of a deal in the lists that clauses go over, each made when a clause asks for it."""

    def __init__(self, deal: Deal, selection: Selection, library: Library, names: Mapping[str, Printed]) -> None:
        """``names`` says what the parties are called."""
        self.deal = deal
        self.selection = selection
        self.library = library
        self.names = names

    def listed(self, name: str) -> list[Scope] | None:
        if name == "red_lines":
            return [self._red_line(held) for held in self._open()]
        if name == "own_red_lines":
            own = [line for line in self.deal.red_lines if line.text and not line.private and not line.kind]
            return [{KEY: line.key, "text": line.text, "reason": line.reason} for line in own]
        if name == "own_lines":
            everyone = (str(self.names["each"]), str(self.names["either"]))
            contracts = bool(self.deal.lists.get("contracts"))
            return [
                line_scope(held, everyone, self.library, self._kept_in(held), contracts)
                for held in self._open()
                if held.line.is_set_out
            ]
        return None

    def _open(self) -> Iterator[HeldLine]:
        """The lines that are not private: no other is ever printed."""
        return (held for held in self.selection.terms.red_lines if not held.line.private)

    def _red_line(self, held: HeldLine) -> Scope:
        """A red line with who holds it and where the draft keeps it."""
        return {
            KEY: held.line.key,
            "title": held.title,
            "held_by": english.joined(held.line.held_by) if held.line.held_by else self.names["both"],
            "kept_by": self._kept_in(held) or (Blank("which paragraph keeps this"),),
        }

    def _kept_in(self, held: HeldLine) -> Words:
        """References to the clauses of the draft that keep a red line."""
        choices = self.selection.choices
        keeping = dict.fromkeys(each.clause.id for each in choices if held.is_kept_by(each.clause, each.wording))
        return joined([(CrossReference(id, "", "", ""),) for id in keeping])


def speaks_of_contracts(line: RedLine, library: Library) -> bool:
    """Whether a line is about contracts by what it needs, or by a clause that keeps it."""
    clauses = {library.aliases.get(name, name).partition("#")[0] for name in line.kept_by}
    return CONTRACTS in line.needs or not clauses.isdisjoint(library.in_role("contracts-run"))


def _holder(names: tuple[str, ...], before: str, last: str) -> str:
    return names[0] if len(names) == 1 else before + english.joined(names, last) if names else ""


def _prints(name: str, library: Library) -> bool:
    """Law that is not certain is never cited."""
    return name in LAW or library.law[name].prints
