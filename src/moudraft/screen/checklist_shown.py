"""The signing checklist for a person to read: what to settle, then each party's steps, then the signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.english import capital, date
from moudraft.papers.checklist.checklist_sheet import PARTS, in_short, step_when, told_words
from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.papers.checklist.signing_list import Checklist

BOX = "[ ] "


def checklist_shown(checklist: Checklist) -> str:
    """All of a checklist, each part under its heading."""
    whose = f", for {checklist.party}" if checklist.party else ""
    parts = [f"{checklist.title}: signing checklist{whose} ({checklist.deal})", wrapped(in_short(checklist)), ""]
    for kind, heading in PARTS:
        points = [each for each in checklist.settle if each.kind == kind]
        if points:
            parts.append(heading)
            for each in points:
                by = f"by {date(each.by)}" if each.by else ""
                told = "; ".join(filter(None, (each.place, each.code or each.key, each.way_out, by)))
                parts.append(wrapped(f"{capital(each.what)} ({told})" if told else capital(each.what), 2, BOX))
            parts.append("")
    parts.append("Approvals, in the order in which they are due")
    for approval in checklist.approvals:
        parts.append(wrapped(told_words(approval), 2))
        for step in approval.steps:
            when = "; ".join(filter(None, (step_when(step), *step.law)))
            parts.append(wrapped(f"{step.what} ({when})" if when else step.what, 4, BOX))
    parts += ["", "Signing"]
    for signing in checklist.signing:
        when = "; ".join(filter(None, (date(signing.on) if signing.on else "", signing.said, signing.place)))
        parts.append(wrapped(f"{signing.what} ({when})" if when else signing.what, 2, BOX))
    return "\n".join(parts)
