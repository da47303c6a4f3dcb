"""What the words of a report may say and ask: the agreement's own names and facts, and those of one party's paper.

Names print words; facts decide which wording and which line stands. All of it comes from the draft as the party may
see it, and from what the author said. ``docs/committee-reports.md`` lists both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

import msgspec

from moudraft import english
from moudraft.deal import Party, Tbc
from moudraft.document import Blank, Inline, Text
from moudraft.document.drafted import Drafted
from moudraft.document.places import kept_by
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import (
    GIVEN_PARTS,
    Printed,
    Scope,
    Words,
    date_or_blank,
    joined,
    name_called,
    settled,
)
from moudraft.library.condition import Fact
from moudraft.library.paper_kinds import Meeting, PaperKinds
from moudraft.papers.report.author_words import author_facts, author_lists, author_names
from moudraft.papers.report.our_duties import OurDuties, our_duties
from moudraft.papers.report.places_named import places
from moudraft.papers.report.report_shape import Report
from moudraft.papers.report.said_terms import SaidTerm, SaidTerms
from moudraft.selection.terms import HeldLine

VERBS = ("approve", "sign", "authorise", "support", "agree", "appoint", "delegate", "determine", "note")
MAIN = ("approval", "freedom", "governance", "delivery", "publicity", "term", "leaving", "disputes")
"""The subjects whose terms are quoted together; the others have parts of their own."""
IN_ROLES = {
    "legal_status": ("legal-status",), "discretion": ("discretion",), "own_governance": ("own-governance",),
    "decisions": ("decisions",), "approvals": ("approvals",), "liability": ("liability",),
    "successors": ("successors",), "veto": ("veto",),
}  # fmt: skip
"""Places that the words ask for by what clauses do (``clauses/roles.yaml``)."""
OF_AXES = ("delegation", "statutory_steps")
SPENDING = ("commits-money", "lead-pays", "share-of-costs")
"""The roles of clauses by which somebody pays."""


class Asked(msgspec.Struct, frozen=True):
    """What a report is made for: the party and its key in the deal, the meeting, and what that is asked to do.

    ``body`` is what the meeting is called. ``hard`` are questions that the draft raises: what is asked, of whom, and
    what settles it. ``appraised`` are the options of an appraisal, each with what it would mean.
    """

    party: Party
    key: str
    meeting: Meeting
    body: str
    purpose: str
    report: Report
    hard: tuple[tuple[str, str, str], ...] = ()
    appraised: tuple[tuple[str, str], ...] = ()


class ReportWords:
    """The names, lists and facts of one report, laid over those of the agreement."""

    def __init__(self, seen: Drafted, kinds: PaperKinds, asked: Asked) -> None:
        self.seen = seen
        self.kinds = kinds
        self.asked = asked
        self.report = asked.report
        self.us = asked.party.short_name
        self.nation = seen.library.home
        self.said = SaidTerms(seen, kinds.subjects)
        self.vocabulary = Vocabulary(seen.deal, seen.selection, seen.library, "non-binding")

    def laid_over(self) -> Vocabulary:
        """The agreement's vocabulary with the report's names, lists and facts in it."""
        vocabulary = self.vocabulary
        terms = vocabulary.selection.terms
        facts = {**terms.facts, **{name: Fact(values) for name, values in self.facts().items()}}
        vocabulary.selection = msgspec.structs.replace(
            vocabulary.selection, terms=msgspec.structs.replace(terms, facts=facts)
        )
        vocabulary.names |= author_names(self.report)
        vocabulary.names |= {**self._parties(), **self._paper(), **self._header()}
        vocabulary.names |= {f"at.{name}": places(each.place for each in found) for name, found in self.found.items()}
        vocabulary.lists |= {**author_lists(self.report), **self._lists()}
        return vocabulary

    # --- names ----------------------------------------------------------------------------------

    def _parties(self) -> dict[str, Printed]:
        party, key = self.asked.party, self.asked.key
        parties = list(enumerate(self.seen.deal.parties))
        others = [name_called(each, f"parties.{n}", self.nation) for n, each in parties if each is not party]
        office = settled(party.signatory.office, f"who signs for {self.us}", f"{key}.signatory.office")
        approval = party.approval
        return {
            "us": self.us,
            "us_full": name_called(party, key, self.nation),
            "others_named": joined(others) if others else "those that join it",
            "body": self.asked.body,
            "are": "are" if self.asked.meeting.plural else "is",
            "signatory": (Text("the "), *office) if isinstance(party.signatory.office, str) else office,
            "finance_officer": self.nation.kind(party.kind).finance or "chief finance officer",
            "members_and_staff": "members and staff" if "elected" in self.groups else "its people",
            "vesting_day": date_or_blank(party.vesting_day, "vesting day", f"{key}.vesting_day"),
            "notice": date_or_blank(approval.notice, "when notice of it is published", f"{key}.approval.notice"),
            "call_in": settled(approval.call_in or Tbc(), "how long it may be called in", f"{key}.approval.call_in"),
        }

    def _paper(self) -> dict[str, Printed]:
        names = self.vocabulary.names
        title = names["title"]
        titled = title if isinstance(title, tuple) else (Text(str(title)),)
        full = (Text(f"the {names['paper_name']} \u201c"), *titled, Text("\u201d"))
        verbs = {f"do.{verb}": self._verb(verb) for verb in VERBS}
        return {"memo": f"the {str(names['paper']).partition(' ')[2]}", "memo_full": full, **verbs}

    def _verb(self, verb: str) -> str:
        """A verb as the meeting takes its decisions: approves, approve, to approve."""
        return {"that": f"{verb}s", "resolves": f"to {verb}"}.get(self.asked.meeting.asks, verb)

    def _header(self) -> dict[str, Printed]:
        report = self.report
        date = report.texts.get("date") or self.asked.party.approval.on
        dated = date_or_blank(date, "the date of the meeting", f"{report.key}.date")
        given = report.texts.get("title")
        title = settled(given, "the title of the report", f"{report.key}.title") if given else self._usual_title()
        plan = report.texts.get("plan.name")
        return {
            "report.date": dated,
            "report.title": title,
            "report.heading": f"Report to {self.asked.body}",
            "report.subtitle": "Not for publication" if report.is_exempt else "",
            "report.recommended": "Recommendations",
            "report.plans": f"Link to {plan}" if isinstance(plan, str) else f"Link to the plans of {self.us}",
            "report.consulting": self._consulting(),
        }  # fmt: skip

    def _usual_title(self) -> Words:
        names = self.vocabulary.names
        return (*_inlines(names["title"]), Text(f" \u2013 {names['paper_name']}"))

    def _consulting(self) -> Printed:
        given = self.report.texts.get("consulting")
        if not given:
            return ""
        words = settled(given, "who is consulted", f"{self.report.key}.consulting")
        return (Text(", in consultation with "), *words, Text(","))

    # --- lists ----------------------------------------------------------------------------------

    def _lists(self) -> dict[str, list[Scope]]:
        lists: dict[str, list[Scope]] = {
            f"said.{id}": [_scope(each) for each in self.found[id] if each.is_operative] for id in self.kinds.subjects
        }
        lists["terms"] = self._terms()
        lists["by_name"] = [_scope(each) for each in self.duties.by_name]
        lists["lines"] = [self._line(each) for each in self.held]
        lists["appraised"] = [{"option": option, "meaning": meaning} for option, meaning in self.asked.appraised]
        lists["open"] = [{"text": what} for what in self.seen.outstanding()]
        lists["hard"] = [{"ask": ask, "who": who, "settled_by": by} for ask, who, by in self.asked.hard]
        objectives = self.vocabulary.lists.get("objectives", [])
        lists["objectives"] = [{**each, "more": _told_of(each)} for each in objectives]
        return lists

    def _terms(self) -> list[Scope]:
        """The main terms: of each subject the clauses that answers brought in, each with what it states of them."""
        stated = [each for id in MAIN for each in self.found[id] if each.is_operative and each.says]
        grouped = [(title, list(found)) for title, found in groupby(stated, key=lambda each: each.title)]
        return [
            {
                "label": title,
                "text": _in_one([each.words for each in group]),
                "place": places(each.place for each in group),
            }
            for title, group in grouped
        ]

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
            **{f"said.{name}": _some(found) for name, found in self.found.items()},
            "meeting": (self.asked.meeting.id,),
            "asks": (self.asked.meeting.asks,),
            "delegates": _yes(self.asked.meeting.delegates),
            "purpose": (self.asked.purpose,),
            "this": (party.kind, *sorted(self.groups)),
            "exempt": _yes(report.is_exempt),
            "signs_self": _yes(bool(office) and office.casefold() in self.asked.body.casefold()),
            "signs_as": (capacity if isinstance(capacity, str) else "open",),
            "key": _yes(report.texts.get("key_decision", "no") != "no" or party.approval.notice is not None),
            "notice": _given(isinstance(party.approval.notice, str)),
            "call_in": _given(isinstance(party.approval.call_in, str)),
            "vesting": _given(party.vesting_day is not None),
            "board": _some(self.seen.selection.terms.facts["bodies"].values != ("none",)),
            "terms": _some(self._terms()),
            "by_name": _some(self.duties.by_name),
            "common": _some(self.duties.common),
            "spends": _some(self.said.in_role(*SPENDING)),
            "spends.by_name": _some(self.found["spends"]),
            "lines": _some(self.held),
            "lines.private": _some([each for each in self.held if each.line.private]),
            "open": _some(self.seen.outstanding()),
            "hard": _some(self.asked.hard),
            "options_paper": _given(bool(self.asked.appraised)),
        }

    # --- what is said ---------------------------------------------------------------------------

    @cached_property
    def found(self) -> Mapping[str, Sequence[SaidTerm]]:
        """The paragraphs by subject, by role and by axis, under the names that their places are asked by."""
        said = self.said
        found: dict[str, Sequence[SaidTerm]] = {id: said.of_subject(id) for id in self.kinds.subjects}
        found |= {name: said.in_role(*roles) for name, roles in IN_ROLES.items()}
        found |= {axis: said.of_axes(axis) for axis in OF_AXES}
        found["binding"] = [each for each in said.all if each.effect == "binding"]
        found["spends"] = [each for each in self.duties.by_name if said.subject_of(each) == "money"]
        found["common"] = self.duties.common
        return found

    @cached_property
    def duties(self) -> OurDuties:
        return our_duties(self.seen, self.said, self.us)

    @cached_property
    def held(self) -> list[HeldLine]:
        """The red lines that this party holds, alone or with every other."""
        lines = self.seen.selection.terms.red_lines
        return [each for each in lines if not each.line.held_by or self.us in each.line.held_by]

    @cached_property
    def groups(self) -> frozenset[str]:
        return self.nation.groups_of(self.asked.party.kind, self.asked.party.governance)


def _scope(term: SaidTerm) -> Scope:
    return {"text": term.words, "place": term.place}


def _told_of(objective: Scope) -> Words:
    """How an objective is measured, by when, and who owns it, as far as the deal says."""
    told = str(objective.get(GIVEN_PARTS, "")).split()
    lead_ins = {"measure": "measured by ", "due": "by ", "lead": "owned by "}
    parts = [(Text(words), *_inlines(objective[part])) for part, words in lead_ins.items() if part in told]
    return (Text(" ("), *joined(parts), Text(")")) if parts else ()


def _in_one(paragraphs: Sequence[Words]) -> Words:
    """Several paragraphs as one run of words."""
    out: list[Inline] = []
    for words in paragraphs:
        out += [Text(" "), *words] if out else words
    return tuple(out)


def _inlines(words: Printed) -> tuple[Inline, ...]:
    return (Text(words),) if isinstance(words, str) else words  # type: ignore[return-value]


def _some(found: Sequence[object] | bool) -> tuple[str, ...]:
    return ("some",) if found else ("none",)


def _yes(holds: bool) -> tuple[str, ...]:
    return ("yes",) if holds else ("no",)


def _given(holds: bool) -> tuple[str, ...]:
    return ("given",) if holds else ("silent",)
