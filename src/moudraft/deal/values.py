"""What can be wrong with one value of a deal: a date, a name, an id."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from moudraft.deal import LISTS
from moudraft.deal.deal_shape import OWN_LISTS
from moudraft.lazy_patterns import lazy_pattern
from moudraft.yaml_source.in_plain_words import label, shown

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = lazy_pattern(r"[A-Z]{2,5}-[0-9]+[a-z]?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DATES = "write it as 2027-04-30, as 2027-04 or as 2027"
_DAY = "write it as 2027-04-30"
_AN_ID = "an id has small letters, digits and hyphens, as in "
_OWN_TEXT = "write {text: ...} for own text; an id looks like financial-sustainability"

_WAIVED = "a waiver counts once it is settled"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# What is wrong with a text, and how to put it right.
Fault = tuple[str, str] | None


def is_tbc(value: Any) -> bool:
    """Whether a value is the word ``tbc``."""
    return isinstance(value, str) and value.strip().casefold() == "tbc"


def is_unsettled(value: Any) -> bool:
    """Whether a detail of the deal is not settled: ``tbc`` or ``{tbc: why}``."""
    return is_tbc(value) if isinstance(value, str) else isinstance(value, dict) and "tbc" in value


def is_id(value: str) -> bool:
    """Whether a text is a library's slug or code."""
    return bool(SLUG.fullmatch(value) or CODE.fullmatch(value))


def date_fault(text: str, partial: bool = True) -> Fault:
    """What is wrong with a date YYYY-MM-DD or, when ``partial``, YYYY-MM or YYYY."""
    found = _DATE.fullmatch(text.strip())
    if not found or (not partial and not found[3]):
        return (
            f'"{shown(text)}" is not a {"" if partial else "full "}date in figures',
            _DATES if partial else _DAY,
        )
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if year < 1:
        return f"{shown(text)} is not a date: years run from 0001", ""
    if not 1 <= month <= 12:
        return f"{shown(text)} is not a date: months run from 01 to 12", ""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 29 if month == 2 and leap else _DAYS[month - 1]
    if not 1 <= day <= days:
        name = f"February {year}" if month == 2 else _MONTHS[month - 1]
        return f"{shown(text)} is not a date: {name} has {days} days", ""
    return None


def _date(_path: str, text: str) -> Fault:
    return None if is_tbc(text) else date_fault(text)


def _day(_path: str, text: str) -> Fault:
    return None if is_tbc(text) else date_fault(text, partial=False)


def _waiver_day(path: str, text: str) -> Fault:
    return (f"{label(path)} cannot be tbc", _WAIVED) if is_tbc(text) else date_fault(text, partial=False)


def _waiver_text(path: str, text: str) -> Fault:
    return (f"{label(path)} cannot be tbc", _WAIVED) if is_tbc(text) else None


def _full_name(path: str, text: str) -> Fault:
    return (
        (f"{label(path)} cannot be plain tbc, which may be a real name", "write {tbc: why}") if is_tbc(text) else None
    )


def _short_name(path: str, text: str) -> Fault:
    wrong = f"{label(path)} cannot be tbc: the draft must call the party something"
    return (wrong, "choose a working name") if is_tbc(text) else None


def _template(path: str, text: str) -> Fault:
    return None if SLUG.fullmatch(text) else (f'{label(path)} cannot be "{shown(text)}"', _AN_ID + "heads-of-terms")


def _id(path: str, text: str) -> Fault:
    ok = is_id(text) and not is_tbc(text)
    return None if ok else (f'{label(path)} cannot be "{shown(text)}"', _AN_ID + "financial-sustainability")


def _model(path: str, text: str) -> Fault:
    ok = is_id(text) and not is_tbc(text)
    hint = "take it out, and the template's own governance is drafted" if is_tbc(text) else _AN_ID + "programme-board"
    return None if ok else (f'{label(path)} cannot be "{shown(text)}"', hint)


def _entry(path: str, text: str) -> Fault:
    """An entry of a list given as text: an id, or own text with a space in it."""
    ok = is_tbc(text) or is_id(text) or len(text.split()) > 1
    return None if ok else (f'"{shown(text)}" is neither an id nor text of several words', _OWN_TEXT)


def _not_yet(path: str, text: str) -> Fault:
    return (f"{label(path)} cannot be tbc", "leave it out until it is known") if is_tbc(text) else None


def _line(path: str, text: str) -> Fault:
    return (f"{label(path)} cannot be tbc", "leave it out until it is known") if is_tbc(text) else _entry(path, text)


_INDEX = lazy_pattern(r"\.[0-9]+(?=\.|$)")


def takes_date(key: str) -> bool:
    """Whether a key of a deal (``parties.0.approval.on``) takes a date."""
    return CHECKS.get(_INDEX.sub(".*", key)) in (_date, _day, _waiver_day)


# Each is given the dotted path of the value, which a message names it by, and the value.
CHECKS: dict[str, Callable[[str, str], Fault]] = {
    "template": _template,
    "date": _date,
    "title": _full_name,
    "group.name": _full_name,
    "parties.*.name": _full_name,
    "parties.*.short_name": _short_name,
    "parties.*.approval.on": _day,
    "parties.*.approval.notice": _day,
    "parties.*.approval.*.on": _day,
    "parties.*.approval.*.notice": _day,
    "parties.*.vesting_day": _day,
    "governance": _model,
    "governance.*": _model,
    "governance.model": _model,
    "governance.*.model": _model,
    "governance.name": _full_name,
    "governance.*.name": _full_name,
    "red_lines.*": _line,
    "red_lines.*.id": _id,
    "red_lines.*.text": _not_yet,
    "red_lines.*.reason": _not_yet,
    "accepted.*": _not_yet,
    "red_lines.*.waiver.by": _waiver_text,
    "red_lines.*.waiver.on": _waiver_day,
    "red_lines.*.waiver.why": _waiver_text,
    **{f"{name}.*": _entry for name in LISTS if name not in OWN_LISTS},
    **{f"{name}.*.id": _id for name in LISTS},
    **{f"{name}.*.due": _date for name in LISTS},
}
