"""S006: an urgent public service that any failure stops at once."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.urgent_functions import is_urgent
from moudraft.said import Settled, marked


@rule("S006", "warning", wants={"suspension": "any-breach"})
def urgent_service_stopped(draft: Context) -> Iterator[Found]:
    """A service may be stopped at once for any failure, and a party uses it for what cannot wait.

    Why: Care, policing and rescue go on while two offices argue. Notice, and a fallback, keep people safe.

    Flagged::

        parties.1.kind: nhs-trust
        terms.suspension: any-breach

    Fine::

        parties.1.kind: nhs-trust
        terms.suspension: urgent-then-notice
    """
    if draft.has("suspension", "any-breach") and is_urgent(draft):
        message = (Settled("terms.suspension", ("any-breach",)), ", and a party does what cannot wait")
        yield Found(message, draft.at_axis("suspension"), marked("`terms.suspension: urgent-then-notice`"))
