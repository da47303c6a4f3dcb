"""What options are called, in the library's words, and what of the base an option keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from moudraft.english import date, joined, lower_first
from moudraft.yaml_source.reaching import reached

if TYPE_CHECKING:
    from moudraft.library import Library

_NAMES = {"governance": "model"}
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?")


class Labels:
    """The words for keys and values of a deal, and the base's own values for comparison."""

    def __init__(self, library: Library, base: Any) -> None:
        self.library = library
        self.base = base if isinstance(base, dict) else {}

    def axis(self, key: str) -> str:
        """What a key is called: ``terms.exit`` as "Exit"; another key as itself."""
        axis = self.library.axes.get(key.removeprefix("terms."))
        return axis.label if axis is not None else key.replace("_", " ").replace(".", " ").capitalize()

    def value(self, key: str, given: Any) -> str:
        """What a value is called, with its details: "Written notice (period: 6 months)"."""
        if isinstance(given, list):
            return "; ".join(self.value(key, each) for each in given) or "none"
        if isinstance(given, dict):
            named = _NAMES.get(key, "rule" if key.startswith("terms.") else "")
            name = given.get(named) or given.get("id") or given.get("text") or ""
            details = [
                f"{k.replace('_', ' ')}: {_plain(v)}" for k, v in given.items() if k not in (named, "id", "text")
            ]
            shown = self.value(key, name) if name else ""
            return f"{shown} ({', '.join(details)})" if shown and details else shown or ", ".join(details)
        return self._word(key, str(given))

    def _word(self, key: str, word: str) -> str:
        if key == "governance":
            model = self.library.models.get(self.library.id_of(word))
            return model.title if model else word
        axis = self.library.axes.get(key.removeprefix("terms.")) if key.startswith("terms.") else None
        value = axis.values.get(word) if axis else None
        return value.label if value else word

    def base_value(self, key: str) -> str:
        """What the base has for a key, or nothing."""
        given = reached(self.base, key.split("."))
        if given in (None, "", [], {}):
            return ""
        name = _NAMES.get(key, "")  # a body has too many details to be told in a table
        named = [each.get(name, each) if isinstance(each, dict) else each for each in _listed(given)]
        return "; ".join(self.value(key, each) for each in named)

    def red_line(self, line: Any) -> str:
        id = self.red_line_id(line)
        entry = self.library.red_lines.get(id)
        return entry.title if entry else id

    def red_line_id(self, line: Any) -> str:
        name = str(line.get("id") or line.get("text") or "") if isinstance(line, dict) else str(line)
        return self.library.id_of(name.strip())

    def with_base_details(self, key: str, given: Any) -> tuple[Any, bool]:
        """An option, the base's own entry in place of a bare model or rule; and whether the base has just that."""
        base = reached(self.base, key.split("."))
        name = _NAMES.get(key, "rule" if key.startswith("terms.") else "")
        if not name or base in (None, "", [], {}):
            return given, given == base
        entries = {self._id(key, each, name): each for each in _listed(base)}
        wanted = _listed(given)
        if not any(isinstance(each, str) and self._id(key, each, name) in entries for each in wanted):
            return given, given == base
        kept = [entries.get(self._id(key, each, name), each) if isinstance(each, str) else each for each in wanted]
        if kept == _listed(base):
            return base, True
        return (kept if isinstance(given, list) else kept[0]), False

    def _id(self, key: str, entry: Any, name: str) -> str:
        word = str(entry.get(name, "")) if isinstance(entry, dict) else str(entry)
        return self.library.id_of(word)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return joined([_plain(each) for each in value])
    if isinstance(value, dict):
        return ", ".join(f"{lower_first(k)} {_plain(v)}" for k, v in value.items())
    return date(str(value)) if _DATE.fullmatch(str(value)) else str(value)
