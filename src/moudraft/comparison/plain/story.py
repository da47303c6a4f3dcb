"""One story of a Word file (its body, a header, its footnotes) being made plain: its part, and what is found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from moudraft.comparison.plain.asides import Aside, How
from moudraft.office.field_marks import FieldMarks
from moudraft.office.package_reading import Package, Relationship

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_LINKS = ("http://", "https://", "mailto:")
_LONGEST_LINK = 2_000


class Picture(NamedTuple):
    """A picture that may be carried: its bytes, and what they are (``png``, ``jpeg``, ``gif``)."""

    content: bytes
    form: str


class Findings:
    """What all stories of a file have in common: its pictures and links by new names, and what is to be told.

    A name follows from the content, so that the same picture has the same name in two files.
    """

    def __init__(self) -> None:
        self.pictures: dict[str, Picture] = {}
        self.links: dict[str, str] = {}
        self.dropped: dict[str, None] = {}

    def name_of_picture(self, content: bytes) -> str:
        """The name of a picture, or nothing where its bytes are of no kind that is carried."""
        form = next((form for start, form in _PICTURES.items() if content.startswith(start)), "")
        if not form:
            return ""
        name = f"m{_digest(content)}"
        self.pictures[name] = Picture(content, form)
        return name

    def name_of_link(self, target: str) -> str:
        """The name of a link to the web or to an address, or nothing where it leads elsewhere."""
        if not target.casefold().startswith(_LINKS) or len(target) > _LONGEST_LINK or not target.isprintable():
            return ""
        name = f"l{_digest(target.encode())}"
        self.links[name] = target
        return name


class Story:
    """A part with its relationships, while it is made plain.

    ``here`` is the plain paragraph at hand; ``asides`` are found with the paragraph that each belongs to.
    ``bookmarks`` are those met since the last paragraph was made.
    """

    def __init__(self, package: Package, part: str, root: Any, findings: Findings, notes: Any = None) -> None:
        self.package = package
        self.part = part
        self.root = root
        self.findings = findings
        self.notes = notes
        self.fields = FieldMarks(root)
        self.asides: list[tuple[Any, Aside]] = []
        self.here: Any = None
        self.bookmarks: list[str] = []
        self._ties: dict[str, Relationship] | None = None

    def tell(self, how: How, what: str, words: str = "", author: str = "", mark: str = "") -> None:
        """Note something that stands beside the plain words at this place."""
        self.asides.append((self.here, Aside(how, what, " ".join(words.split())[:2_000], author, mark)))

    def tie(self, id: str | None) -> Relationship | None:
        """The relationship of the part with this id."""
        if self._ties is None:
            self._ties = {each.id: each for each in self.package.related(self.part)}
        return self._ties.get(id or "")

    def part_of(self, id: str | None) -> str:
        """The name of the part within the package that an id stands for, or nothing."""
        tie = self.tie(id)
        return tie.target if tie and not tie.external and tie.target in self.package else ""

    def take_bookmarks(self) -> Iterator[str]:
        """The bookmarks met since the last time, each once."""
        found, self.bookmarks = list(dict.fromkeys(self.bookmarks)), []
        return iter(found)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]


def mark_of(content: bytes) -> str:
    """What tells two things apart that are not read."""
    return _digest(content)
