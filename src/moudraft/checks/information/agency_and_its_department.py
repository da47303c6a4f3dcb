"""I020: an agency and a department as two controllers."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import CONTROLLERS, PROCESSORS, data_rows
from moudraft.checks.support.rule import Found, rule

CROWN, PARTS = "crown", "crown_parts"


@rule("I020", "warning", wants={"data_sets": "some"})
def agency_and_its_department(draft: Context) -> Iterator[Found]:
    """An agency and a department are each a controller in one row.

    Why: An executive agency is in law its own department, so the two are usually one controller, and neither can be the
    processor of the other. The register of fee payers tells.

    Flagged::

        example: data-sharing
        parties: [{name: Department for Roads, short_name: Roads, kind: department}, {name: Permit Agency, short_name: Permits, kind: agency}]
        data_sets: [{text: permit holders, from: Roads, to: Permits, roles: independent}]

    Fine::

        example: data-sharing
        parties: [{name: Department for Roads, short_name: Roads, kind: department}, {name: Permit Agency, short_name: Permits, kind: district}]
        data_sets: [{text: permit holders, from: Roads, to: Permits, roles: independent}]
    """  # noqa: E501  a row with all its particulars is one line
    nation = draft.library.home
    for row in data_rows(draft):
        crown = [each for each in row.acting_as(*CONTROLLERS, *PROCESSORS) if nation.is_in(each.kind, CROWN)]
        parts = [each.short_name for each in crown if nation.is_in(each.kind, PARTS)]
        whole = [each.short_name for each in crown if each.short_name not in parts]
        if parts and whole:
            message = f"{parts[0]} may be {whole[0]} in law, and one controller (\u201c{row.name}\u201d)"
            hint = (
                "check the entry of each in the register of fee payers, and name the department alone if they are one"
            )
            yield Found(message, draft.at(row.at("roles")), hint)
            return
