"""Whether people would be at risk, or a statutory duty missed, if what the paper provides stopped today."""

from __future__ import annotations

from moudraft.checks.support.context import Context

URGENT = ("nhs", "police", "fire")
"""The groups of bodies whose work cannot wait."""


def is_urgent(draft: Context) -> bool:
    """Whether a party does what cannot wait: care, policing, fire and rescue."""
    return any(draft.has(group, "all", "some") for group in URGENT)


def rests_on_it(draft: Context) -> bool:
    """Whether a function is carried out for another, or a party does what cannot wait."""
    return is_urgent(draft) or not draft.has("delegation", "none")
