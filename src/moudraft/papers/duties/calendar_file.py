"""The register as a calendar (RFC 5545), as Outlook, Google and Apple Calendar take it: every day of it an event.

All is worked out from the register: the same register gives the same bytes, and an event keeps its UID while its place
in the paper and its kind stay the same, so that a calendar read in again moves what has moved.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from moudraft.deal.last_day import whole_day
from moudraft.english import capital
from moudraft.papers.duties.day_words import told_words
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.register import Register

LONGEST = 75
"""Octets in a line, without its end."""
DOMAIN = "moudraft.invalid"
WARNED = {"notice": 28, "end": 28, "review": 28, "approval": 7, "meeting": 7, "due": 7, "start": 1}
"""How many days before it a calendar reminds of a day, by its kind."""
OF_DUTIES = 7


class Event(NamedTuple):
    """An event of a whole day; ``every`` is how often it comes round, up to ``until``, in a month on its day ``late``.

    A month that has no such day has it on its last.
    """

    uid: str
    on: datetime.date
    title: str
    words: str
    warned: int
    every: str = ""
    until: str = ""
    late: int = 0


def calendar_file(register: Register, made: datetime.date) -> bytes:
    """The calendar; ``made`` is the day on which it was drafted, which stamps its events."""
    whose = f" ({register.party})" if register.party else ""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//moudraft//Register of duties and dates//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(register.title + whose)}",
    ]  # fmt: skip
    for event in events(register):
        lines += _event(event, made)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def events(register: Register) -> Iterator[Event]:
    """Every day of the register that is known, and every duty that comes round or has a day."""
    seen: dict[str, int] = {}
    for day in register.days:
        what = "" if day.kind == "notice" else day.what  # words of a notice have the day that it counts from
        for on in dict.fromkeys((day.on, *day.then)):
            if (known := whole_day(on)) is not None:
                title = f"{day.what} – {register.title}"
                words = "\n".join(filter(None, (capital(day.place), capital(told_words(day)))))
                yield Event(_uid(register, seen, day.kind, day.key, what), known, title, words, WARNED[day.kind])
    told = {(day.on, day.place) for day in register.days}
    for duty in register.duties:
        if (duty.by, duty.place) not in told:
            yield from _of_duty(register, duty, seen)


def _of_duty(register: Register, duty: Entry, seen: dict[str, int]) -> Iterator[Event]:
    """A duty that comes round, from its first turn, or the day by which it is owed. A line of a list has its day."""
    if duty.kind != "duty":
        return
    words = f"{capital(duty.who)}, to {duty.to}\n{duty.text}\n{capital(duty.place)}"
    title = f"{capital(duty.who)}: {duty.heading} ({duty.place})"
    uid = _uid(register, seen, "duty", duty.clause, f"{duty.who} {duty.when}")
    by = whole_day(duty.by)
    if by is not None:
        yield Event(uid, by, title, words, OF_DUTIES)
    elif duty.comes_round:
        turns = [datetime.date.fromisoformat(day) for day in duty.comes_round]
        late = max(day.day for day in turns)
        yield Event(uid, turns[0], title, words, OF_DUTIES, duty.every, register.ends, late)


def _uid(register: Register, seen: dict[str, int], *parts: str) -> str:
    """A name for an event that no other of the register has."""
    about = "\0".join((register.template, register.title, *register.parties, *parts))
    seen[about] = seen.get(about, 0) + 1
    digest = hashlib.sha256(f"{about}\0{seen[about]}".encode()).hexdigest()[:32]
    return f"{digest}@{DOMAIN}"


def _event(event: Event, made: datetime.date) -> list[str]:
    after = event.on + datetime.timedelta(days=min(1, (datetime.date.max - event.on).days))
    lines = [
        "BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{made:%Y%m%d}T000000Z", f"DTSTART;VALUE=DATE:{_day(event.on)}",
        f"DTEND;VALUE=DATE:{_day(after)}", f"SUMMARY:{escaped(event.title)}", f"DESCRIPTION:{escaped(event.words)}",
        "TRANSP:TRANSPARENT", *_rule(event),
    ]  # fmt: skip
    warned = f"TRIGGER:-P{event.warned}D"
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", warned, f"DESCRIPTION:{escaped(event.title)}", "END:VALARM"]
    return [*lines, *alarm, "END:VEVENT"]


def _rule(event: Event) -> Iterable[str]:
    """How an event comes round; one on a day that some months lack falls on their last."""
    if not event.every:
        return ()
    count, _, unit = event.every.partition(" ")
    until = whole_day(event.until)
    end = f";UNTIL={_day(until)}" if until else ""
    if unit.startswith("day"):
        return (f"RRULE:FREQ=DAILY;INTERVAL={count}{end}",)
    days = ",".join(map(str, range(28, event.late + 1)))
    late = f";BYMONTHDAY={days};BYSETPOS=-1" if event.late > 28 else ""
    return (f"RRULE:FREQ=MONTHLY;INTERVAL={count}{late}{end}",)


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """A text as a value of a calendar: what would end it, or open another, cannot."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    plain = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in plain if sign >= " " or sign == "\t")


def folded(line: str) -> bytes:
    """A line with its end, broken so that none is too long and no character is torn."""
    out, room = b"", LONGEST
    for sign in line:
        octets = sign.encode()
        if len(octets) > room:
            out += b"\r\n "
            room = LONGEST - 1
        out += octets
        room -= len(octets)
    return out + b"\r\n"
