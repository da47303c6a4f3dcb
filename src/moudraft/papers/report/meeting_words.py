"""The names of a report that say whose it is, what it is about, where it goes, and how that meeting decides."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft import english
from moudraft.deal import Tbc
from moudraft.document import Blank, Inline, Text
from moudraft.document.drafted import Drafted
from moudraft.document.words_of_values import Printed, Words, date_or_blank, joined, name_called, settled
from moudraft.papers.report.asked import Asked
from moudraft.papers.report.asked_of_author import ASKED

VERBS = ("approve", "sign", "authorise", "support", "agree", "appoint", "delegate", "determine", "note")
WITH_MEMBERS = ("councils", "combined-authority", "fire")
"""Bodies that several people belong to who are no staff of theirs and decide together."""
SERVED = {"councils": "customers and residents", "nhs": "patients and the public", "crown": "the public"}
"""Whom a body serves, by what it is in law."""
MOST_NAMED = 4


def meeting_names(seen: Drafted, asked: Asked, names: dict[str, Printed]) -> dict[str, Printed]:
    """What the names print; ``names`` are the agreement's, and the author's, that are there already."""
    return {**_parties(seen, asked), **_paper(names), **_beside(asked), **_verbs(asked), **_header(asked, names)}


def _parties(seen: Drafted, asked: Asked) -> dict[str, Printed]:
    party, key, nation = asked.party, asked.key, seen.library.home
    parties = list(enumerate(seen.deal.parties))
    others = [name_called(each, f"parties.{n}", nation) for n, each in parties if each is not party]
    office = settled(party.signatory.office, f"who signs for {party.short_name}", f"{key}.signatory.office")
    approval = party.approval
    groups = nation.groups_of(party.kind, party.governance)
    has_members = bool({party.kind, *groups} & set(WITH_MEMBERS))
    return {
        "us": party.short_name,
        "us_full": name_called(party, key, nation),
        "others_short": _in_short([each.short_name for _, each in parties if each is not party]),
        "deciders_here": "Members are" if has_members else "You are",
        "others_named": joined(others) if others else "those that join it",
        "signatory": (Text("the "), *office) if isinstance(party.signatory.office, str) else office,
        "finance_officer": nation.kind(party.kind).finance or "chief finance officer",
        "served": next((words for group, words in SERVED.items() if group in groups), "those whom it serves"),
        "members_and_staff": "members and staff" if has_members else "its people",
        "vesting_day": date_or_blank(party.vesting_day, "vesting day", f"{key}.vesting_day"),
        "notice": date_or_blank(approval.notice, "when notice of it is published", f"{key}.approval.notice"),
        "call_in": settled(approval.call_in or Tbc(), "how long it may be called in", f"{key}.approval.call_in"),
    }


def _in_short(others: Sequence[str]) -> str:
    """The other parties by name, or only how many they are where a page has no room for all."""
    many = f"{english.number_word(len(others))} others"
    return many if len(others) > MOST_NAMED else english.joined(others) or "others"


def _paper(names: dict[str, Printed]) -> dict[str, Printed]:
    """The agreement by its name, and by its name and title."""
    full = (Text(f"the {names['paper_name']} \u201c"), *inlines(names["title"]), Text("\u201d"))
    called = {
        name.replace("paper", "memo"): _the(names[name]) for name in ("paper", "paper.is", "paper.does", "paper.has")
    }
    return {**called, "memo_full": full}


def _beside(asked: Asked) -> dict[str, Printed]:
    """Where the agreement and the options paper are: appendices of the report, or papers beside it."""
    if asked.appended:
        return {"attached": "Appendix 1 to this report", "marked_draft": "Appendix 1", "options_appendix": "Appendix 2"}
    return {
        "attached": "beside this report", "marked_draft": "the draft beside this report",
        "options_appendix": "Appendix 1",
    }  # fmt: skip


def _the(this: Printed) -> str:
    """``this Memorandum is`` as "the Memorandum is": a report speaks of it from outside."""
    return f"the {str(this).partition(' ')[2]}"


def _verbs(asked: Asked) -> dict[str, Printed]:
    """The verbs as the meeting takes its decisions: approves, approve, to approve."""
    forms = {"that": "{}s", "resolves": "to {}"}
    return {f"do.{verb}": forms.get(asked.meeting.asks, "{}").format(verb) for verb in VERBS}


def _header(asked: Asked, names: dict[str, Printed]) -> dict[str, Printed]:
    texts, key, us = asked.report.texts, asked.report.key, asked.party.short_name
    title, plan, body = texts.get("title"), texts.get("plan.name"), texts.get("body") or asked.body
    usual = (*inlines(names["title"]), Text(f" \u2013 {names['paper_name']}"))
    called = english.capital(body) if isinstance(body, str) else (Blank(body.why or ASKED["body"], f"{key}.body"),)
    date = texts.get("date") or asked.party.approval.on
    notice = asked.party.approval.notice
    told = {"report.key_decision": f"yes, with notice on {english.date(notice)}"} if isinstance(notice, str) else {}
    return {
        **(told if "key_decision" not in texts else {}),
        "body": asked.body,
        "are": "are" if asked.meeting.plural else "is",
        "their": "their" if asked.meeting.plural else "its",
        "report.body": called,
        "report.date": date_or_blank(date, ASKED["date"], f"{key}.date"),
        "report.title": settled(title, "the title of the report", f"{key}.title") if title else usual,
        "report.heading": f"Report to {asked.body}",
        "report.subtitle": "Not for publication" if asked.report.is_exempt else "",
        "report.recommended": "Recommendations",
        "report.plans": f"Link to {plan}" if isinstance(plan, str) else f"Link to the plans of {us}",
        "report.consulting": _consulting(asked),
    }


def _consulting(asked: Asked) -> Words | str:
    given = asked.report.texts.get("consulting")
    if not given:
        return ""
    words = settled(given, ASKED["consulting"], f"{asked.report.key}.consulting")
    return (Text(", in consultation with "), *words, Text(","))


def inlines(words: Printed) -> tuple[Inline, ...]:
    """What a name prints, as inlines: names of the agreement that stand here have no holes left."""
    return (Text(words),) if isinstance(words, str) else words  # type: ignore[return-value]
