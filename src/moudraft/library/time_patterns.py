"""How sentences say by when, how often and on what occasion something is owed, as patterns that are data."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec

NEVER = "(?!)"
"""A pattern that nothing fits."""


class Times(msgspec.Struct, frozen=True, array_like=True):
    """The patterns of ``clauses/times.yaml``, whole: ``often`` what recurs, ``by`` deadlines, days and lengths of time.

    ``from_start`` is what counts from the start of a paper or its last signature, ``of_each_year`` what falls on one
    day in every year, ``one_day`` what ends on one day; ``occasion`` and ``opening`` are the words before it says
    who owes something.
    """

    often: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    from_start: str = NEVER
    of_each_year: str = NEVER
    one_day: str = NEVER
    occasion: str = NEVER
    opening: str = NEVER
