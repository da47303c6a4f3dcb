"""Write an options paper as one web page that needs nothing else: no script, no picture from outside."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from moudraft.data import path
from moudraft.document.sheet import Sheet
from moudraft.writers.paper.heat_map import FILLS, INK, heat_map

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATE = "templates/style/options-paper.html.j2"


def paper_html(sheet: Sheet) -> str:
    """The page as text with a final newline."""
    return _template().render(sheet=sheet, heat_map=heat_map, fills=FILLS, ink=INK).rstrip("\n") + "\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    surroundings = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return surroundings.from_string(path(TEMPLATE).read_text(encoding="utf-8"))
