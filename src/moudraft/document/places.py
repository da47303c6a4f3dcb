"""How a person finds a provision in a draft: by its paragraph, statement or schedule, or by its heading."""

from __future__ import annotations

from moudraft.document import Provision
from moudraft.document.drafted import Drafted
from moudraft.selection.terms import HeldLine


def place_of(made: Drafted, provision: Provision) -> str:
    """``paragraph 5.2``, ``statement 3``, ``Schedule 1``, or the provision's heading where nothing is numbered."""
    if provision.register == "row":
        return f"statement {provision.number}"
    if provision.register == "schedule":
        schedule = next(each for each in made.document.schedules if each.provision.id == provision.id)
        return f"{schedule.noun} {schedule.number}"
    if provision.number:
        return f"{made.selection.template.unit} {provision.number}"
    return f"\u201c{provision.heading}\u201d"


def kept_by(made: Drafted, held: HeldLine) -> list[str]:
    """Where a red line is kept: paragraph numbers, or the clause's heading where nothing is numbered."""
    keeping = {each.slot for each in made.selection.choices if held.is_kept_by(each.clause, each.wording)}
    places = (place_of(made, each) for each in made.document.all_provisions() if each.id in keeping)
    return list(dict.fromkeys(places))
