"""The styles and lists of a firm's own file, as whoever looks for roles in them asks: by name, by level, by look."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from moudraft import data
from moudraft.office.package_reading import Package
from moudraft.writers.word.word_names import qualified

_BLACK = ("auto", "000000")
_OFF = ("0", "false", "off")
_VAL = qualified("val")


class FirmStyles:
    """``styles`` and ``numbering`` are the roots of the two parts; a style file without lists has an empty one."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self.root = styles
        self.styles: dict[str, Any] = {}
        self._named: dict[tuple[str, str], str] = {}
        for style in styles.iter(qualified("style")):
            id, kind = style.get(qualified("styleId")), style.get(qualified("type")) or "paragraph"
            if id:
                self.styles[id] = style
                for name in _names(style):
                    self._named.setdefault((kind, name.casefold().strip()), id)
        self.definitions = {
            each.get(qualified("abstractNumId")): each for each in numbering.iter(qualified("abstractNum"))
        }
        self.instances = {
            each.get(qualified("numId")): value(each, "abstractNumId") for each in numbering.iter(qualified("num"))
        }

    def named(self, name: str, kind: str = "paragraph") -> str:
        """The id of a style by its name or one of its other names; empty where there is none."""
        return self._named.get((kind, name.casefold().strip()), "")

    def name(self, id: str) -> str:
        return next(_names(self.styles[id]), id)

    def paragraphs(self) -> Iterator[str]:
        """The paragraph styles, in the order of the file."""
        return (id for id, style in self.styles.items() if (style.get(qualified("type")) or "paragraph") == "paragraph")

    @property
    def usual(self) -> str:
        """The style of a paragraph that names none."""
        default = (id for id in self.paragraphs() if (self.styles[id].get(qualified("default")) or "0") not in _OFF)
        return next(default, "") or self.named("Normal") or next(self.paragraphs(), "")

    def chain(self, id: str) -> Iterator[Any]:
        """A style and those that it is based on, each once though they go in a circle."""
        seen: set[str] = set()
        while id in self.styles and id not in seen:
            seen.add(id)
            yield self.styles[id]
            id = value(self.styles[id], "basedOn")

    def list_of(self, id: str) -> tuple[str, str, int] | None:
        """The list instance, its definition and the level of a style that is numbered."""
        for style in self.chain(id):
            number = style.find(f"{qualified('pPr')}/{qualified('numPr')}")
            if number is not None and number.find(qualified("numId")) is not None:
                instance = value(number, "numId")
                definition = self.instances.get(instance, "")
                if definition not in self.definitions:
                    return None
                level = value(number, "ilvl")
                return instance, definition, int(level) if level.isdecimal() else self._tied(definition, id)
        return None

    def _tied(self, definition: str, id: str) -> int:
        """The level that names a style, where the style does not name its level."""
        for level in self.definitions[definition].iter(qualified("lvl")):
            if value(level, "pStyle") == id:
                return int(level.get(qualified("ilvl")) or 0)
        return 0

    def level(self, definition: str, depth: int) -> Any:
        """A level of a list, or None."""
        levels = self.definitions[definition].iter(qualified("lvl"))
        return next((each for each in levels if each.get(qualified("ilvl")) == str(depth)), None)

    def outline(self, id: str) -> int | None:
        """The outline level: 0 for a heading of the first level; None for text."""
        for style in self.chain(id):
            found = style.find(f"{qualified('pPr')}/{qualified('outlineLvl')}")
            if found is not None:
                given = found.get(_VAL) or ""
                return int(given) if given.isdecimal() and int(given) < 9 else None
        return None

    def looks_like_a_heading(self, id: str) -> bool:
        """Whether a style is set as headings are and text is not: bold, in capitals or colour, or held to the next."""
        coloured = (style.find(f"{qualified('rPr')}/{qualified('color')}") for style in self.chain(id))
        colour = next((each for each in coloured if each is not None), None)
        if colour is not None and (colour.get(_VAL) or "auto").casefold() not in _BLACK:
            return True
        switches = (("rPr", "b"), ("rPr", "caps"), ("rPr", "smallCaps"), ("pPr", "keepNext"))
        return any(self.is_on(id, part, switch) for part, switch in switches)

    def is_on(self, id: str, part: str, switch: str) -> bool:
        for style in self.chain(id):
            found = style.find(f"{qualified(part)}/{qualified(switch)}")
            if found is not None:
                return (found.get(_VAL) or "1") not in _OFF
        return False

    def tab_stops(self, id: str) -> tuple[int, ...]:
        """Where the tabs of a style stop, in twips."""
        tabs = (tab for style in self.chain(id) for tab in style.iter(qualified("tab")))
        given = (tab.get(qualified("pos")) or "" for tab in tabs if tab.get(_VAL) != "clear")
        return tuple(sorted({int(each) for each in given if each.isdecimal()}))

    def type_size(self, id: str) -> int:
        """The size of a style's letters in twips, by its chain or the file's defaults; Word's own is 10 points."""
        defaults = self.root.find(f"{qualified('docDefaults')}/{qualified('rPrDefault')}")
        for style in (*self.chain(id), *([] if defaults is None else [defaults])):
            size = style.find(f"{qualified('rPr')}/{qualified('sz')}")
            given = "" if size is None else size.get(_VAL) or ""
            if given.isdecimal() and int(given):
                return int(given) * 10
        return 200

    def space_after(self, id: str) -> int:
        """Twips below a paragraph of a style, by its chain or the file's defaults."""
        chain = [style.find(f"{qualified('pPr')}/{qualified('spacing')}") for style in self.chain(id)]
        usual = self.root.find(
            f"{qualified('docDefaults')}/{qualified('pPrDefault')}/{qualified('pPr')}/{qualified('spacing')}"
        )
        for spacing in (*chain, usual):
            given = "" if spacing is None else spacing.get(qualified("after")) or ""
            if given.isdecimal():
                return int(given)
        return 0


@functools.cache
def ours() -> tuple[Any, Any]:
    """The styles and lists of moudraft's own style file."""
    package = Package(data.path("templates/style/house-style.docx").read_bytes(), "house-style.docx")
    return package.xml("word/styles.xml"), package.xml("word/numbering.xml")


def value(element: Any, child: str) -> str:
    """The ``w:val`` of a child, or nothing."""
    found = element.find(qualified(child))
    return "" if found is None else found.get(_VAL) or ""


def _names(style: Any) -> Iterator[str]:
    if name := value(style, "name"):
        yield name
    yield from filter(None, value(style, "aliases").split(","))
