"""What the words of a report may say and ask: the agreement's own names and facts, and those of one party's paper.

Names print words; facts decide which wording and which line stands. All of it comes from the draft as the party may
see it, and from what the author said. ``docs/committee-reports.md`` lists both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import groupby
from typing import TypeVar

import msgspec

from moudraft import english
from moudraft.deal import Party, Tbc, Unsettled
from moudraft.document import Blank
from moudraft.document.drafted import Drafted
from moudraft.document.places import kept_by
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import Scope, date_or_blank, name_called, settled
from moudraft.library.condition import Fact
from moudraft.library.paper_kinds import PaperKinds
from moudraft.papers.once import once
from moudraft.papers.report.asked import Asked
from moudraft.papers.report.author_words import author_facts, author_lists, author_names
from moudraft.papers.report.list_words import in_one, told_in_short, told_of
from moudraft.papers.report.meeting_words import meeting_names
from moudraft.papers.report.places_named import places
from moudraft.papers.report.quoted import MONEY, Quoted
from moudraft.papers.report.said_terms import SaidTerm, SaidTerms
from moudraft.selection.terms import HeldLine

T = TypeVar("T")
MAIN = ("approval", "freedom", "governance", "delivery", "publicity", "term", "leaving", "disputes")
"""The subjects whose terms are quoted together; the others have parts of their own."""
UNKNOWN = "not yet known"
MOST_OPEN = 10
FEW = 2
"""So many lines of a list stand on a page for members."""
SHORT = 18
"""The most words that a paragraph has which is quoted there."""
LETTING = "property"
"""The topic of the clauses of a letting, which has a rent."""
SPENDING = ("commits-money", "lead-pays", "share-of-costs")
"""The roles of clauses by which somebody pays."""


class ReportWords:
    """The names, lists and facts of one report, laid over those of the agreement."""

    def __init__(self, seen: Drafted, kinds: PaperKinds, asked: Asked, said: SaidTerms) -> None:
        self.seen = seen
        self.kinds = kinds
        self.asked = asked
        self.report = asked.report
        self.us = asked.party.short_name
        self.nation = seen.library.home
        self.said = said
        self.quoted = once(seen, f"quoted for {self.us}", lambda: Quoted(seen, said, self.us), said)
        self.vocabulary = self._agreement()

    def _agreement(self) -> Vocabulary:
        """The agreement's words as this party sees them, to lay the report's over: the same for each of its papers."""
        seen = self.seen
        known = self._once("words", lambda: Vocabulary(seen.deal, seen.selection, seen.library, "non-binding"))
        return known.apart()

    def _once(self, what: str, work: Callable[[], T]) -> T:
        """What is worked out once for all papers that this party may see alike."""
        return once(self.seen, f"{what} for {self.us}, {'exempt' if self.report.is_exempt else 'open'}", work)

    def laid_over(self) -> Vocabulary:
        """The agreement's vocabulary with the report's names, lists and facts in it."""
        vocabulary = self.vocabulary
        terms = vocabulary.selection.terms
        facts = {**terms.facts, **{name: Fact(values) for name, values in self.facts().items()}}
        vocabulary.selection = msgspec.structs.replace(
            vocabulary.selection, terms=msgspec.structs.replace(terms, facts=facts)
        )
        vocabulary.names |= author_names(self.report)
        vocabulary.names |= meeting_names(self.seen, self.asked, vocabulary.names)
        more = len(self.outstanding[MOST_OPEN:])
        vocabulary.names["open.more"] = f"{english.number_word(more)} other{'s' if more != 1 else ''}"
        vocabulary.names = vocabulary.names.knowing(partial(_place, self.quoted))
        vocabulary.names["lines.told"] = told_in_short([each.title for each in self.held[:FEW]])
        vocabulary.lists |= {**author_lists(self.report), **self._lists()}
        return vocabulary

    # --- lists ----------------------------------------------------------------------------------

    def _lists(self) -> dict[str, list[Scope]]:
        lists: dict[str, list[Scope]] = {
            f"said.{id}": [_scope(each) for each in self.quoted.shown[id]] for id in self.kinds.subjects
        }
        lists["said.delegation"] = [_scope(each) for each in self.quoted.found["delegation"]]
        lists["terms"] = self.terms
        lists["deciders"] = [self._decider(n, each) for n, each in enumerate(self.seen.deal.parties)]
        lists["spends"] = [_scope(each) for each in self.quoted.found["spends"] if len(each.text.split()) <= SHORT]
        lists["in_particular"] = [_scope(each) for each in self.quoted.duties.in_particular]
        lists["lines"] = [self._line(each) for each in self.held]
        lists["appraised"] = [{"option": option, "meaning": meaning} for option, meaning in self.asked.appraised]
        lists["open"] = [{"text": what} for what in self.outstanding]
        lists["open.few"] = lists["open"][:MOST_OPEN]
        lists["hard"] = [{"ask": ask, "who": who, "settled_by": by} for ask, who, by in self.asked.hard]
        objectives = self.vocabulary.lists.get("objectives", [])
        lists["objectives"] = [{**each, "more": told_of(each)} for each in objectives]
        return lists | {f"{name}.few": lists[name][:FEW] for name in ("objectives", "spends")}

    @cached_property
    def terms(self) -> list[Scope]:
        """The main terms: of each subject the clauses that answers brought in, each with what it states of them."""
        # What is delegated has a table of its own.
        apart = self.quoted.found["delegation"]
        stated = [each for id in MAIN for each in self.quoted.found[id] if each.says]
        stated = [each for each in stated if each not in apart or self.delegates_nothing]
        grouped = [(title, list(found)) for title, found in groupby(stated, key=lambda each: each.title)]
        return [
            {
                "label": title,
                "text": in_one([each.words for each in group]),
                "place": places(each.place for each in group),
            }
            for title, group in grouped
        ]

    def _decider(self, number: int, party: Party) -> Scope:
        """Who decides for a party, and when. What others have not settled is not this author's to say."""
        key, approval = f"parties.{number}", party.approval
        by, on = approval.by, approval.on
        if party is not self.asked.party:
            by, on = (UNKNOWN if isinstance(each, Tbc) else each for each in (by, on))
        return {
            "name": name_called(party, key, self.nation),
            "by": settled(by, f"who approves for {party.short_name}", f"{key}.approval.by"),
            "on": date_or_blank(on, f"when {party.short_name} approves", f"{key}.approval.on"),
        }

    def _line(self, held: HeldLine) -> Scope:
        kept = kept_by(self.seen, held)
        holder = english.joined(held.line.held_by) if held.line.held_by else str(self.vocabulary.names["both"])
        return {
            "title": english.capital(held.title) + (" (private)" if held.line.private else ""),
            "holder": english.capital(holder),
            "kept": places(kept) if kept else (Blank("which paragraph keeps this"),),
        }

    # --- facts ----------------------------------------------------------------------------------

    def facts(self) -> dict[str, tuple[str, ...]]:
        """What conditions may ask of a report, beside what they may ask of the agreement."""
        party, report = self.asked.party, self.report
        office = party.signatory.office if isinstance(party.signatory.office, str) else ""
        capacity = party.signatory.capacity
        return {
            **author_facts(report),
            **{f"said.{name}": _some(found) for name, found in self.quoted.found.items()},
            "meeting": (self.asked.meeting.id,),
            "asks": (self.asked.meeting.asks,),
            "date": _given(isinstance(self.seen.deal.date, str)),
            "delegates": _yes(self.asked.meeting.delegates),
            "purpose": (self.asked.purpose,),
            "this": (party.kind, *sorted(self.groups)),
            "exempt": _yes(report.is_exempt),
            "signs_self": _yes(bool(office) and office.casefold() in self.asked.body.casefold()),
            "signs_as": (capacity if isinstance(capacity, str) else "open",),
            "key": _yes(_is_key(report.texts.get("key_decision")) or party.approval.notice is not None),
            "notice": _given(isinstance(party.approval.notice, str)),
            "call_in": _given(isinstance(party.approval.call_in, str)),
            "vesting": _given(party.vesting_day is not None),
            "board": _some(self.seen.selection.terms.facts["bodies"].values != ("none",)),
            "terms": _some(self.terms),
            "in_particular": _some(self.quoted.duties.in_particular),
            "common": _some(self.quoted.duties.common),
            "spends": _some(self.asks_for_money()),
            "spends.in_particular": _some(self.quoted.found["spends"]),
            "lines": _some(self.held),
            "lines.more": _some(self.held[FEW:]),
            "objectives.more": _some(self.vocabulary.lists.get("objectives", [])[FEW:]),
            "spends.short": _some([each for each in self.quoted.found["spends"] if len(each.text.split()) <= SHORT]),
            "lines.private": _some([each for each in self.held if each.line.private]),
            "open": _some(self.outstanding),
            "open.more": _some(self.outstanding[MOST_OPEN:]),
            **{f"more.{id}": _some(left) for id, left in self.quoted.left.items()},
            "hard": _some(self.asked.hard),
            "options_paper": _given(bool(self.asked.appraised)),
            "appended": _yes(self.asked.appended),
        }

    def asks_for_money(self) -> bool:
        """Whether any answer, any clause or any letting has somebody pay."""
        facts = self.seen.selection.terms.facts
        quiet = self.kinds.subjects[MONEY].quiet
        answered = any(set(facts[axis].values) - set(values) for axis, values in quiet.items())
        lets = any(each.topic == LETTING for each in self.said.all)
        return answered or lets or bool(self.said.in_role(*SPENDING))

    # --- what is said ---------------------------------------------------------------------------

    @cached_property
    def delegates_nothing(self) -> bool:
        return self.seen.selection.terms.facts["delegation"].values == ("none",)

    @cached_property
    def outstanding(self) -> tuple[str, ...]:
        """What the agreement has still to confirm."""
        return self._once("outstanding", self.seen.outstanding)

    @cached_property
    def held(self) -> list[HeldLine]:
        """The red lines that this party holds, alone or with every other."""
        lines = self.seen.selection.terms.red_lines
        return [each for each in lines if not each.line.held_by or self.us in each.line.held_by]

    @cached_property
    def groups(self) -> frozenset[str]:
        return self.nation.groups_of(self.asked.party.kind, self.asked.party.governance)


def _place(quoted: Quoted, name: str) -> str | None:
    """The places of what is found (``at.leaving``), or of what is not quoted of it (``more.leaving``)."""
    group, _, id = name.partition(".")
    told = {"at": quoted.found, "more": quoted.left}.get(group, {}).get(id)
    return None if told is None else places(each.place for each in told)


def _scope(term: SaidTerm) -> Scope:
    return {"text": term.words, "place": term.place}


def _is_key(told: Unsettled | None) -> bool:
    """Whether the author calls the decision a key decision: anything but no."""
    return isinstance(told, str) and not told.casefold().startswith("no")


def _some(found: Sequence[object] | bool) -> tuple[str, ...]:
    return ("some",) if found else ("none",)


def _yes(holds: bool) -> tuple[str, ...]:
    return ("yes",) if holds else ("no",)


def _given(holds: bool) -> tuple[str, ...]:
    return ("given",) if holds else ("silent",)
