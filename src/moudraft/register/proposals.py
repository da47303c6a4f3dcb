"""What is proposed for a public body: its short name, who approves for it and who signs. All of it is to be checked.

An executive decides for most councils, full council or a committee where there is none: Local Government Act 2000,
Part 1A. A commissioner decides alone and publishes the decision: SI 2011/3050.
"""

from __future__ import annotations

import re

from moudraft.selection.facts import COUNCILS

_STYLE = r"(?:Metropolitan |Borough |District |City and District |City |County |Parish |Town )*"
_SHORTER = tuple(
    (re.compile(pattern), shorter)
    for pattern, shorter in (
        (r"^(?:The )?(?:Borough )?Council of (?:the )?(?:City of |Borough of )?", ""),
        (r"^(?:The )?(?:London Borough|Royal Borough|City|Borough) of (?!.* Police)", ""),
        (rf" {_STYLE}Council$", ""),
        (r" Integrated Care Board$", ""),
        (r" Combined County Authority$", " CCA"),
        (r" (?:Mayoral )?Combined Authority$", " CA"),
        (r"^Police and Crime Commissioner for (.+)", r"\1 PCC"),
        (r"^Police, Fire and Crime Commissioner for (.+)", r"\1 PFCC"),
        (r"^Chief Constable of ", ""),
        (r" (?:Combined )?Fire (?:and Rescue )?Authority$", " Fire"),
        (r"(?: University)? NHS (?:Foundation )?Trust$", ""),
        (r" (?:Limited|Ltd|plc|CIC|CIO)$", ""),
    )
)
_EXECUTIVE = {
    "leader-and-cabinet": "the Cabinet or the Leader",
    "mayor": "the Cabinet or the Mayor",
    "committee": "full Council or the committee responsible",
    "": "the Cabinet or, where there is none, full Council",
}
_ROUTES = {
    "parish": "full Council",
    "combined-authority": "the Combined Authority",
    "police-commissioner": "the Commissioner’s decision notice",
    "chief-constable": "the Chief Constable",
    "fire": "the Authority",
    "icb": "the Board",
    "nhs-trust": "the Board of Directors",
    "nhs-england": "the Board",
    "government": "the Secretary of State",
    "university": "the governing body",
    "charity": "the trustees",
    "company": "the board of directors",
    "other": "its governing body",
}
_OFFICES = {
    "parish": "Chair",
    "combined-authority": "Chair",
    "police-commissioner": "Commissioner",
    "chief-constable": "Chief Constable",
    "fire": "Chair",
    "government": "Secretary of State",
    "university": "Vice-Chancellor",
    "charity": "Chair",
    "company": "Director",
}


def proposed_short_name(name: str) -> str:
    """What a draft may call a body: its name without Council, Borough, NHS Trust and the like."""
    short = " ".join(name.split())
    for pattern, shorter in _SHORTER:
        short = pattern.sub(shorter, short)
    return short


def approval_route(kind: str, governance: str = "") -> str:
    """Which meeting or office-holder usually approves for a body, as ``approval: {by: …}`` of a deal has it."""
    if governance == "commissioner":
        return _ROUTES["police-commissioner"]
    if kind == "combined-authority" and governance == "mayor":
        return "the Mayor or the Combined Authority"
    if kind == "other" and governance == "mayor":
        return "the Mayor"
    if kind in COUNCILS and kind not in _ROUTES:
        return _EXECUTIVE.get(governance, _EXECUTIVE[""])
    return _ROUTES.get(kind, _ROUTES["other"])


def proposed_signatory(kind: str, governance: str = "") -> str:
    """The office that usually signs for a body, as ``signatory: {office: …}`` of a deal has it."""
    if governance == "commissioner":
        return _OFFICES["police-commissioner"]
    if governance == "mayor" and (kind in COUNCILS or kind == "other"):
        return "Mayor"
    return _OFFICES.get(kind, "Leader" if kind in COUNCILS else "Chief Executive")
