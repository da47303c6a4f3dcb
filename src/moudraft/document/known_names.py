"""The names that holes may use, read off the vocabulary of a small deal: to prove a library before it is used."""

from __future__ import annotations

from moudraft.deal import LISTS, Deal, Item, Party
from moudraft.document.body_part_words import LISTS_OF_BODY
from moudraft.document.body_words import body_scope
from moudraft.document.class_words import TOLD_OF_CLASS
from moudraft.document.further_body_words import OF_FURTHER, TOLD_ABOVE
from moudraft.document.line_words import PARTS
from moudraft.document.party_row_words import OF_ROWS
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, MORE_KEYS
from moudraft.library import Library
from moudraft.selection import Selection
from moudraft.selection.further_bodies import FURTHER
from moudraft.selection.party_classes import CLASSES
from moudraft.selection.terms import settle

OF_LINES = ("text", "reason")
OF_PARTY_LINES = ("text",)
OF_RED_LINES = ("title", "held_by", "kept_by")
OF_OWN_LINES = PARTS
OF_DEFINITIONS = ("term", "text")


def small_vocabulary(library: Library) -> Vocabulary:
    """The vocabulary of two parties of which nothing is known, with a line of own text in every list."""
    parties = (Party("A", "A", library.home.unknown), Party("B", "B", library.home.unknown))
    template = next(iter(library.templates.values()))
    lists: dict[str, tuple[Item, ...]] = {name: (Item(f"{name}.0", text="x"),) for name in library.items}
    deal = Deal(template.id, "T", parties, lists=lists)
    selection = Selection(template, settle(deal, library, template), (), (), ())
    return Vocabulary(deal, selection, library, "non-binding")


def item_names(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """What ``item.`` may be followed by inside ``{{ each … }}``, for each list that may be named there."""
    found = {
        "own_red_lines": OF_LINES,
        "own_lines": OF_OWN_LINES,
        "red_lines": OF_RED_LINES,
        "definitions": OF_DEFINITIONS,
        "bodies": (*body_scope(None), *TOLD_ABOVE),
        "rows": (),
        **OF_ROWS,
        FURTHER: OF_FURTHER,
        CLASSES: TOLD_OF_CLASS,
        **{f"board.{name}": parts for name, parts in LISTS_OF_BODY.items()},
    }
    for name in vocabulary.every_list():
        if scopes := vocabulary.lists[name]:
            printed = (key for key in scopes[0] if key not in (KEY, GIVEN_PARTS) and not key.startswith(MORE_KEYS))
            # What conditions ask of besides is no part of what is printed.
            found[name] = tuple(dict.fromkeys((*printed, *found.get(name, ()))))
    phased = {f"{name}.{phase}": found[name] for name in LISTS for phase in ("first", "next", "alongside")}
    axes = vocabulary.library.axes.values()
    listed = {
        f"{axis.id}.{name}": ("text",) for axis in axes for name, each in axis.details.items() if each.kind == "list"
    }
    rows = {
        f"{axis.id}.{name}": tuple(each.fields)
        for axis in axes for name, each in axis.details.items() if each.kind == "rows"
    }  # fmt: skip
    of_the_nation = dict.fromkeys(vocabulary.library.home.lines, OF_PARTY_LINES)
    return found | phased | listed | rows | of_the_nation
