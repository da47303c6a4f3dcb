"""B611: Heads of Terms that bind as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("B611", "warning", wants={"instrument": "hot", "binding": "full"})
def heads_bind_in_full(draft: Context) -> Iterator[Found]:
    """Heads of Terms are to bind in law as a whole.

    Why: Heads of Terms say what a later paper will say, and a court does not enforce an agreement to agree (Walford v
    Miles). What binds now, such as confidentiality or a time in which nobody negotiates elsewhere, is listed by name;
    partners who mean the whole to bind are ready for an agreement.

    Flagged::

        template: heads-of-terms
        terms.binding: full

    Fine::

        template: heads-of-terms
        terms.binding: {rule: part, clauses: [information/confidentiality]}
    """
    if draft.has("instrument", "hot") and draft.has("binding", "full"):
        message = "Heads of Terms that bind in full are an agreement to agree, which a court does not enforce"
        hint = marked("`terms.binding: part`, which lists what binds; or `template: inter-authority-agreement`")
        yield Found(message, draft.at_axis("binding"), hint)
