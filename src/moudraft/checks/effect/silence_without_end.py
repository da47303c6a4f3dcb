"""B664: confidentiality without an end beside results that are to be published."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName


@rule("B664", "warning", wants={"confidentiality": "mutual", "results_sight": ("sight", "delay")})
def silence_without_end(draft: Context) -> Iterator[Found]:
    """What the parties say stays confidential without an end, and results are to be published.

    Why: Whoever is asked to hold back will point to the promise that has no end, and whoever wants to publish to the
    other. A day, an event or a tail on the one leaves room for the other.

    Flagged::

        template: innovation
        terms.confidentiality: mutual
        terms.results_sight: sight

    Fine::

        template: innovation
        terms.confidentiality: {rule: mutual, tail: 3 years}
        terms.results_sight: sight
    """
    if not (draft.has("confidentiality", "mutual") and draft.has("results_sight", "sight", "delay")):
        return
    if not any(draft.has(f"confidentiality.{part}", "given") for part in ("until", "until.event", "tail")):
        message = "what is said stays confidential without an end, and results are to be published"
        hint = (
            "say until when, ",
            KeyName("terms.confidentiality.until"),
            " or ",
            KeyName("terms.confidentiality.tail"),
        )
        yield Found(message, draft.at_axis("confidentiality"), hint)
