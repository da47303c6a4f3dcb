"""L411: a red line needs something that the deal does not give."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import own_lines
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import LISTS
from moudraft.deal.values import is_unsettled
from moudraft.selection.details import part_of
from moudraft.selection.line_names import APPROVAL
from moudraft.selection.terms import HeldLine


@rule("L411", "warning", wants={"deal": "red_lines.needs"})
def unmet_need(draft: Context) -> Iterator[Found]:
    """A red line rests on a list, an answer or an approval that is not there yet.

    Why: "Existing contracts are honoured" keeps nothing while nobody knows which; a cap on a share is empty without the
    shares. It is a warning while the paper is drafted, and stands in the way of a final one.

    Flagged::

        red_lines: [{text: Contracts that stand are honoured, kind: honour, needs: [contracts]}]

    Fine::

        red_lines: [{text: Contracts that stand are honoured, kind: honour, needs: [contracts]}]
        contracts: [{text: the contract for the telephone lines}]
    """
    for held in own_lines(draft):
        for need in held.line.needs:
            if not _met(draft, held, need):
                said = (*named(held), f" needs {need}, which the deal does not give yet")
                yield Found(said, draft.at(f"{held.line.key}.needs"), f"give {need}, or take it out of needs")


def _met(draft: Context, held: HeldLine, need: str) -> bool:
    if need == APPROVAL:
        holders = [each for each in draft.deal.parties if each.short_name in held.line.held_by or not held.line.held_by]
        approvals = [approval for each in holders for _key, approval in each.approvals("")]
        return all(isinstance(each.by, str) and isinstance(each.on, str) for each in approvals)
    if need in LISTS:
        return bool(draft.deal.lists.get(need))
    axis, _, detail = need.removeprefix("terms.").partition(".")
    value = draft.value(axis)
    if not detail:
        return axis in draft.deal.terms and value.settled
    found = (part_of(setting.details, draft.library.axes[axis].details, detail) for setting in value.settings)
    return any(each is not None and not is_unsettled(each) for each in found)
