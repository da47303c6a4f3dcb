"""How a person finds a provision in a draft: by its paragraph, statement or schedule, or by its heading."""

from __future__ import annotations

from itertools import islice

from moudraft.document import Provision
from moudraft.document.drafted import Drafted
from moudraft.selection.terms import HeldLine


def place_of(made: Drafted, provision: Provision) -> str:
    """``paragraph 5.2``, ``statement S3``, ``Schedule 1``, or the provision's heading where nothing is numbered."""
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
    places = (place_in(made, each, held) for each in made.document.all_provisions() if each.id in keeping)
    return list(dict.fromkeys(places))


def place_in(made: Drafted, provision: Provision, held: HeldLine) -> str:
    """The place of a provision, or of the one paragraph of it that prints the line."""
    spots = made.provenance.spots.get(f"{held.line.key}.text", ())
    at = next((spot.paragraph for spot in spots if spot.provision == provision.id), 0)
    paragraph = next(islice(provision.paragraphs(), at, None), None) if at else None
    if paragraph is None or not paragraph.number or provision.register == "schedule":
        return place_of(made, provision)
    noun = "statement" if provision.register == "row" else made.selection.template.unit
    return f"{noun} {paragraph.number}"
