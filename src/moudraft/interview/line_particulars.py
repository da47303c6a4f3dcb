"""What a red line says of itself, asked in a line each: its kind, what keeps and breaks it, what using it means."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from moudraft.deal.line_terms import USES
from moudraft.interview.asker import Choice
from moudraft.interview.part_lines import BAR, Parts
from moudraft.library import Detail

NO_KIND = "no kind"
KINDS = (
    Choice("reserve", "A decision that it keeps", "It alone decides; staff advise"),
    Choice("shield", "A thing it cannot be made to do", "Only its written consent binds it; silence is no consent"),
    Choice("honour", "A contract or a promise that runs to its end", "Work fits round it"),
    Choice("cap", "A most that it pays", "More only with its consent; the work is cut to fit the money"),
    Choice("ceiling", "A longest time, or a largest amount", "No extension goes beyond it"),
    Choice("bar", "A thing that does not happen", "If the law would bring it about, that step stops"),
    Choice("right", "A thing it may do without leave", "No notice, and nothing asked in return"),
)
"""What kinds of line there are, as a person knows them, with what the paper adds for each."""


class Particular(msgspec.Struct, frozen=True):
    """One thing that a line may say of itself: how the menu has it, and how it is asked."""

    label: str
    ask: str
    is_list: bool = True


APART = "(; between them)"
PARTICULARS = {
    "kept_by": Particular("What else keeps it", f"What keeps it: clauses, own/key, terms.axis or a list {APART}"),
    "forbids": Particular("What breaks it", f"What breaks it: clauses, or answers such as costs: equal {APART}"),
    "needs": Particular("What has to be there first", f"What it needs: lists, terms.axis or approval {APART}"),
    "yields_to": Particular("What it gives way to", f"What it gives way to: law, or an Act by its id {APART}"),
    "changed_by": Particular("Who may change it", "Who may change it, and how?", is_list=False),
    "if_used": Particular("What follows when it is used", "", is_list=False),
    "key": Particular("A key for the deal file", "What does the rest of the deal call it, in one word?", is_list=False),
}  # fmt: skip
USED = Parts("", {
    "by": Detail("who relies on it"), "how": Detail("how"), "then": Detail("what then follows"),
    "keeps": Detail("what it keeps"), "cost": Detail("who bears the cost"), "benefit": Detail("who has the benefit"),
    "others": Detail("what the others may do"),
})  # fmt: skip
assert tuple(USED.fields) == USES
PRINTED = ("kind", "if_used", "yields_to", "changed_by")
"""What the paper prints of it."""


def asked(what: str) -> str:
    """How a particular is asked for."""
    if what == "if_used":
        return f"When it is used: {USED.order()} ({BAR} between them)"
    return PARTICULARS[what].ask


def typed(what: str, value: Any) -> str:
    """A particular as it is typed."""
    if value is None:
        return ""
    if what == "if_used":
        return USED.line(value)
    listed = value if isinstance(value, list) else [value]
    return "; ".join(_one(each) for each in listed)


def read(what: str, text: str) -> Any:
    """What was typed, as the deal has it: nothing where nothing was; None where a line has too many parts."""
    if what == "if_used":
        return USED.read(text) if text.strip() else {}
    if not PARTICULARS[what].is_list:
        return text.strip()
    several = [part for part in (each.strip() for each in re.split(r"[;\n]", text)) if part]
    return [_forbidden(each) for each in several] if what == "forbids" else several


def _forbidden(text: str) -> Any:
    axis, colon, value = text.partition(":")
    return {axis.strip().removeprefix("terms."): value.strip()} if colon else text


def _one(value: Any) -> str:
    return ", ".join(f"{axis}: {each}" for axis, each in value.items()) if isinstance(value, dict) else str(value)
