"""At the end, before the reports are written: what only its author knows of one party's report, asked and kept.

It goes under ``report`` in the deal, in that party's row alone, and so into no other party's paper. What is asked is
what the report would print as still to confirm.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.interview.answer_check import provisional_deal, said
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.prompting import MARKS
from moudraft.interview.typed import from_typed
from moudraft.papers.report.asked_of_author import ASKED
from moudraft.papers.report.author_words import SEVERALS
from moudraft.papers.report.report_shape import report_of, reports_in
from moudraft.problems import MoudraftError

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.interview.conversation import Interview

NOBODY = ""
OPTIONS = "options"
DATE = "date"
AT_ONCE = (DATE, "author", "body", "wards", "key_decision", "contact.office")
"""What stands at the head of a report, which whoever writes it knows at once."""
NONE_COUNTS = ("consultation", "background_papers", "scrutiny", "implications.")
"""Where ``none`` is an answer that prints as a statement."""
PRIVATE = "What you say here stands in this report alone, and in no other party’s."
LATER = "What you leave out prints as [to confirm: …], and stands under report: in the deal once you have said it."
COMMANDS = (Command.HELP, Command.BACK, Command.SKIP, Command.TBC, Command.QUIT)


def ask_for_report(talk: Interview, made: Draft) -> bool:
    """Ask whose report is filled in now, and what of it can be said; False where the person goes back from that."""
    while True:
        reply = talk.put(_whose(talk, made))
        if reply is Command.BACK:
            return False
        if reply == NOBODY:
            return True
        asked = open_in(made, str(reply), talk)
        if asked is None:
            return False
        if not asked:
            talk.asker.show(f"The report of {reply} asks nothing more of you.")
            return True
        chosen = talk.put(_which(str(reply), asked))
        if isinstance(chosen, list) and _all_asked(talk, str(reply), chosen):
            return True


def open_in(made: Draft, party: str, talk: Interview) -> list[str] | None:
    """The keys that the report of a party has still to confirm, in their order; None where there is no report."""
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.papers.report.party_report import report_for

    try:
        paper = report_for(made, party, read_paper_kinds(talk.desk.house))
        row = report_of(made.deal, party).key
    except MoudraftError as error:
        talk.asker.show("No report is possible yet:\n" + said(list(error.problems)))
        return None
    keys = (each.key.removeprefix(f"{row}.") for each in paper.document.blanks())
    asked = dict.fromkeys(key for key in keys if key in ASKED)
    return sorted(asked, key=lambda key: key not in AT_ONCE)


def _whose(talk: Interview, made: Draft) -> Prompt:
    names = [(each.short_name, each.name) for each in made.deal.parties]
    parties = tuple(Choice(short, name if isinstance(name, str) else short) for short, name in names)
    return Prompt(
        key="report.for", ask="Whose report shall we fill in now?", line=PRIVATE, help=f"{PRIVATE} {LATER}",
        choices=(*parties, Choice(NOBODY, "Nobody’s: leave the blanks")), default=parties[0].value,
        commands=(Command.HELP, Command.BACK, Command.QUIT),
    )  # fmt: skip


def _which(party: str, asked: list[str]) -> Prompt:
    return Prompt(
        key="report.which", ask=f"What can you say now in the report of {party}?", kind="several", line=LATER,
        help=f"{PRIVATE} {LATER}", choices=tuple(Choice(key, _called(key)) for key in asked),
        checked=tuple(key for key in asked if key in AT_ONCE), commands=(Command.HELP, Command.BACK, Command.QUIT),
    )  # fmt: skip


def _called(key: str) -> str:
    return ASKED[key][:1].upper() + ASKED[key][1:]


# --- one after another ----------------------------------------------------------------------------


def _all_asked(talk: Interview, party: str, keys: list[str]) -> bool:
    """Ask each; back goes to the one before, and from the first to what can be said (False)."""
    number = 0
    while number < len(keys):
        where = f"The report of {party}: {number + 1} of {len(keys)}"
        done = _options(talk, party, where) if keys[number] == OPTIONS else _one(talk, party, keys[number], where)
        number += 1 if done else -1
        if number < 0:
            return False
    return True


def _one(talk: Interview, party: str, key: str, where: str) -> bool:
    """Ask for one text, or several, until it fits or is left out; False for back."""
    several = key in SEVERALS
    line = MARKS["date"] if key == DATE else MARKS["list"] if several else ""
    none = " Say none where there is nothing to say." if key.startswith(NONE_COUNTS) else ""
    prompt = _prompt(key, where, (line + none).strip())
    while True:
        reply = talk.put(prompt)
        if reply is Command.BACK:
            return False
        typed = "tbc" if reply is Command.TBC else "" if isinstance(reply, Command) else str(reply)
        value = from_typed(typed, "list" if several else DATE if key == DATE else "text")
        if several and len(value) == 1:
            value = value[0]
        if value in ("", []) or _settled(talk, party, key, value):
            return True


def _options(talk: Interview, party: str, where: str) -> bool:
    """Ask for the options considered, each with why it is not recommended, until there are no more."""
    found: list[Any] = []
    while True:
        reply = talk.put(_prompt("option", where, "Enter if that is all." if found else ""))
        if reply is Command.BACK:
            return bool(found and _settled(talk, party, OPTIONS, found))
        option = "" if isinstance(reply, Command) else from_typed(str(reply), "text")
        if not option:
            return not found or _settled(talk, party, OPTIONS, found)
        why = talk.put(_prompt("because", where, ""))
        if why is Command.BACK:
            continue
        because = "" if isinstance(why, Command) else from_typed(str(why), "text")
        found.append({"option": option, "because": because} if because else {"option": option})


def _prompt(key: str, where: str, line: str) -> Prompt:
    return Prompt(key=f"report.{key}", ask=f"{_called(key)}:", kind="text", where=where, line=line,
                  help=f"{PRIVATE} {LATER}", commands=COMMANDS)  # fmt: skip


# --- kept -----------------------------------------------------------------------------------------


def _settled(talk: Interview, party: str, key: str, value: Any) -> bool:
    """Put a value into the party's row and on disk; False, with the reason shown, where a report cannot say it."""
    data = with_said(talk.answers.data, party, key, value)
    try:
        reports_in(provisional_deal(data, talk.desk.library))
    except MoudraftError as error:
        talk.asker.show(said(list(error.problems)))
        return False
    made = msgspec.structs.replace(talk.answers, data=data)
    talk.keep(made)
    talk.answers = made
    return True


def with_said(data: dict[str, Any], party: str, key: str, value: Any) -> dict[str, Any]:
    """The deal with one thing more in the row of a party; nothing else is changed, nor is any other row."""
    made = copy.deepcopy(data)
    given = made.get("report")
    rows = given if isinstance(given, list) else [given] if isinstance(given, dict) else []
    row = next((each for each in rows if each.get("for") == party), None)
    if row is None:
        row = {"for": party}
        made["report"] = row if not rows else [*rows, row]
    place, _, part = key.rpartition(".")
    if not place:
        row[part] = value
        return made
    inner = row.get(place)
    # A plan or a contact in one word is that map's first key.
    first = {"plan": "name", "contact": "office"}.get(place)
    row[place] = inner if isinstance(inner, dict) else {first: inner} if first and inner is not None else {}
    row[place].pop("tbc", None)
    row[place][part] = value
    return made
