"""A deal file written new, and one changed so that only the lines whose values changed are touched.

Edits are made on the text itself, at the places libyaml's events give (:mod:`moudraft.yaml_source.spans`): what is not
changed is never written again, so it stays byte for byte. The other way, a library that loads and dumps with
comments, writes everything again: ruamel.yaml 0.19 told to keep quotes and never to fold changed 42 of the 604 lines
of our examples without any edit, every list in brackets that spans lines among them.

What goes with a removed entry is told in :mod:`moudraft.deal.editing.slots`. Every edit is read back before it is
returned; where one would not hold what was asked, the smallest part of it that can is laid out anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moudraft.deal.editing import line_layout as deal_layout
from moudraft.deal.editing.block import rewrite_root
from moudraft.deal.editing.line_layout import Path
from moudraft.deal.editing.parts import Edit
from moudraft.problems import MoudraftError
from moudraft.yaml_source.reaching import reached, replaced
from moudraft.yaml_source.spans import Node, Source, read_spans
from moudraft.yaml_source.text_file import from_data, parse

_NAME = "deal"
_MARK = "\ufeff"


def new_deal(data: Mapping[str, Any]) -> str:
    """A deal file in the canonical layout. Raises ``MoudraftError`` for data that no file can hold."""
    return deal_layout.whole(from_data(data, _NAME).data)


def edit_deal(text: str, data: Mapping[str, Any]) -> str:
    """The text with only the lines changed whose values differ from ``data``.

    Comments, order, quotes and layout of the rest stay, as do a byte-order mark and Windows line ends. Raises
    ``MoudraftError`` for text that does not parse and for data that no file can hold.
    """
    wanted = from_data(data, _NAME).data
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    if parse(text, _NAME).data == wanted:
        return text
    made = _settled(body, wanted, ())
    return mark + (made if _reads(made, wanted) else deal_layout.whole(wanted, Source(body).newline))


def _settled(text: str, wanted: Any, path: Path) -> str:
    """The text made to hold ``wanted``, from which it differs at the path alone; itself where that cannot be."""
    made = _attempted(text, wanted)
    if made is not None:
        return made
    for key in _changed(reached(parse(text, _NAME).data, path), reached(wanted, path)):
        data = parse(text, _NAME).data
        text = _settled(text, replaced(data, (*path, key), reached(wanted, (*path, key))), (*path, key))
    if _reads(text, wanted):
        return text
    return _attempted(text, wanted) or _laid_anew(text, wanted, path) or text


def _attempted(text: str, wanted: Any) -> str | None:
    """The first edit in place that reads back as it should: aliases kept, then written out where they must be."""
    for made in _attempts(text, wanted):
        if _reads(made, wanted):
            return made
    return None


def _attempts(text: str, wanted: Any) -> Iterator[str]:
    source = Source(text)
    root = read_spans(source)
    if root is None:
        return
    aliases = [node for node in root.walk() if node.kind == "alias"]
    edit = Edit(source, keep=bool(aliases))
    yield rewrite_root(edit, root, wanted)
    touched = edit.touched
    for _ in aliases:
        edit = Edit(source, forced=[each for each in aliases if each.name in touched])
        made = rewrite_root(edit, root, wanted)
        if edit.touched <= touched:
            yield made
            break
        touched |= edit.touched
    # Blank lines after a text under |+ are part of it, so it cannot keep them when what follows goes.
    keeps = [node for node in root.walk() if node.kind == "text" and node.keeps_breaks(source.text)]
    yield rewrite_root(Edit(source, forced=[*aliases, *keeps]), root, wanted)


def _laid_anew(text: str, wanted: Any, path: Path) -> str | None:
    """The text with the value at the path laid out anew."""
    source = Source(text)
    root = read_spans(source)
    node = _node(root, path) if root else None
    if root is None or node is None:
        return None
    made = rewrite_root(Edit(source, forced=[node]), root, wanted)
    return made if _reads(made, wanted) else None


def _reads(text: str, wanted: Any) -> bool:
    try:
        return bool(parse(text, _NAME).data == wanted)
    except MoudraftError:
        return False


def _changed(old: Any, new: Any) -> list[str]:
    """The keys or numbers whose values differ between two maps, or two lists of one length."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [key for key in old if key in new and old[key] != new[key]]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [str(n) for n, item in enumerate(old) if item != new[n]]
    return []


def _node(node: Node | None, path: Path) -> Node | None:
    for step in path:
        if node is None:
            return None
        entries = node.entries
        keyed = {entry.key.data if entry.key else str(n): entry.value for n, entry in enumerate(entries)}
        node = keyed.get(step)
    return node
