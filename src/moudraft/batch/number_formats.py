"""Numbers and days as their format shows them: ``0.1`` under ``0%`` is 10%, ``501`` under ``00000`` is 00501.

A format is a code of Excel's (``"£"#,##0.00;[Red]-"£"#,##0.00``). Days come out as they are written here: 1 April
2027. What cannot be shown as Excel shows it is refused by name, never guessed.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

BUILT_IN = {
    "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": '"£"#,##0;-"£"#,##0',
    "6": '"£"#,##0;-"£"#,##0', "7": '"£"#,##0.00;-"£"#,##0.00', "8": '"£"#,##0.00;-"£"#,##0.00', "9": "0%",
    "10": "0.00%", "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "14": "dd/mm/yyyy", "15": "d-mmm-yy",
    "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss",
    "22": "dd/mm/yyyy h:mm", "37": "#,##0;(#,##0)", "38": "#,##0;(#,##0)", "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;(#,##0.00)", "41": '#,##0;-#,##0;"-"', "42": '"£"#,##0;-"£"#,##0;"-"',
    "43": '#,##0.00;-#,##0.00;"-"', "44": '"£"#,##0.00;-"£"#,##0.00;"-"', "45": "mm:ss", "46": "[h]:mm:ss",
    "47": "mm:ss.0", "48": "##0.0E+0", "49": "@",
}  # fmt: skip
BUILT_IN |= dict.fromkeys(map(str, (*range(27, 37), *range(50, 59))), "dd/mm/yyyy")
"""The formats that a file names by number alone, as Excel has them in this country."""
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<exponent>E[+-])|(?P<general>General)|(?P<place>[0#?])|(?P<dot>\.)|(?P<comma>,)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|[^;"\\\[_*])*', re.DOTALL)
_DAYS = re.compile(r"[ymdhs]", re.IGNORECASE)
_MOST_DIGITS, _SHOWN_FIGURES = 15, 10


class UnreadableError(Exception):
    """A number whose format is not one that can be shown here; the text says why."""


class _Piece(NamedTuple):
    kind: str
    text: str


def sections(code: str) -> list[str]:
    """The parts of a format: for positive numbers, negative ones, nought and text."""
    found, at = [], 0
    while True:
        match = _SECTION.match(code, at)
        assert match is not None
        found.append(match[0])
        if match.end() >= len(code):
            return found
        at = match.end() + 1


def shows_days(code: str) -> bool:
    """Whether a format is one of days or times."""
    return any(each.kind == "other" and _DAYS.match(each.text) for each in _pieces(sections(code)[0]))


def shown_text(text: str, code: str) -> str:
    """Text under a format, which may add words to it, or show nothing."""
    parts = sections(code)
    wanted = parts[3] if len(parts) > 3 else next((each for each in parts if "@" in each), "@")
    pieces = _pieces(wanted)
    if not any(each.text == "@" for each in pieces):
        if len(parts) > 3:
            raise UnreadableError("its format shows nothing of it")
        return text
    return "".join(text if each == _Piece("other", "@") else _literal(each) for each in pieces).strip()


def shown_number(text: str, code: str) -> str:
    """A number, as a file has it, under a format. Raises ``UnreadableError`` where that cannot be told."""
    try:
        value = Decimal(text)
        number = Decimal(f"{float(value):.15g}")
    except (ArithmeticError, ValueError, OverflowError):
        raise UnreadableError("it is no number") from None
    if not number.is_finite():
        raise UnreadableError("it is no number")
    parts = sections(code)
    wanted, sign = parts[0], "-" if number < 0 else ""
    if number < 0 and len(parts) > 1:
        wanted, sign = parts[1], ""
    elif number == 0 and len(parts) > 2:
        wanted = parts[2]
    pieces = _pieces(wanted)
    _refuse(pieces)
    shown = _set_out(abs(number), pieces)
    if not shown.strip():
        raise UnreadableError("its format shows nothing of it")
    # What is rounded to nought has no sign.
    return (sign if any(each in "123456789" for each in shown) else "") + shown.strip()


def _pieces(section: str) -> list[_Piece]:
    return [_Piece(found.lastgroup or "other", found[found.lastgroup or 0]) for found in _PIECE.finditer(section)]


def _literal(piece: _Piece) -> str:
    """What a piece shows by itself: words as they are, a gap as a space, the sign of a currency."""
    if piece.kind in ("quoted", "escaped", "other"):
        return piece.text
    if piece.kind == "gap":
        return " "
    if piece.kind == "bracket" and piece.text.startswith("$"):
        return piece.text[1:].rpartition("-")[0] if "-" in piece.text else piece.text[1:]
    return "%" if piece.kind == "percent" else ""


def _refuse(pieces: list[_Piece]) -> None:
    """Refuse what is not shown here: conditions, fractions, lengths of time, engineers' exponents."""
    places = [n for n, each in enumerate(pieces) if each.kind == "place"]
    for n, each in enumerate(pieces):
        if each.kind == "bracket" and each.text[:1] in "<>=":
            raise UnreadableError("its format has a condition")
        if each.kind == "bracket" and each.text.lower() in ("h", "hh", "m", "mm", "s", "ss"):
            raise UnreadableError("it is a length of time")
        if each == _Piece("other", "/") and places and places[0] < n < places[-1]:
            raise UnreadableError("its format is a fraction")


