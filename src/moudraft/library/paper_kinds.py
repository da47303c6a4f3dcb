"""What papers that go with an agreement are made from: their templates and wordings, the meetings, the subjects.

:mod:`moudraft.library.reading.paper_files` reads it from ``templates/papers/``. The clause library knows nothing of it:
a wording there is proved sound against what a deal can say, and these speak of an agreement that is already drafted.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import msgspec

from moudraft.library.template import Template
from moudraft.library.wording import Clause
from moudraft.problems import NOWHERE, Location


class Meeting(msgspec.Struct, frozen=True, array_like=True):
    """A meeting, or an office-holder, that a report goes to.

    ``called`` is what a sentence calls it, by kind of body where that decides; ``asks`` how its recommendations run:
    ``that`` (that the Council approves), ``to`` (the Board is asked to approve), ``resolves`` (the Board RESOLVES to).
    ``fits`` are the groups and kinds of body that have such a meeting; ``first`` those to which it is the usual one, by
    form of governance where that decides. ``named`` is a pattern of the words by which a deal names it. One that
    ``delegates`` gives power to officers by law; ``plural`` is the number of its verb.
    """

    id: str
    label: str
    called: dict[str, str]
    asks: str
    fits: tuple[str, ...]
    named: str = ""
    first: dict[str, tuple[str, ...]] = {}
    delegates: bool = False
    plural: bool = False
    location: Location = NOWHERE


class Subject(msgspec.Struct, frozen=True, array_like=True):
    """A subject of an agreement, as a report groups what it says: option axes, topics of clauses, lists of a deal.

    One that ``gives_way`` has axes on which clauses of every subject rest; one that ``keeps`` has every clause of its
    topics, whatever axis calls for it; of topics that are ``parted`` a paragraph goes with the list that it prints.
    Clauses in its ``roles`` stand under it, whatever else they are. ``quiet`` are answers by axis that ask for nothing
    of the subject.
    """

    id: str
    label: str
    axes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    gives_way: bool = False
    keeps: bool = False
    quiet: dict[str, tuple[str, ...]] = {}
    location: Location = NOWHERE


class PaperKinds(msgspec.Struct, frozen=True, array_like=True):
    """The templates of papers by name, and what they are made from."""

    templates: dict[str, Template]
    clauses: dict[str, Clause]
    meetings: dict[str, Meeting]
    subjects: dict[str, Subject]
