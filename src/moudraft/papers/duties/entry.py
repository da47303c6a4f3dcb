"""A line of the register: what somebody owes, as data."""

# Annotations here are real objects, not text: schemas are made of them.

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A duty: who owes it, to whom, by when or how often, in the words of the paper, and where it says so.

    ``owners`` are the short names of the parties that owe it, all of those that may where ``whichever`` is set; none
    where nobody can tell. ``kind`` is ``duty``, ``line`` (a line of a list or a row of a table, with whoever leads it
    and its date) or ``own`` (the deal's own words, which a reader has to weigh). ``by`` is the day where it is known,
    ``every`` how often it comes round in days or months, and ``comes_round`` its days. ``force`` is the verb of a duty,
    empty where the paper promises it by another than ``will``, ``must`` or ``may``.
    """

    number: int
    kind: str
    who: str
    owners: tuple[str, ...]
    whichever: bool
    body: str
    to: str
    text: str
    when: str
    by: str
    every: str
    comes_round: tuple[str, ...]
    force: str
    not_to: bool
    place: str
    heading: str
    clause: str
