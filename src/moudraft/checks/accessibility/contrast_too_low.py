"""A402: letters that do not stand out from what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.printed_text import by_style, contrast, where
from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import Printed, WordLook


@rule("A402", "error")
def contrast_too_low(file: WordLook) -> Iterator[Found]:
    """The colour of a text and that behind it have a contrast of less than 4.5 to 1; for large text, less than 3 to 1.

    Why: Faint letters cannot be read by many who see badly, nor by anybody in the sun (WCAG 2.2, 1.4.3). Large is 18
    points, or 14 in bold.

    Flagged: (text in light grey (BBBBBB) on white)

    Fine: (text in dark grey (595959) on white)
    """
    faint = (each for each in file.printed if contrast(each.colour, each.behind) < enough(each))
    for style, printed in by_style(faint).items():
        worst = min(printed, key=lambda each: contrast(each.colour, each.behind))
        told = f"{contrast(worst.colour, worst.behind):.1f} to 1 ({worst.colour} on {worst.behind})"
        said = f"\u201c{style}\u201d has a contrast of {told}, and {enough(worst):g} to 1 is the least"
        yield Found(f"{said} ({where(printed)})", hint="make the text darker, or what is behind it lighter")


def enough(printed: Printed) -> float:
    large = printed.size >= 36 or (printed.bold and printed.size >= 28)
    return 3 if large else 4.5
