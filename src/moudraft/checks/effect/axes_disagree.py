"""B603: two answers that mean the same thing, and one of them is missing."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.said import Answer, KeyName, Settled, marked

Given = tuple[str, str]
PAIRS: tuple[tuple[Given, Given], ...] = (
    (("delegation", "lead-authority"), ("governance", "lead-authority")),
    (("delegation", "joint-committee"), ("governance", "statutory-joint-committee")),
    (("delegation", "nhs-joint"), ("governance", "nhs-place-committee")),
    (("staff", "shared-ce"), ("governance", "shared-chief-executive")),
    (("staff", "unified-team"), ("governance", "unified-officer-team")),
    (("entity", "company"), ("governance", "company")),
    (("entity", "combined-authority"), ("governance", "combined-authority")),
)
NEEDS: tuple[tuple[Given, tuple[str, ...], str], ...] = (
    (("delegation", "nhs-joint"), ("nhs", "all", "some"), "no NHS body is among the parties"),
    (("fund", "s75-pooled"), ("nhs", "all", "some"), "no NHS body is among the parties"),
    (("instrument", "iaa"), ("binding", "full"), "terms.binding is not full"),
)

LOCAL_AUTHORITIES = "local_authorities"
JOINT_COMMITTEES = ("advisory-joint-committee", "statutory-joint-committee")
"""Local authorities appoint these, and nobody else can: Local Government Act 1972, sections 101 and 102."""
ANSWERS = [*(given for pair in PAIRS for given in pair), *(given for given, _, _ in NEEDS)]
ANSWERS += [("governance", model) for model in JOINT_COMMITTEES]
WANTED = [{axis: [value for name, value in ANSWERS if name == axis]} for axis in dict.fromkeys(dict(ANSWERS))]


@rule("B603", "warning", wants=WANTED)
def axes_disagree(draft: Context) -> Iterator[Found]:
    """Two answers of the deal belong together, and only one of them is given.

    Why: A unified team is an answer about staff and about governance; a lead authority about delegation and about
    governance. If the two disagree, one half of the document describes an arrangement that the other half denies.

    Flagged::

        terms.staff: unified-team

    Fine::

        terms.staff: unified-team
        governance: [strategic-oversight, unified-officer-team]
    """
    for pair in PAIRS:
        for given, missing in (pair, pair[::-1]):
            if draft.has(*given) and not draft.has(*missing):
                message = (Settled(_key(given), given[1:]), ", and ", KeyName(_key(missing)), f" is not {missing[1]}")
                hint = ("give both, or neither: ", Answer(_key(missing), missing[1:]))
                yield Found(message, draft.at_axis(given[0]), hint)
    for given, needed, lacking in NEEDS:
        if draft.has(*given) and not draft.has(*needed) and not _cannot_bind(draft, needed):
            name = "template" if given[0] == "instrument" else given[0]
            where = draft.at("template") if name == "template" else draft.at_axis(name)
            yield Found((Settled(_key(given), given[1:]), f", and {lacking}"), where, "change one of the two")
    for model in JOINT_COMMITTEES:
        others = [
            each.short_name for each in draft.deal.parties if not draft.nation.may_be_in(each.kind, LOCAL_AUTHORITIES)
        ]
        if others and draft.has("governance", model):
            only = f", and only local authorities appoint one: {joined(others)} cannot"
            yield Found(
                (Settled("governance", (model,)), only),
                draft.at_axis("governance"),
                marked("`governance: advisory-alliance`"),
            )


def _cannot_bind(draft: Context, needed: tuple[str, ...]) -> bool:
    """Whether what is needed is a contract, and the parties are all of the Crown, which can make none with itself."""
    return needed[0] == "binding" and draft.has("crown", "all")


def _key(answer: Given) -> str:
    return answer[0] if answer[0] in ("governance", "instrument") else f"terms.{answer[0]}"
