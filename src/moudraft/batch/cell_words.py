"""A cell as a person sees it in the workbook; what cannot be told is said of the cell by name."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from moudraft.batch.number_formats import UnreadableError, sections, shown_number, shown_text, shows_days
from moudraft.batch.workbook import Workbook, unescaped
from moudraft.english import MONTHS

_OPEN = "open the file in Excel, and save it again"
_AS_TEXT = "format the cell as text and type what it is to say"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?", re.ASCII)
_FIRST = datetime.datetime(1899, 12, 30)
_FIRST_1904 = datetime.datetime(1904, 1, 1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Cell(NamedTuple):
    """What a cell shows. ``date`` is a day in the figures of a deal; with a ``fault`` nothing is to be read."""

    text: str = ""
    date: str = ""
    fault: str = ""
    hint: str = ""


EMPTY = Cell()


def shown_cell(kind: str, style: str, value: str | None, formula: bool, book: Workbook) -> Cell:
    """The cell of a sheet. ``kind`` is its type, ``style`` the number of its style, ``value`` what is kept of it."""
    if kind == "e":
        return Cell(fault=f"shows the error {value or ''}".rstrip(), hint="put the formula right, or type the value")
    if value is None or (value == "" and kind not in ("s", "str", "inlineStr")):
        return Cell(fault="is a formula of which no value is kept", hint=_OPEN) if formula else EMPTY
    code = _format(style, book)
    try:
        if kind == "b":
            return Cell("yes" if value.strip() in ("1", "true") else "no")
        if kind == "d":
            return _iso_day(value, code)
        if kind in ("s", "str", "inlineStr"):
            words = book.strings[int(value)] if kind == "s" else unescaped(value)
            return Cell(shown_text(words.strip(), code) if words.strip() else "")
        if shows_days(code):
            return day_cell(_day(float(value), book.epoch_1904), code)
        return Cell(shown_number(value, code))
    except UnreadableError as error:
        return Cell(fault=f"cannot be read as it is shown: {error}", hint=_AS_TEXT)
    except (ValueError, OverflowError, IndexError):
        return Cell(fault="cannot be read", hint=_OPEN)


def day_cell(when: datetime.datetime, code: str) -> Cell:
    """A day, with as much of it as its format shows; as a date, a deal takes a year, a month or a day."""
    letters = "".join(re.sub(r'"[^"]*"?|\\.|\[[^\]]*\]|_.|\*.', "", sections(code)[0]).lower().split("am/pm"))
    day, year = re.search(r"d", letters), re.search(r"y", letters)
    hour = re.search(r"h", letters)
    # An m beside hours or seconds is minutes.
    month = re.search(r"m", re.sub(r"h+\W*m+|m+\W*s+", "", letters))
    if "[h" in code.lower() or "[m" in code.lower() or "[s" in code.lower():
        raise UnreadableError("it is a length of time")
    words = []
    if "dddd" in letters or re.search(r"\bddd\b", letters):
        words.append(_WEEKDAYS[when.weekday()])
    if re.search(r"(?<!d)d{1,2}(?!d)", letters):
        words.append(str(when.day))
    if month:
        words.append(MONTHS[when.month - 1])
    if year:
        words.append(f"{when.year:04}")
    if hour:
        words.append(f"{when:%H:%M}")
    iso = f"{when.year:04}" if year and not month else f"{when:%Y-%m}" if year and not day else f"{when:%Y-%m-%d}"
    return Cell(" ".join(words), "" if not (day or month or year) else iso)


def _format(style: str, book: Workbook) -> str:
    number = int(style) if style.isascii() and style.isdecimal() else 0
    return book.formats[number] if number < len(book.formats) else "General"


def _iso_day(value: str, code: str) -> Cell:
    if not _ISO_DAY.fullmatch(value.strip()):
        raise ValueError(value)
    when = datetime.datetime.fromisoformat(value.strip().removesuffix("Z"))
    return day_cell(when, code if shows_days(code) else "dd/mm/yyyy")


def _day(serial: float, epoch_1904: bool) -> datetime.datetime:
    """The moment that a number of days stands for. Excel counts a 29 February 1900 that never was."""
    if epoch_1904:
        return _rounded(_FIRST_1904 + datetime.timedelta(days=serial))
    if 60 <= serial < 61:
        raise ValueError(serial)
    return _rounded(_FIRST + datetime.timedelta(days=serial + (1 if 1 <= serial < 60 else 0)))


def _rounded(when: datetime.datetime) -> datetime.datetime:
    """To the second: a fraction of a day is never exact."""
    return (when + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
