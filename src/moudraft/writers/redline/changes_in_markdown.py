"""A comparison as Markdown, and what every page of one has in common: which lines to show, and which words to mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from moudraft.comparison.comparing import Comparison, PartPair, place
from moudraft.comparison.laid_flat import Atom
from moudraft.comparison.looks import as_read
from moudraft.comparison.piece_pairs import GridPair, LinePair, RowPair

Side = Literal["both", "old", "new"]
_NOTES = {"added": "added", "removed": "removed"}


class Form(NamedTuple):
    """How one kind of page marks words: those that went, that came and that were kept; an atom; a number."""

    went: Callable[[str], str]
    came: Callable[[str], str]
    kept: Callable[[str], str]
    atom: Callable[[Atom], str]
    plain: Callable[[str], str]
    renumbered: Callable[[str, str], str]


def to_markdown(comparison: Comparison, words: str) -> str:
    """Markdown: the summary, then each part that changed, ``~~what went~~`` and ``**what came**``."""
    lines = [f"# {_plain(comparison.new.title)}: what changed", "", *(f"    {line}" for line in words.splitlines()), ""]
    form = Form(_went, _came, str, lambda atom: _plain(atom.text), _plain, _renumbered)
    for pair, side in comparison.order:
        if pair.part.kind == "contents" or (pair.change in ("same", "referred") and not pair.moved):
            continue
        found = note(pair, side) + (f" {where_else(pair, side)}" if pair.moved else "")
        lines += [f"## {_plain(pair.part.title)}{f' ({_plain(found)})' if found else ''}", ""]
        for piece in pieces(pair, side):
            rows = [(piece,)] if isinstance(piece, LinePair) else [tuple(_of_row(row)) for row in piece.rows]
            lines += [
                " | ".join(f"{label(line, form)} {line_words(line, form)}".strip() for line in row) for row in rows
            ]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _went(text: str) -> str:
    return f"~~{text}~~"


def _came(text: str) -> str:
    return f"**{text}**"


def _renumbered(old: str, new: str) -> str:
    return f"{_went(_plain(old))} {_came(_plain(new))}"


def _of_row(row: RowPair) -> Iterator[LinePair]:
    for cell in row.cells:
        yield from cell


def _plain(text: str) -> str:
    for mark in "\\`*_[]<>#|~":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")


def pieces(pair: PartPair, side: Side) -> Iterator[LinePair | GridPair]:
    """What to show of a part at one place: a moved one whole where it stood, and with its changes where it stands."""
    for piece in pair.pieces:
        if side == "both" or not pair.moved:
            yield piece
        elif isinstance(piece, LinePair):
            yield from _there(piece, side)
        elif piece.old if side == "old" else piece.new:
            rows = (row for row in piece.rows if (row.old if side == "old" else row.new))
            yield GridPair(piece.old, piece.new, tuple(_row_there(row, side) for row in rows))


def _row_there(row: RowPair, side: Side) -> RowPair:
    cells = (tuple(one for line in cell for one in _there(line, side)) for cell in row.cells)
    return RowPair(row.old, row.new, tuple(cells))


def _there(pair: LinePair, side: Side) -> Iterator[LinePair]:
    if side == "old" and pair.old is not None:
        yield LinePair(pair.old, None)
    elif side == "new" and pair.new is not None:
        yield pair


def label(pair: LinePair, form: Form) -> str:
    """The label of a line, old and new where they differ."""
    old, new = pair.old.label if pair.old else "", pair.new.label if pair.new else ""
    if old == new:
        return form.plain(new)
    if old and new:
        return form.renumbered(old, new)
    return form.went(form.plain(old)) if old else form.came(form.plain(new))


def line_words(pair: LinePair, form: Form) -> str:
    """The words of a line with its changes marked; words whose look alone changed are marked as came."""
    out = []
    for stretch in pair.stretches:
        old = pair.old.atoms[stretch.old_from : stretch.old_to] if pair.old else ()
        new = pair.new.atoms[stretch.new_from : stretch.new_to] if pair.new else ()
        if stretch.kept:
            out.append(form.kept(_joined(new, form)))
            continue
        out += [mark(_joined(atoms, form)) for mark, atoms in ((form.went, old), (form.came, new)) if atoms]
    return "".join(out)


def _joined(atoms: Sequence[Atom], form: Form) -> str:
    return "".join(map(form.atom, as_read(atoms)))


def note(pair: PartPair, side: Side) -> str:
    """What became of a part as a whole, or nothing."""
    if pair.moved:
        return "moved from here" if side == "old" else "moved here"
    return _NOTES.get(pair.change, "") if pair.part.kind == "clause" else ""


def where_else(pair: PartPair, side: Side) -> str:
    """The other place of a part that moved: ``to 4.7``, ``from Schedule 1``."""
    part, way = (pair.new, "to") if side == "old" else (pair.old, "from")
    number = place(part) if part else ""
    return f"{way} {number}" if number else f"{way} another place"
