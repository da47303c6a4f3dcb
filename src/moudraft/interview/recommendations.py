"""What is usual: the value that Enter takes for a question, and the reason it gives."""

from __future__ import annotations

from typing import Any

import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.interview.answers import Answers
from moudraft.interview.plan import Desk, Step, facts_of, terms_of
from moudraft.library import Library
from moudraft.library.condition import Fact, match
from moudraft.problems import NOWHERE
from moudraft.register.entries import PublicBody, approval_route, proposed_short_name
from moudraft.register.entries import proposed_signatory as proposed_office
from moudraft.register.lookup import proposed_kind
from moudraft.register.name_index import fold
from moudraft.selection.bodies import Part, fill_bodies
from moudraft.selection.settled_value import Value
from moudraft.selection.terms import Terms, settle, settled_anew


class Proposal(msgspec.Struct, frozen=True):
    """A usual answer: its value as the deal has it, words for a person, and why."""

    value: Any = None
    words: str = ""
    because: str = ""


NOTHING = Proposal()
FROM_REGISTER = "taken from the register of public bodies; check it with the body itself"
COUNCIL = "council"
NO_COUNCIL = "its name does not tell; choose the kind of council it is, or the paper will not treat it as one"
USUAL_FOR_KIND = "usual for this kind of body"


def proposal(step: Step, answers: Answers, desk: Desk) -> Proposal:
    """What is usual for a question now that the answers are what they are; ``NOTHING`` where nothing is."""
    question = step.question
    facts = facts_of(answers, desk)
    found = _from_data(step, facts)
    if found is not None:
        return found
    if question.propose and question.each == "parties":
        return _for_party(question.propose, answers.parties()[step.index], desk)
    if question.propose == "vesting_day":
        return _vesting_day(answers)
    if question.propose:
        return _for_body(question.propose, step.index, answers, desk)
    if question.type == "order":
        return Proposal(answers.short_names(), ", ".join(answers.short_names()), "the order in which they are listed")
    if question.detail:
        return _for_detail(step, answers, desk)
    return _for_axis(step, answers, desk) if question.axis else NOTHING


def proposed_red_lines(step: Step, answers: Answers, desk: Desk) -> dict[str, str]:
    """Every red line that is usual for these partners, with the reason."""
    facts = facts_of(answers, desk)
    found: dict[str, str] = {}
    for usual in step.question.usual:
        if match(usual.when, facts) is not None:
            found |= {value: usual.because for value in usual.values if value not in found}
    return found


def _from_data(step: Step, facts: dict[str, Fact]) -> Proposal | None:
    question = step.question
    if question.type == "red-lines":
        return NOTHING
    for usual in question.usual:
        if match(usual.when, facts) is not None:
            value = list(usual.values) if question.type == "several" else usual.values[0]
            return Proposal(value, ", ".join(usual.values), usual.because)
    return None


# --- parties --------------------------------------------------------------------------------------


def listed_body(desk: Desk, name: Any) -> PublicBody | None:
    """The body of the register that has a name."""
    return desk.listed.get(fold(name)) if isinstance(name, str) else None


def _for_party(what: str, party: dict[str, Any], desk: Desk) -> Proposal:
    nation = desk.library.home
    name, kind = party.get("name"), str(party.get("kind", nation.unknown))
    body = listed_body(desk, name)
    if body is not None:
        values = {
            "kind": body.kind, "short_name": body.short_name, "signatory": body.signatory, "approval": body.approval,
        }  # fmt: skip
        return Proposal(values[what], values[what], FROM_REGISTER)
    words = name if isinstance(name, str) else ""
    if what == "kind":
        found = proposed_kind(desk.register, words)
        unknown = NO_COUNCIL if COUNCIL in fold(words) else "its name does not tell"
        return Proposal(found, found, "by its name" if found != nation.unknown else unknown)
    if what == "short_name":
        short = proposed_short_name(nation, words)
        why = "its name in full" if short == words else "a shorter form of its name"
        return Proposal(short, short, why) if short else NOTHING
    value = proposed_office(nation, kind) if what == "signatory" else approval_route(nation, kind)
    return Proposal(value, value, USUAL_FOR_KIND)


