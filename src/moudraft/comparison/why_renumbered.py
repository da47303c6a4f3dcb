"""Why a clause has another number although it says the same: what came, went or moved before it."""

from __future__ import annotations

from moudraft.comparison.comparing import Comparison, PartPair
from moudraft.comparison.piece_pairs import LinePair


def why_renumbered(comparison: Comparison) -> dict[str, str]:
    """By the id of a renumbered part, the nearest thing before it that shifts its number.

    Within a section that is a clause that came, went or moved, or has more or fewer paragraphs; else the section.
    """
    found: dict[str, str] = {}
    of_section = of_clause = ""
    for pair, side in comparison.order:
        if pair.part.kind in ("heading", "schedule"):
            of_section = _shift(pair, side) or of_section
            of_clause = ""
        else:
            if side == "both" and pair.renumbered:
                found[pair.part.id] = of_clause or of_section
            of_clause = _shift(pair, side) or of_clause
        if pair.part.kind in ("heading", "schedule") and side == "both" and pair.renumbered:
            found[pair.part.id] = of_section
    return {id: why for id, why in found.items() if why}


def _shift(pair: PartPair, side: str) -> str:
    """What a part does to the numbers after it; nothing where it leaves them as they were."""
    title = pair.part.title
    if pair.moved:
        return f"\u201c{title}\u201d {'stood' if side == 'old' else 'stands'} before it"
    if pair.change == "added":
        return f"\u201c{title}\u201d came before it"
    if pair.change == "removed":
        return f"\u201c{title}\u201d went"
    if pair.part.kind != "clause":
        return ""
    own = [piece for piece in pair.pieces if isinstance(piece, LinePair)]
    come, gone = (sum(1 for each in own if getattr(each, one) is None) for one in ("old", "new"))
    if come == gone:
        return ""
    return f"\u201c{title}\u201d has {'more' if come > gone else 'fewer'} paragraphs"
