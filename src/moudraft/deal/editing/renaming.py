"""Keys and values of a deal file called otherwise, in place: each line stays where it is, with its comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moudraft.deal.editing.line_layout import scalar
from moudraft.yaml_source.spans import Node, Source, read_spans

_MARK = "\ufeff"


def renamed(text: str, keys: Mapping[str, str], values: Mapping[str, str]) -> str:
    """The text with the keys and values at these dotted paths called otherwise.

    What stands behind an alias is renamed where its anchor is.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    root = read_spans(Source(body)) if keys or values else None
    places = {} if root is None else {node.start: (node, name) for node, name in _places(root, "", keys, values)}
    for start in sorted(places, reverse=True):
        node, name = places[start]
        like = node.style if node.style in ("'", '"') else ""
        body = body[:start] + scalar(name, flow=True, like=like) + body[node.end :]
    return mark + body


def _places(node: Node, path: str, keys: Mapping[str, str], values: Mapping[str, str]) -> Iterator[tuple[Node, str]]:
    if node.kind == "alias":
        return
    if path in values and node.kind == "text":
        yield node, values[path]
    for number, entry in enumerate(node.entries):
        inner = f"{path}.{entry.key.data if entry.key else number}".lstrip(".")
        if entry.key is not None and inner in keys:
            yield entry.key, keys[inner]
        yield from _places(entry.value, inner, keys, values)