def _vesting_day(answers: Answers) -> Proposal:
    """The day on which the partners are replaced, where they gave one and the same."""
    days = {str(party["vesting_day"]) for party in answers.parties() if party.get("vesting_day")} - {"tbc"}
    if len(days) != 1:
        return NOTHING
    day = days.pop()
    return Proposal(day, english.date(day), "the day that you gave for the partners")


# --- bodies ---------------------------------------------------------------------------------------


def _for_body(what: str, index: int, answers: Answers, desk: Desk) -> Proposal:
    deal, terms = terms_of(answers, desk)
    template = desk.library.templates[deal.template]
    named = answers.bodies()[index]["model"]
    bare = fill_bodies(_without_bodies(deal), desk.library, template, (named,))[0]
    slug = bare.slugs.get(what, "")
    because = f"usual for {desk.library.models[bare.model].title.lower()}"
    if slug and slug not in ("silent", "named"):
        return Proposal(slug, slug, because)
    words = _words(getattr(bare, what), deal, terms, desk.library)
    # Words that the model has in full are left to it, so that they follow the number of partners.
    value = words if what in ("name", "first", "then") else None
    return Proposal(value, words, because) if words else NOTHING


def _without_bodies(deal: Deal) -> Deal:
    return msgspec.structs.replace(deal, governance=())


def _words(part: Part | tuple[str, ...], deal: Deal, terms: Terms, library: Library) -> str:
    """The words of a body's part as the draft would print them."""
    if isinstance(part, str):
        return part
    if not isinstance(part, tuple):
        return ""
    # Imported here: filling holes brings in Jinja, and the first question has none to fill.
    from moudraft.document import plain_text
    from moudraft.document.filling import Filler
    from moudraft.document.vocabulary import Vocabulary
    from moudraft.selection import Selection

    selection = Selection(library.templates[deal.template], terms, (), (), ())
    filler = Filler(Vocabulary(deal, selection, library, "non-binding"), NOWHERE)
    return plain_text(filler.inlines(part, 0, None))


# --- the option axes ------------------------------------------------------------------------------


def _as_if_unasked(step: Step, answers: Answers, desk: Desk) -> Value:
    """What an axis would come to if the deal did not say what this question asks for."""
    question = step.question
    deal, terms = terms_of(answers, desk)
    kept = [
        msgspec.structs.replace(each, details={k: v for k, v in each.details.items() if k != question.detail})
        if question.of in ("", each.value) else each
        for each in deal.terms.get(question.axis) or () if question.detail
    ]  # fmt: skip
    others = {name: given for name, given in deal.terms.items() if name != question.axis}
    made = msgspec.structs.replace(deal, terms=others | ({question.axis: tuple(kept)} if kept else {}))
    if question.axis == "governance":
        made = _without_bodies(made)
        return settle(made, desk.library, desk.library.templates[made.template], upto="governance").values["governance"]
    return settled_anew(made, desk.library, question.axis, terms)


def _for_axis(step: Step, answers: Answers, desk: Desk) -> Proposal:
    question = step.question
    value = _as_if_unasked(step, answers, desk)
    values = list(value.values)
    axis = desk.library.axes[question.axis]
    words = "; ".join(axis.values[each].label for each in values)
    return Proposal(values if question.type == "several" else values[0], words, value.because)


def _for_detail(step: Step, answers: Answers, desk: Desk) -> Proposal:
    question = step.question
    axis = desk.library.axes[question.axis]
    value = _as_if_unasked(step, answers, desk)
    found = value.own_detail(axis, question.detail)
    if found is None:
        found = _of_default(value.values, axis.id, question.detail, answers, desk)
    if found is None:
        found = axis.details[question.detail].default
    if found in (None, ""):
        return NOTHING
    words = ", ".join(map(str, found)) if isinstance(found, list) else str(found)
    answer = axis.values[question.of or value.values[0]].label
    return Proposal(found, words, f"what is usual with “{answer}”")


def _of_default(values: tuple[str, ...], axis: str, detail: str, answers: Answers, desk: Desk) -> Any:
    """The detail that the default of an axis carries, where the deal chose the value of that default by itself."""
    facts = facts_of(answers, desk)
    for default in desk.library.axes[axis].defaults:
        if match(default.when, facts) is not None:
            return default.details.get(detail) if default.values == values else None
    return None
