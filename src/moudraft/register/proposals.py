"""What is proposed for a public body: its short name, who approves for it and who signs. All of it is to be checked.

An executive decides for most councils, full council or a committee where there is none: Local Government Act 2000,
Part 1A. A commissioner decides alone and publishes the decision: SI 2011/3050.
"""

from __future__ import annotations

import re

from moudraft.library.nation import Form, Nation, by_form


def proposed_short_name(nation: Nation, name: str) -> str:
    """What a draft may call a body: its name without Council, Borough, NHS Trust and the like."""
    short = " ".join(name.split())
    for each in nation.short_names:
        short = re.sub(each.find, each.use, short)
    return short


def approval_route(nation: Nation, kind: str, governance: str = "") -> str:
    """Which meeting or office-holder usually approves for a body, as ``approval: {by: …}`` of a deal has it."""
    return nation.forms.get(governance, Form()).approves or by_form(nation.kind(kind).approves, governance)


def proposed_signatory(nation: Nation, kind: str, governance: str = "") -> str:
    """The office that usually signs for a body, as ``signatory: {office: …}`` of a deal has it."""
    return nation.forms.get(governance, Form()).signs or by_form(nation.kind(kind).signs, governance)
