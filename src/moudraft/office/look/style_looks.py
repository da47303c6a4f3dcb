"""What a style comes to, down the chain of styles that it is based on: size, colour, weight, level, number."""

from __future__ import annotations

from typing import Any, NamedTuple

from moudraft.office.namespaces import W, on

_SPAN = 30  # styles based on one another: Word itself stops sooner


class RunLook(NamedTuple):
    """What a run's properties say; None or empty where they say nothing. ``fill`` is what is behind it."""

    size: int | None = None
    colour: str = ""
    fill: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    highlighted: str = ""
    language: str = ""

    def over(self, under: RunLook) -> RunLook:
        """This, and where it says nothing what lies under it says."""
        said = {name: value for name, value in self._asdict().items() if value not in (None, "")}
        return under._replace(**said)


NOTHING = RunLook()
HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip


class StyleLooks:
    """The styles of a file by their ids; each is worked out once."""

    def __init__(self, root: Any) -> None:
        self._styles = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
        self._usual: dict[str, str] = {}
        for each in root.iter(f"{W}style"):
            if each.get(f"{W}default") in ("1", "true"):
                self._usual.setdefault(each.get(f"{W}type") or "", each.get(f"{W}styleId") or "")
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.defaults = run_look(defaults).over(RunLook(size=20))
        self._runs: dict[str, RunLook] = {}
        self._found: dict[tuple[str, str], Any] = {}
        self._parts: dict[tuple[str, str], tuple[RunLook, str]] = {}

    def name(self, id: str) -> str:
        """What a person calls a style; the usual one for none."""
        style = self._styles.get(id or self._usual.get("paragraph", ""))
        named = style.find(f"{W}name") if style is not None else None
        return (named.get(f"{W}val") or id) if named is not None else id

    def run(self, id: str) -> RunLook:
        """What a style says of its runs, with what the styles under it say."""
        if id not in self._runs:
            look = NOTHING
            for style in self._chain(id):
                look = look.over(run_look(style.find(f"{W}rPr")))
            self._runs[id] = look
        return self._runs[id]

    def paragraph(self, id: str) -> RunLook:
        return self.run(id or self._usual.get("paragraph", ""))

    def found(self, id: str, path: str) -> Any:
        """The first element of this path in a paragraph style or those under it."""
        if (id, path) not in self._found:
            chain = self._chain(id or self._usual.get("paragraph", ""))
            found = (each.find(path) for each in chain)
            self._found[id, path] = next((each for each in found if each is not None), None)
        return self._found[id, path]

    def table_part(self, id: str, part: str) -> tuple[RunLook, str]:
        """What a table style says of a part of a table (``firstRow``; empty: all of it): its runs, and its fill."""
        if (id, part) not in self._parts:
            self._parts[id, part] = self._table_part(id, part)
        return self._parts[id, part]

    def _table_part(self, id: str, part: str) -> tuple[RunLook, str]:
        look, fill = NOTHING, ""
        for style in self._chain(id):
            held = [each for each in style.iter(f"{W}tblStylePr") if each.get(f"{W}type") == part] if part else [style]
            for each in held:
                look = look.over(run_look(each.find(f"{W}rPr")))
                fill = fill or fill_of(each.find(f"{W}tcPr"))
        return look, fill

    def _chain(self, id: str) -> list[Any]:
        chain: list[Any] = []
        while id in self._styles and len(chain) < _SPAN:
            style = self._styles[id]
            chain.append(style)
            based = style.find(f"{W}basedOn")
            id = (based.get(f"{W}val") or "") if based is not None else ""
        return chain


def run_look(properties: Any) -> RunLook:
    """What run properties say by themselves."""
    if properties is None:
        return NOTHING
    size, colour, underline, language, marked = (
        properties.find(W + name) for name in ("sz", "color", "u", "lang", "highlight")
    )
    return RunLook(
        size=_number(size),
        colour=_colour(colour),
        fill=fill_of(properties),
        bold=_switch(properties, "b"),
        italic=_switch(properties, "i"),
        underlined=None if underline is None else underline.get(f"{W}val") not in (None, "none"),
        hidden=_switch(properties, "vanish"),
        highlighted=(marked.get(f"{W}val") or "") if marked is not None else "",
        language=(language.get(f"{W}val") or "") if language is not None else "",
    )


def fill_of(properties: Any) -> str:
    """The colour that properties put behind a text; empty for none."""
    return shade_of(properties.find(f"{W}shd")) if properties is not None else ""


def shade_of(shading: Any) -> str:
    """The colour of a shading; empty for none, and for what is no colour."""
    fill = (shading.get(f"{W}fill") or "") if shading is not None else ""
    return fill.upper() if _is_colour(fill) else ""


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(W + name)
    return None if found is None else on(found)


def _number(element: Any) -> int | None:
    value = (element.get(f"{W}val") or "") if element is not None else ""
    return int(float(value)) if value.replace(".", "", 1).isdecimal() and len(value) < 6 else None


def _colour(element: Any) -> str:
    """A colour as six digits, ``auto``, or nothing where it is not said."""
    value = (element.get(f"{W}val") or "") if element is not None else ""
    return value.upper() if _is_colour(value) else "auto" if value == "auto" else ""


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(each in "0123456789abcdefABCDEF" for each in value)
