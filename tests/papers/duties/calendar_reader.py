"""A strict reader of calendar files (RFC 5545), so far as one of ours may go: it refuses whatever it does not know."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

PROPERTY = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[A-Z-]+)*):(.*)", re.DOTALL)
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP")
RULE = re.compile(
    r"FREQ=(?:DAILY|MONTHLY);INTERVAL=\d+(?:;BYMONTHDAY=28,29(?:,30(?:,31)?)?;BYSETPOS=-1)?(?:;UNTIL=\d{8})?"
)


class Read(NamedTuple):
    uid: str
    stamp: str
    on: datetime.date
    until: datetime.date
    title: str
    words: str
    rule: str
    alarm: str


def read_calendar(content: bytes) -> list[Read]:
    """The events of a calendar; whatever breaks the rules fails."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines: list[bytes] = []
    for raw in content.split(b"\r\n")[:-1]:
        assert 0 < len(raw) <= 75, raw
        raw.decode("utf-8")  # no character is torn
        if raw.startswith(b" "):
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    properties = [_property(line.decode("utf-8")) for line in lines]
    head, body, tail = properties[:6], properties[6:-1], properties[-1]
    assert [name for name, _ in head] == ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"]
    assert dict(head)["VERSION"] == "2.0" and tail == ("END", "VCALENDAR")
    return _events(body)


def _property(line: str) -> tuple[str, str]:
    found = PROPERTY.fullmatch(line)
    assert found, line
    name, parameters, value = found.groups()
    assert parameters in ("", ";VALUE=DATE"), line
    assert bool(parameters) == (name in ("DTSTART", "DTEND")), line
    return name, value


def _events(body: list[tuple[str, str]]) -> list[Read]:
    made, at = [], 0
    while at < len(body):
        assert body[at] == ("BEGIN", "VEVENT")
        end = body.index(("END", "VEVENT"), at)
        alarm = body.index(("BEGIN", "VALARM"), at)
        assert at < alarm < end
        own, inner = dict(body[at + 1 : alarm]), dict(body[alarm + 1 : end - 1])
        assert body[end - 1] == ("END", "VALARM")
        assert len(own) == alarm - at - 1, "a property is given twice"
        assert set(own) - {"RRULE"} == set(ONCE)
        assert inner["ACTION"] == "DISPLAY" and re.fullmatch(r"-P\d+D", inner["TRIGGER"])
        assert "RRULE" not in own or RULE.fullmatch(own["RRULE"]), own
        assert _day(own["DTSTART"]) in fallen(_day(own["DTSTART"]), own.get("RRULE", ""), 1), own
        assert re.fullmatch(r"\d{8}T000000Z", own["DTSTAMP"])
        made.append(
            Read(own["UID"], own["DTSTAMP"], _day(own["DTSTART"]), _day(own["DTEND"]), text(own["SUMMARY"]),
                 text(own["DESCRIPTION"]), own.get("RRULE", ""), inner["TRIGGER"])
        )  # fmt: skip
        at = end + 1
    return made


def fallen(first: datetime.date, rule: str, most: int) -> list[datetime.date]:
    """The first days on which a rule falls, from the month or the day of the first event on."""
    parts = dict(part.split("=") for part in rule.split(";")) if rule else {}
    step, found = int(parts.get("INTERVAL", 1)), []
    until = _day(parts["UNTIL"]) if "UNTIL" in parts else datetime.date.max
    for count in range(most):
        if parts.get("FREQ", "DAILY") == "DAILY":
            on = first + datetime.timedelta(days=step * count)
        else:
            year, month = divmod(first.year * 12 + first.month - 1 + step * count, 12)
            length = calendar.monthrange(year, month + 1)[1]
            days = [int(day) for day in parts.get("BYMONTHDAY", str(first.day)).split(",")]
            on = datetime.date(year, month + 1, [day for day in days if day <= length][-1])
        if on <= until:
            found.append(on)
    return found


def _day(value: str) -> datetime.date:
    return datetime.datetime.strptime(value, "%Y%m%d").date()


def text(value: str) -> str:
    """A value of text, its signs unescaped; one that needed it and has it not fails."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), value
    signs = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
    return re.sub(r"\\[\\;,nN]", lambda found: signs[found[0]], value)
