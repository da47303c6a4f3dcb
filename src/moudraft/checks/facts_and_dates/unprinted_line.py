"""F707: an answer that reached no paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from moudraft.checks.support.context import Context
from moudraft.checks.support.party_leaves import party_leaves
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Body, Item
from moudraft.deal.body_leaves import body_leaves
from moudraft.deal.values import is_unsettled
from moudraft.english import joined, number_word
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.condition import Condition, holding, match
from moudraft.library.wording import Body as WordingBody
from moudraft.library.wording import Words, walk_conditions
from moudraft.library.worked_out import once_for
from moudraft.said import AddClause, KeyName, Settled, marked
from moudraft.selection.bodies import SILENT
from moudraft.selection.details import part_of, rows_of
from moudraft.selection.terms import OF_THE_WHOLE

_NUMBER = lazy_pattern(r"\.[0-9]+(?=\.|$)")
_NO_PLACE = "say it in a provision of your own, choose a paper with a place for it, or take it out"
PARTS = {"title": "names", "measure": "measures", "due": "dates", "lead": "owners"}
BODY_PARTS = {
    "name": "name", "members": "members", "chair": "chair", "order": "order of rotation", "term": "turn in the chair",
    "quorum": "quorum", "meets": "meetings", "advised_by": "advisers", "secretariat": "secretariat",
    "led_by": "lead", "reports_to": "reports",
}  # fmt: skip


@rule("F707", "warning", "info")
def unprinted_line(draft: Context) -> Iterator[Found]:
    """Something that the deal says is said nowhere in the draft: a line, its measure, a part of a body, an answer.

    Why: Somebody gave the answer and expects to find it. A programme of which some lines have a phase prints those
    alone; a vision has no date; a template without a place for a list prints none of it; only the first body has its
    members and meetings in the paragraphs; an answer that only kept clauses out is lost unless nothing was to be said.
    What is printed is noted while the draft is filled, so that nothing is told of that stands there.

    Flagged::

        programme: [{text: review both websites, phase: first}, {text: answer the telephone together}]

    Fine::

        programme: [{text: review both websites, phase: first}, {text: answer the telephone together, phase: next}]
    """
    decided = _facts_that_decide(draft)
    for name, items in draft.deal.lists.items():
        yield from _lines(draft, name, items, decided)
    yield from _bodies(draft, decided)
    yield from _answers(draft, decided)
    yield from _details(draft, decided)
    yield from _parties(draft)
    yield from _group(draft)


def _lines(draft: Context, name: str, items: Sequence[Item], decided: set[str]) -> Iterator[Found]:
    noun = name.replace("_", " ")
    printed = draft.made.printed
    lost = [item for item in items if f"{item.key}.text" not in printed]
    if lost and len(lost) == len(items):
        message = f"the draft has no place for the {noun}, and prints none of {number_word(len(items))}"
        yield Found(message, draft.at(name), "choose a template with a place for them, or take them out")
        return
    phased = name == "programme" and draft.has("programme", "phased")
    for item in lost:
        hint = "give it a phase: first, next or alongside" if phased and not item.phase else "take it out"
        message = f"this line of the {noun} is printed nowhere: \u201c{_words(draft, name, item)}\u201d"
        yield Found(message, draft.at(item.key), hint)
    kept = [item for item in items if item not in lost]
    for item in kept:
        yield from _item_details(draft, name, item, decided) if item.details else ()
    for part, nouns in PARTS.items():
        given = [item for item in kept if getattr(item, part) and isinstance(getattr(item, part), str)]
        if given:
            yield from _parts(draft, name, given, part, nouns)


def _item_details(draft: Context, name: str, item: Item, decided: set[str]) -> Iterator[Found]:
    """What a line says besides, where no wording of the draft prints it or turns on it."""
    asked = draft.library.lists.get(name, {})
    for detail in asked:
        given, key = part_of(item.details, asked, detail), f"{item.key}.{detail}"
        said = key in draft.made.printed or f"{name}.{detail}" in decided or f"item.{detail}" in decided
        if given is not None and not is_unsettled(given) and not said:
            yield Found((KeyName(key), " is given, and printed nowhere"), draft.at(key), "take it out", "", "info")


def _parts(draft: Context, name: str, given: Sequence[Item], part: str, nouns: str) -> Iterator[Found]:
    """The measures, dates, owners or names of the lines of a list, where no wording of the draft prints them."""
    printed = draft.made.printed
    lost = [item for item in given if f"{item.key}.{part}" not in printed and f"{name}.{part}" not in printed]
    if lost and len(lost) == len(given):
        message = f"the {nouns} of the {name.replace('_', ' ')} are printed nowhere"
        yield Found(message, draft.at(f"{lost[0].key}.{part}"), _for_a_table(draft, name))
        return
    for item in lost:
        message = f"the {part} of this line is printed nowhere: \u201c{_words(draft, name, item)}\u201d"
        yield Found(message, draft.at(f"{item.key}.{part}"), _for_a_table(draft, name))


def _bodies(draft: Context, decided: set[str]) -> Iterator[Found]:
    """Parts that the deal gives of a body, and no paragraph or schedule prints."""
    board = draft.board()
    for body in draft.deal.governance:
        lost = [noun for part, noun in BODY_PARTS.items() if _given(body, part) and not _is_said(draft, body, part)]
        if board is not None and body.key == board.key:
            # A usual chair or quorum is a wording of its own, which prints no words of the deal.
            lost = [noun for part, noun in BODY_PARTS.items() if noun in lost and _fact_of(part) not in decided]
        lost += _details_lost(draft, body, decided if board is not None and body.key == board.key else set())
        if lost:
            called = next(each.name for each in draft.selection.terms.bodies if each.key == body.key)
            name = called if isinstance(called, str) else "the body"
            message = f"what the deal says of the {joined(lost)} of {name} is printed nowhere"
            there = draft.in_role("terms-of-reference")
            hint = "take it out, or give the body a model whose parts are printed"
            yield Found(
                message,
                draft.at(body.key),
                hint if there else marked(f"`clauses.add: [{draft.library.in_role('terms-of-reference')[0]}]`"),
            )


def _details_lost(draft: Context, body: Body, decided: set[str]) -> list[str]:
    """What a deal says of a body in detail, where nothing prints it and no wording rests on it."""
    inside = f"{body.key}."
    said = {_NUMBER.sub("", key.removeprefix(inside)) for key in draft.made.printed if key.startswith(inside)}
    said |= {key.removesuffix(".to") for key in said}
    # What decided a line that speaks of this body is said by it.
    said |= {key.removeprefix(inside) for key in draft.made.provenance.decided if key.startswith(inside)}
    # Members whom the deal tells by their seats are printed as members.
    said |= {"seats"} if "members" in said and not body.members else set()
    return [noun for part, noun in body_leaves(body) if part not in said | decided]


def _is_said(draft: Context, body: Body, part: str) -> bool:
    spelt = {"order": "chair.order", "term": "chair.turn"}.get(part, part) if body.chairing else part
    places = {f"{body.key}.{part}", f"{body.key}.{spelt}"}
    return bool(places & draft.made.printed or places & draft.made.provenance.decided)


def _fact_of(part: str) -> str:
    return {"term": "turn", "order": "chair"}.get(part, part)


def _facts_that_decide(draft: Context) -> set[str]:
    """The facts that the clauses of the draft and their wordings rest on."""
    choices = draft.selection.choices
    whens = [when for each in choices for when in (each.clause.when, each.wording.when) if when]
    whens += [when for each in choices for when in once_for(each.wording.body, _conditions)]
    held = {line.name for when in whens for line in holding(when, draft.facts)}
    # Whether a line of a wording stands for an item is told item by item.
    return held | {line.name for when in whens for lines in when for line in lines if line.name.startswith("item.")}


def _conditions(body: WordingBody) -> list[Condition]:
    return [when for when, _each, _line in walk_conditions(body)]


def _given(body: Body, part: str) -> bool:
    value = (body.meets.first or body.meets.then) if part == "meets" else getattr(body, part)
    said = value if isinstance(value, tuple) else (value,) if value else ()
    return any(str(each).strip().casefold() != SILENT for each in said)


def _answers(draft: Context, decided: set[str]) -> Iterator[Found]:
    """Answers that no paragraph says, and on which none rests: all that they did was to keep clauses out."""
    open_: dict[str, tuple[str, ...]] = {}
    for id, settings in draft.deal.terms.items():
        axis = draft.library.axes[id]
        inside = tuple(f"terms.{id}.{name}" for each in settings or () for name in each.details)
        values = tuple(each.value for each in settings or () if each.value in axis.values)
        spoken = tuple(each for each in values if not axis.says_nothing(each))
        if spoken and id not in decided and not (inside and any(key.startswith(inside) for key in draft.made.printed)):
            open_[id] = spoken
    for id in {*OF_THE_WHOLE, *_choosing_words(draft, open_.keys()), *_left_unsaid(draft)} & open_.keys():
        del open_[id]
    if not open_:
        return
    # All that an answer may decide takes as long to gather as ten rules: most drafts need not know.
    from moudraft.tracing.deciding import decisions

    rests = decisions(draft.made)
    for id, values in open_.items():
        if all(each.out for each in rests.get(f"terms.{id}", ())):
            said = (Settled(f"terms.{id}", values), ", and nothing in the paper says so")
            adding = _saying(draft, id, values)
            hint = (AddClause(adding), ", or take it out") if adding else _NO_PLACE
            anyway = values == _usual(draft, id)
            yield Found(said, draft.at(f"terms.{id}"), hint, "", "info" if anyway else None)


def _usual(draft: Context, axis: str) -> tuple[str, ...]:
    """What a paper of this kind takes an axis for where nobody says."""
    usual = draft.library.axes[axis].defaults
    return next((each.values for each in usual if match(each.when, draft.selection.terms.facts) is not None), ())


def _choosing_words(draft: Context, axes: Collection[str]) -> set[str]:
    """Of some axes those by whose answers a clause of the draft has one wording and not another."""
    facts, found = draft.selection.terms.facts, set()
    for choice in draft.selection.choices:
        for other in choice.clause.wordings:
            named = [line for lines in other.when for line in lines if line.name in axes]
            if named and other.register == choice.wording.register and match(other.when, facts) is None:
                found |= {line.name for line in named if line.test == "any" or not line.holds(facts)}
    return found


def _left_unsaid(draft: Context) -> set[str]:
    """The axes of which the deal itself leaves a clause out."""
    left = (draft.library.clauses[draft.library.id_of(name)] for name in draft.deal.clauses.leave_out)
    return {line.name for clause in left for line in match(clause.when, draft.selection.terms.facts) or ()}


def _saying(draft: Context, axis: str, values: Sequence[str]) -> tuple[str, ...]:
    """The clauses that the draft might have, and that are worded for one of some answers."""
    facts, found = draft.selection.terms.facts, []
    for clause in draft.library.clauses.values():
        if clause.id in draft.provisions or match(clause.when, facts) is None:
            continue
        worded = (w.when for w in clause.wordings if w.register == "clause" and match(w.when, facts) is not None)
        whens = (clause.when, *worded)
        if any(line.name == axis and line.test == "any" for when in whens for line in match(when, facts) or ()):
            found.append(clause.id)
    return tuple(found[:3])


def _details(draft: Context, decided: set[str]) -> Iterator[Found]:
    """Details of an option that no paragraph prints, and on which no wording rests."""
    for id, settings in draft.deal.terms.items():
        axis = draft.library.axes[id]
        told = [setting.details for setting in settings or () if setting.details]
        for name, detail in axis.details.items() if told else ():
            given = next((each for d in told if (each := part_of(d, axis.details, name)) is not None), None)
            if given is None or detail.kind == "clauses" or is_unsettled(given):
                continue
            keys = [f"terms.{id}.{name}"]
            if detail.kind == "rows":
                rows = enumerate(rows_of(given, detail))
                keys = [f"{keys[0]}.{n}.{field}" for n, row in rows for field in row]
            for key in keys:
                if key not in draft.made.printed and f"{id}.{name}" not in decided:
                    yield Found(
                        (KeyName(key), " is given, and printed nowhere"), draft.at(key), "take it out", "", "info"
                    )


def _group(draft: Context) -> Iterator[Found]:
    """The name of the group, its area and whom it serves, in a paper that does not speak of them."""
    given = {f"group.{part}": getattr(draft.deal.group, part) for part in ("name", "area", "map", "people")}
    for key, value in given.items():
        if isinstance(value, str) and value and key not in draft.made.printed:
            yield Found((KeyName(key), " is given, and printed nowhere"), draft.at(key), "take it out", "", "info")


def _parties(draft: Context) -> Iterator[Found]:
    """What the deal says of a party that a paper of this kind has no place for."""
    for number, party in enumerate(draft.deal.parties):
        leaves = party_leaves(party, f"parties.{number}")
        lost = {key: noun for key, noun, _text in leaves if key not in draft.made.printed}
        if lost:
            nouns = list(dict.fromkeys(lost.values()))
            is_one = len(nouns) == 1 and not nouns[0].endswith("s")
            message = f"the {joined(nouns)} of {party.short_name} {'is' if is_one else 'are'} printed nowhere"
            yield Found(message, draft.at(next(iter(lost))), "keep it for the record, or take it out", "", "info")


def _for_a_table(draft: Context, name: str) -> str:
    if draft.has("instrument", "declaration"):
        return "take them out"
    return "take them out, or choose a wording that prints them"


def _words(draft: Context, name: str, item: Item) -> str:
    """The words that the print of an item must hold: its own, or the longest run of the library's."""
    if isinstance(item.text, str) and item.text:
        return item.text.rstrip(".;, ")
    offered = draft.library.items.get(name, {}).get(item.id)
    runs = [part.text for part in offered.text if isinstance(part, Words)] if offered else []
    return max(runs, key=len, default="").strip(" .;,")
