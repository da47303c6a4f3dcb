"""The lines of a block map or list, cut into slots: what leaves with an entry, and what stays.

An entry's slot holds its comment at the end of the line, the comment lines after it that are indented deeper than
the entry, and the comment lines directly above it in its own column when they are clearly its own: no blank line
between, and the next entry does not follow bare, since a comment over several entries is a heading. The comment
over the first entry is its own only if the second has one too, and never at the top of the file.
"""

from __future__ import annotations

import msgspec

from moudraft.yaml_source.spans import Entry, Node, Source


class Slot(msgspec.Struct, eq=False):
    """One entry with its own comments: ``start`` at the first of them or the entry, ``end`` before the line break.

    ``value_start`` and ``value_end`` hold the value with all its slots, if it has any.
    """

    entry: Entry
    start: int
    end: int
    value_start: int
    value_end: int


def slots(source: Source, node: Node, top: bool = False) -> list[Slot]:
    """The slots of a block map or list; ``top`` for the whole file."""
    column = source.column(node.entries[0].start)
    made: list[Slot] = []
    floor = _floor(node)
    for number, entry in enumerate(node.entries):
        start = _lead(source, node, number, column, top, floor)
        begin, floor = extent(source, entry.value)
        floor = max(floor, entry.mark, entry.key.end if entry.key else 0)
        made.append(Slot(entry, start, _tail(source, floor, column), begin, max(floor, begin)))
    return made


def extent(source: Source, node: Node) -> tuple[int, int]:
    """Where a value begins and ends, with the comments that belong to its first and last entries."""
    if not node.block:
        return node.start, node.end
    column = source.column(node.entries[0].start)
    last = node.entries[-1]
    end = max(extent(source, last.value)[1], last.mark, last.key.end if last.key else 0)
    return _lead(source, node, 0, column, False, _floor(node)), _tail(source, end, column)


def _floor(node: Node) -> int:
    """Just after what brings the block: its dash or colon, or its anchor."""
    return node.bare if node.name else node.after


def _tail(source: Source, end: int, column: int) -> int:
    """The end of the line, or of the last comment line after it that is indented deeper."""
    line, last = source.line(end), source.line(source.skip(end))
    done = source.line_end(end)
    if line == last:
        return min(done, max(source.skip(end), end)) if source.skip(end) < done else done
    for number in range(line + 1, last + 1):
        text = source.written(number).lstrip(" \t")
        if text.startswith("#"):
            if len(source.written(number)) - len(text) <= column:
                break
            done = source.ends[number]
        elif text:
            break
    return done


def _lead(source: Source, node: Node, number: int, column: int, top: bool, floor: int) -> int:
    """Where an entry begins, or the first of the comment lines above it that are its own."""
    start = node.entries[number].start
    first = source.line(start)
    while first - 1 > source.line(floor) and _comment_at(source, first - 1, column):
        first -= 1
    if first == source.line(start) or source.text[source.starts[source.line(start)] : start].strip(" "):
        return start
    others = node.entries[number + 1 :]
    above = source.line(others[0].start) - 1 if others else -1
    if number == 0:
        own = not top and bool(others) and _comment_at(source, above, column)
    else:
        own = not others or _comment_at(source, above, column) or not source.written(above).strip()
    return source.starts[first] + column if own else start


def _comment_at(source: Source, line: int, column: int) -> bool:
    return source.written(line)[: column + 1] == " " * column + "#"
