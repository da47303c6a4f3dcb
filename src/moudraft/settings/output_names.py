"""What a draft is called where a setting says: ``{title} {date}`` filled from the deal, safe on every system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from moudraft.deal import Deal
from moudraft.files.file_names import safe_name
from moudraft.problems import did_you_mean

HOLES = ("stem", "title", "date", "template", "version", "reference")
"""What a name may have between braces."""


def unknown_holes(pattern: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a pattern, as (message, hint) pairs."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        yield "a brace in it is not closed", "write {title}, and {{ for a brace that is to be printed"
        return
    for _text, name, form, conversion in parts:
        if name is not None and (name not in HOLES or form or conversion):
            yield f"nothing fills {{{name}}}", did_you_mean(name, HOLES)
    if any(each in pattern for each in "/\\"):
        yield "it names a folder", "a draft is written beside its deal; -o names another place"


def output_name(pattern: str, deal: Deal, stem: str) -> str:
    """The name of a file without its ending. What the deal does not have is left out, with the space beside it."""
    words: Mapping[str, object] = {
        "stem": stem, "title": deal.title, "date": deal.date, "template": deal.template,
        "version": deal.version, "reference": deal.reference,
    }  # fmt: skip
    said = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in words.items()}
    plain = {name: value if isinstance(value, str) else "" for name, value in said.items()}
    return safe_name(" ".join(pattern.format(**plain).split()), stem)
