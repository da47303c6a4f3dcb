"""Who can approve a paper for each kind of party, and who cannot: the table behind P307.

An executive decides executive functions; a committee-system council decides by committee or full Council; a
commissioner, and a chief constable, decide alone. Words that are in neither list are not judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from moudraft.deal import Party


class Wrong(msgspec.Struct, frozen=True):
    """Somebody who cannot approve, why, and what may still make it right."""

    kind: str
    pattern: str
    why: str
    unless: str = ""


class Approver(msgspec.Struct, frozen=True):
    """Who can approve for a kind of party (``right``, for the hint; ``can``, as a pattern) and who cannot."""

    right: str
    can: str
    cannot: tuple[Wrong, ...]

    def wrong_in(self, by: str) -> Wrong | None:
        """Who in the words of an approval cannot give it, where nobody in them can."""
        found = next((each for each in self.cannot if re.search(each.pattern, by, re.IGNORECASE)), None)
        left = by
        for each in self.cannot:
            left = re.sub(each.pattern, " ", left, flags=re.IGNORECASE)
        return found if found and not re.search(self.can, left, re.IGNORECASE) else None


OFFICER = r"\bofficers?\b|\bdirector\b|\bchief executive\b|delegat|\bmanager\b"
_EXECUTIVE = (
    r"\bcabinet\b(?!\s+(?:office|secretary))"
    r"|(?<!chief )(?<!non-)\bexecutive\b(?! (?:director|officer|team|management|committee))"
)
_FULL_COUNCIL = r"\bfull council\b|^(?:the |its )?council$|\b(?:a|the) (?:full )?meeting of (?:the )?council\b"
_SCRUTINY = Wrong(
    "scrutiny",
    r"(?:\boverview and )?\bscrutiny\b(?: (?:and \w+ )?(?:committee|board|panel|commission))?",
    "scrutiny examines and recommends, and decides nothing",
)
_NO_COUNCIL = Wrong("council", rf"{_FULL_COUNCIL}|\bcabinet\b", "it has neither a full Council nor a cabinet")
_ANOTHERS = Wrong(
    "council", r"\bfull council\b|\bcabinet\b", "that is a council\u2019s decision-maker, and not its own"
)
_PANEL = Wrong(
    "panel",
    r"\bpolice(?:, fire)? and crime panel\b|\bpanel\b",
    "a police and crime panel examines, and decides nothing",
)
_GOVERNORS = Wrong(
    "governors", r"\bcouncil of governors\b", "governors hold the board to account, and do not decide for it"
)
_OTHER_BOARD = Wrong(
    "other board",
    r"\bhealth and well-?being board\b|\bintegrated care partnership\b",
    "that is a body of several organisations, and not its own",
)
_FULL = Wrong(
    "full council",
    _FULL_COUNCIL,
    "full Council does not decide on executive functions",
    "; or accept this with what it is that the law or the constitution keeps for full Council",
)
_COMMITTEE = Wrong(
    "committee",
    r"^(?!.*\b(?:cabinet|executive|joint|area|sub)\b).*\bcommittee\b.*$",
    "an executive function is for the executive or a committee of it",
)
_NO_EXECUTIVE = Wrong(
    "executive", rf"{_EXECUTIVE}|\bportfolio holder\b", "a council with a committee system has no executive"
)
_NO_SINGLE = Wrong(
    "leader",
    r"^(?:the |its )?(?:deputy )?(?:leader|mayor|chair(?:man|woman|person)?)(?: of (?:the )?council)?$",
    "no single councillor can decide for it",
)
_ALONE = "the Commissioner\u2019s decision notice"
_COMMISSIONER = Approver(
    _ALONE,
    r"\bcommissioner\b|\bP(?:F)?CC\b|\bmayor\b|decision notice|" + OFFICER,
    (
        _PANEL,
        Wrong(
            "others",
            rf"{_FULL_COUNCIL}|\bcabinet\b|\bchief constable\b|\b(?:board|committee|authority)\b",
            "a commissioner is one person in law and decides alone",
        ),
    ),
)
BY_FORM = {
    "leader-and-cabinet": Approver(
        "the Cabinet or the Leader", rf"{_EXECUTIVE}|\bleader\b|portfolio|{OFFICER}", (_SCRUTINY, _FULL, _COMMITTEE)
    ),
    "mayor": Approver(
        "the Mayor or the Cabinet", rf"{_EXECUTIVE}|\bmayor\b|portfolio|{OFFICER}", (_SCRUTINY, _FULL, _COMMITTEE)
    ),
    "committee": Approver(
        "full Council or the committee responsible",
        rf"\bcouncil\b|\bcommittee\b|{OFFICER}",
        (_SCRUTINY, _NO_SINGLE, _NO_EXECUTIVE),
    ),
}
BY_KIND = {
    "parish": Approver(
        "full Council",
        rf"\bcouncil\b|\bcommittee\b|\bclerk\b|{OFFICER}",
        (_NO_SINGLE, Wrong("executive", _EXECUTIVE, "a parish or town council has no executive")),
    ),
    "police-commissioner": _COMMISSIONER,
    "chief-constable": Approver(
        "the Chief Constable",
        r"\bchief constable\b|\bchief officer\b|" + OFFICER,
        (
            _PANEL,
            Wrong(
                "others",
                rf"{_FULL_COUNCIL}|\bcabinet\b|\bcommissioner\b|\bP(?:F)?CC\b",
                "a chief constable is a corporation sole, apart from the commissioner",
            ),
        ),
    ),
    "combined-authority": Approver(
        "the Combined Authority or the Mayor",
        rf"\bauthority\b|\bmayor\b|\bboard\b|\bcommittee\b|\bcabinet\b|{OFFICER}",
        (_SCRUTINY, Wrong("council", _FULL_COUNCIL, "a combined authority has no full Council")),
    ),
    "fire": Approver(
        "the Authority", rf"\bauthority\b|\bcommittee\b|\bcommissioner\b|{OFFICER}", (_PANEL, _NO_COUNCIL)
    ),
    "icb": Approver(
        "the Board",
        rf"\bboard\b|\bgoverning body\b|\bcommittee\b|{OFFICER}",
        (_OTHER_BOARD, _GOVERNORS, _NO_COUNCIL),
    ),
    "nhs-trust": Approver(
        "the Board of Directors",
        rf"\bboard\b|\bcommittee\b|{OFFICER}",
        (
            _OTHER_BOARD,
            _GOVERNORS,
            _NO_COUNCIL,
            Wrong("other board", r"\bintegrated care board\b", "that is another organisation"),
        ),
    ),
    # A charity or a chartered body may call its own governing body a Council.
    "charity": Approver("the trustees", rf"trustee|\bboard\b|members|{OFFICER}", (_ANOTHERS,)),
    "company": Approver("the board of directors", rf"\bboard\b|directors|members|{OFFICER}", (_ANOTHERS,)),
}
_ANY_COUNCIL = Approver(
    "the Cabinet or, in a committee system, full Council or the committee responsible",
    rf"{_EXECUTIVE}|\bcouncil\b|\bcommittee\b|\bleader\b|\bmayor\b|portfolio|{OFFICER}",
    (_SCRUTINY,),
)
COUNCILS = ("county", "district", "borough", "unitary", "london-borough", "metropolitan")


def approver_of(party: Party) -> Approver | None:
    """Who can approve for a party, by its form of governance where the deal gives it, else by its kind."""
    if party.kind in COUNCILS:
        return BY_FORM.get(party.governance, _ANY_COUNCIL)
    # The fire service of a county council is the council itself, and has its cabinet.
    if party.kind == "fire" and not re.search(r"\bauthority\b", str(party.name), re.IGNORECASE):
        return None
    return BY_KIND.get(party.kind)
