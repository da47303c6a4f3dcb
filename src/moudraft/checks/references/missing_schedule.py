"""R203: a schedule spoken of that the draft does not have."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_terms import texts_written
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

OTHERS = r"(?! (?:of|to|in) (?!this\b|these\b))"
"""What follows when the schedule is another document's: "the Schedule to the lease"."""
LETTERED = lazy_pattern(
    rf"(?<!, )\b(?:Schedule|Annex|Appendix) [A-Z]\b{OTHERS}", signs=("Schedule ", "Annex ", "Appendix ")
)
BARE = lazy_pattern(
    r"\b(?:in|by|under|with|see) the (?:(?:attached|annexed|enclosed) )?(?:Schedule|Appendix)\b(?! ?\d| [A-Z])" + OTHERS
    + r"|\b(?:attached|annexed|appended) (?:hereto\b|to (?:this|these) [A-Z]\w+)"
    + r"|\bthe (?:attached|annexed|appended) (?:schedule|appendix|annex|plan|map|list|table)\b",
    signs=(" Schedule", " Appendix", "attached", "annexed", "appended"),
)  # fmt: skip
SPOKEN_OF = ("schedule", "annex", "appendix", "attached", "appended")


@rule("R203", "warning", wants=[{"typed": SPOKEN_OF}, {"wordings": "house"}])
def missing_schedule(draft: Context) -> Iterator[Found]:
    """The words refer to a schedule, or to something attached, and the draft has none.

    Why: What a paper calls attached is part of the bargain. If it is not there when the paper is signed, the parties
    have agreed to something nobody can produce. Schedules of a draft have numbers, so one with a letter is never its
    own. Schedules of another document are not looked at, and typed numbers are for typed-reference.

    Flagged::

        objectives: [{text: keep open the desks listed in the attached Schedule}]

    Fine::

        objectives: [{text: keep open the desks listed in the Schedule to the lease of 1998}]
    """
    schedules = draft.document.schedules
    for written in texts_written(draft):
        found = LETTERED.search(written.text) or (None if schedules else BARE.search(written.text))
        if found:
            message = f"\u201c{found[0]}\u201d is spoken of, and the draft has no such schedule"
            hint = "say here what it holds, or add it as a schedule"
            yield Found(message, written.where, hint, draft.place(written.provision))