def _set_out(number: Decimal, pieces: list[_Piece]) -> str:
    if not any(each.kind == "place" for each in pieces):
        general = [general_number(number) if each.kind == "general" else _literal(each) for each in pieces]
        return "".join(general) if pieces else ""
    places = [n for n, each in enumerate(pieces) if each.kind == "place"]
    dot = next((n for n, each in enumerate(pieces) if each.kind == "dot"), None)
    exponent = next((n for n, each in enumerate(pieces) if each.kind == "exponent"), None)
    if exponent is not None:
        return _with_exponent(number, pieces, dot, exponent)
    before = [n for n in places if dot is None or n < dot]
    after = [n for n in places if dot is not None and n > dot]
    commas = [n for n, each in enumerate(pieces) if each.kind == "comma"]
    last = before[-1] if before else -1
    thousands = any(before and before[0] < n < last for n in commas)
    scaled = sum(last < n and (dot is None or n < dot) for n in commas) if before else 0
    percents = sum(each.kind == "percent" for each in pieces)
    number = number.scaleb(2 * percents - 3 * scaled).quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    whole, _, part = f"{number:f}".partition(".")
    filled = _whole_digits(whole.lstrip("0"), pieces, before, thousands) | _part_digits(part, pieces, after)
    return "".join(
        filled.get(n, "") if each.kind == "place" else _between(each, part, filled, after) for n, each in
        enumerate(pieces)
    )  # fmt: skip


def _between(piece: _Piece, part: str, filled: dict[int, str], after: list[int]) -> str:
    if piece.kind == "dot":
        return "." if any(filled[n] for n in after) or not after else ""
    return "" if piece.kind in ("comma", "fill") else _literal(piece)


def _whole_digits(digits: str, pieces: list[_Piece], places: list[int], thousands: bool) -> dict[int, str]:
    """The digits before the point by place, from the right; the first place takes all that are left."""
    filled: dict[int, str] = {}
    done = 0
    for n in reversed(places):
        rest = digits[: len(digits) - done] if done < len(digits) else ""
        takes = rest if n == places[0] else rest[-1:]
        if not takes:
            takes = {"0": "0", "?": " ", "#": ""}[pieces[n].text]
        shown = ""
        for digit in reversed(takes):
            if thousands and done and done % 3 == 0 and digit.isdigit():
                shown = "," + shown
            shown = digit + shown
            done += 1
        filled[n] = shown
    return filled


def _part_digits(part: str, pieces: list[_Piece], places: list[int]) -> dict[int, str]:
    """The digits after the point; noughts at the end are shown where the format asks for them."""
    filled = dict(zip(places, part, strict=False))
    for n in reversed(places):
        if pieces[n].text == "0" or filled.get(n, "0") != "0":
            break
        filled[n] = " " if pieces[n].text == "?" else ""
    return filled


def _with_exponent(number: Decimal, pieces: list[_Piece], dot: int | None, exponent: int) -> str:
    before = [n for n, each in enumerate(pieces) if each.kind == "place" and n < (exponent if dot is None else dot)]
    if len(before) != 1:
        raise UnreadableError("its format is an engineer's")
    decimals = sum(each.kind == "place" for each in pieces[dot:exponent]) if dot is not None else 0
    width = sum(each.kind == "place" for each in pieces[exponent:])
    mantissa, _, power = f"{number:.{decimals}e}".partition("e")
    sign = "-" if int(power) < 0 else "+" if pieces[exponent].text.endswith("+") else ""
    return f"{mantissa}E{sign}{abs(int(power)):0{width}}"


def general_number(number: Decimal) -> str:
    """A number without a format: whole numbers in full, others with the ten figures that a cell shows."""
    if number == number.to_integral_value():
        if len(f"{number:f}") > _MOST_DIGITS:
            raise UnreadableError(f"it has more than {_MOST_DIGITS} figures, and Excel keeps no more of a number")
        return f"{number:f}".partition(".")[0]
    decimals = max(0, _SHOWN_FIGURES - len(f"{number:f}".partition(".")[0]))
    shown = f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    if not shown.strip("0."):
        raise UnreadableError("it is too small to be shown")
    return shown
