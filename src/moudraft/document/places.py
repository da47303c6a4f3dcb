"""How a person finds a provision in a draft: by its paragraph, statement or schedule, or by its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moudraft.document import Provision
    from moudraft.drafting import Draft


def place_of(made: Draft, provision: Provision) -> str:
    """``paragraph 5.2``, ``statement 3``, ``Schedule 1``, or the provision's heading where nothing is numbered."""
    if provision.register == "row":
        return f"statement {provision.number}"
    if provision.register == "schedule":
        schedule = next(each for each in made.document.schedules if each.provision.id == provision.id)
        return f"{schedule.noun} {schedule.number}"
    if provision.number:
        return f"{made.selection.template.unit} {provision.number}"
    return f"\u201c{provision.heading}\u201d"
