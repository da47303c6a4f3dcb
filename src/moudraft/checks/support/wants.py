"""What a rule wants of a draft before it can find anything: data, so that most rules need not even be imported.

It is a condition in the one grammar (:mod:`moudraft.library.condition`), and asks of the facts that clauses ask of:
``{"variation": "posted"}``, in words of the rule's own or constants of the checks. Six more are for rules alone:

- ``deal``: what the deal gives, by the fields of a Deal: ``answers``, ``clauses.own``, ``red_lines.waiver``
- ``roles``: what the clauses of the draft do (``clauses/roles.yaml``): ``legal-status``
- ``wordings``: ``house``, where a wording of the draft or a definition of the library is a house's own
- ``typed``: letters, small ones, that stand in the words which the deal types: ``indemni``
- ``worded``: letters, small ones, that stand in the library's words of which the draft is made, its blanks left out
- ``said``: letters, small ones, that stand in some paragraph of the draft
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from moudraft.checks.support.library_texts import worded
from moudraft.library.condition import Condition, Line, parse_condition
from moudraft.problems import NOWHERE, Problem, raise_if

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.deal import Deal

Wants = Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""As a rule writes it: a map of facts that must all hold, or several such maps of which one must."""
HOUSE = "house"
OF_RULES = frozenset(("deal", "roles", "wordings", "typed", "worded", "said"))
"""The names of what only rules ask."""


def condition_of(wants: Wants) -> Condition:
    """What a rule wants as a condition; raises ``MoudraftError`` where it is none."""
    condition, problems = parse_condition(wants, NOWHERE)
    ranked = (line for lines in condition for line in lines if _is_ranked(line))
    raise_if([*problems, *(Problem(NOWHERE, f"{line} has no order") for line in ranked)])
    return condition


def _is_ranked(line: Line) -> bool:
    return line.name in OF_RULES and line.test == "at_least"


class Had:
    """What a draft has of all that rules may want."""

    def __init__(self, draft: Context) -> None:
        self._draft = draft
        self._facts = draft.facts
        self._given: dict[str, bool] = {}

    def meets(self, wants: Condition) -> bool:
        """Whether the draft has what a rule wants."""
        # Plain loops: some two hundred rules are asked of every draft.
        for lines in wants:
            for line in lines:
                if not (self._holds(line) if line.name in OF_RULES else line.holds(self._facts)):
                    break
            else:
                return True
        return not wants

    def _holds(self, line: Line) -> bool:
        return self._has_any(line.name, line.values) == (line.test == "any")

    def _has_any(self, name: str, values: Iterable[str]) -> bool:
        if name == "deal":
            return any(map(self._gives, values))
        if name == "roles":
            return not all(
                self._draft.provisions.keys().isdisjoint(self._draft.library.in_role(each)) for each in values
            )
        if name == "wordings":
            return self._draft.has_house_words == (HOUSE in values)
        text = self._texts[name]
        for each in values:  # noqa: SIM110  a plain loop, as above
            if each in text:
                return True
        return False

    def _gives(self, name: str) -> bool:
        if name not in self._given:
            self._given[name] = gives(self._draft.deal, name)
        return self._given[name]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {"typed": self._draft.typed, "worded": worded(self._draft), "said": self._draft.said}


def gives(deal: Deal, name: str) -> bool:
    """Whether a deal gives a part, told by the names of its fields; of a list, whether one of its lines has it."""
    found: list[Any] = [deal]
    for field in name.split("."):
        values = [getattr(each, field, None) for each in found]
        found = [one for value in values if value for one in (value if isinstance(value, tuple) else (value,))]
    return bool(found)
