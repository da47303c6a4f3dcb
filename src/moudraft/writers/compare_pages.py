"""A comparison as a web page and as Markdown: both texts in one, with what went and what came marked in words too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from moudraft.comparison.compare import Comparison, GridPair, LinePair, PartPair, RowPair
from moudraft.comparison.paper import Atom

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.55 Georgia, 'Times New Roman', serif; color: #16202b;
  max-width: 48rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1, h2, .label, .key, nav, table { font-family: Arial, 'Liberation Sans', sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.key, .note { color: #4a5562; font-size: .875rem; }
pre.summary { font: .875rem/1.5 Arial, 'Liberation Sans', sans-serif; white-space: pre-wrap;
  border: 1px solid #c5ccd4; padding: 1rem 1.25rem; }
p { margin: .5rem 0; } p.l { padding-left: 3.25rem; text-indent: -3.25rem; } p.l.sub { margin-left: 2rem; }
.label { display: inline-block; min-width: 3.25rem; text-indent: 0; font-size: .9rem; }
ins { background: #d9f2e1; color: #0b4a24; text-decoration: underline; }
del { background: #fbe0dd; color: #7a1410; text-decoration: line-through; }
ins::before { content: '[+'; } ins::after, del::after { content: ']'; } del::before { content: '[\\2212'; }
ins::before, ins::after, del::before, del::after {
  font: .75em Arial, sans-serif; display: inline-block; text-decoration: none; }
section.changed { border-left: 3px solid #31465c; margin-left: -1rem; padding-left: calc(1rem - 3px); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .75rem 0; }
td { border: 1px solid #c5ccd4; padding: .4rem .6rem; vertical-align: top; }
.blank { background: #fff3b0; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; }
  ins, del { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  section, tr { break-inside: avoid; } }
"""
_NOTES = {"moved": "moved", "added": "added", "removed": "removed"}


class Form(NamedTuple):
    """How one kind of page marks things: words that went and came, a label, a whole line, a heading, a row."""

    went: Callable[[str], str]
    came: Callable[[str], str]
    atom: Callable[[Atom], str]


def to_html(comparison: Comparison, words: str) -> str:
    """A page that stands alone and prints; ``words`` is the summary that stands at its head."""
    title = escape(comparison.new.title)
    body = "\n".join(_html(comparison))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}: what changed</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>\n'
        f"<h1>{title}: what changed</h1>\n"
        '<p class="key">Words that came: <ins>so</ins>. Words that went: <del>so</del>. '
        f"A bar in the margin marks a part that changed.</p>\n"
        f'<pre class="summary">{escape(words)}</pre>\n<main>\n{body}\n</main></body></html>\n'
    )


def _html(comparison: Comparison) -> Iterator[str]:
    form = Form(lambda text: f"<del>{text}</del>", lambda text: f"<ins>{text}</ins>", _html_atom)
    for pair, side in comparison.order:
        if pair.part.kind == "contents":
            continue
        changed = pair.change not in ("same", "referred") or pair.moved
        yield f"<section{' class=changed' if changed else ''}>"
        note = _note(pair, side)
        if note:
            yield f'<p class="note">{escape(note)}</p>'
        for piece in pieces(pair, side):
            if isinstance(piece, LinePair):
                yield _html_line(piece, pair.part.kind, form)
            else:
                yield "<table>" + "".join(_html_row(row, form) for row in piece.rows) + "</table>"
        yield "</section>"


def _html_line(pair: LinePair, kind: str, form: Form) -> str:
    words = line_words(pair, form)
    if kind in ("heading", "schedule"):
        return f"<h2>{label(pair, form)} {words}</h2>"
    shown = label(pair, form)
    line = pair.new or pair.old
    deep = " sub" if line and line.label[:1] in "(\u2022" and line.label else ""
    return f'<p class="l{deep}"><span class="label">{shown}</span>{words}</p>' if shown else f"<p>{words}</p>"


def _html_row(row: RowPair, form: Form) -> str:
    cells = (
        "<br>".join(f"{label(line, form)} {line_words(line, form)}".strip() for line in cell) for cell in row.cells
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _html_atom(atom: Atom) -> str:
    text = escape(atom.text).replace("\n", "<br>")
    if atom.kind == "blank":
        text = f'<span class="blank">{text}</span>'
    if "b" in atom.form or atom.kind == "term":
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if "i" in atom.form else text


def to_markdown(comparison: Comparison, words: str) -> str:
    """Markdown: the summary, then each part that changed, ``~~what went~~`` and ``**what came**``."""
    lines = [f"# {_plain(comparison.new.title)}: what changed", "", *(f"    {line}" for line in words.splitlines()), ""]
    form = Form(lambda text: f"~~{text}~~", lambda text: f"**{text}**", lambda atom: _plain(atom.text))
    for pair, side in comparison.order:
        if pair.part.kind == "contents" or (pair.change in ("same", "referred") and not pair.moved):
            continue
        note = _note(pair, side)
        lines += [f"## {_plain(pair.part.title)}{f' ({note})' if note else ''}", ""]
        for piece in pieces(pair, side):
            rows = [(piece,)] if isinstance(piece, LinePair) else [tuple(_of_row(row)) for row in piece.rows]
            lines += [
                " | ".join(f"{label(line, form)} {line_words(line, form)}".strip() for line in row) for row in rows
            ]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _of_row(row: RowPair) -> Iterator[LinePair]:
    for cell in row.cells:
        yield from cell


def _plain(text: str) -> str:
    for mark in "\\`*_[]<>#|~":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", " ")


def pieces(pair: PartPair, side: str) -> Iterator[LinePair | GridPair]:
    """What to show of a part at one place: a moved one whole where it stood and where it stands."""
    for piece in pair.pieces:
        if side == "both" or not pair.moved:
            yield piece
        elif isinstance(piece, LinePair):
            yield from _half(piece, side)
        else:
            yield GridPair(piece.old, piece.new, tuple(_half_row(row, side) for row in piece.rows))


def _half_row(row: RowPair, side: str) -> RowPair:
    cells = (tuple(one for line in cell for one in _half(line, side)) for cell in row.cells)
    return RowPair(row.old, row.new, tuple(cells))


def _half(pair: LinePair, side: str) -> Iterator[LinePair]:
    line = pair.old if side == "old" else pair.new
    if line is not None:
        yield LinePair(line, None) if side == "old" else LinePair(None, line)


def label(pair: LinePair, form: Form) -> str:
    """The label of a line, old and new where they differ."""
    old, new = pair.old.label if pair.old else "", pair.new.label if pair.new else ""
    if old == new:
        return escape(new) if form.atom is _html_atom else _plain(new)
    shown = [mark(form.atom(Atom(text))) for mark, text in ((form.went, old), (form.came, new)) if text]
    return " ".join(shown)


def line_words(pair: LinePair, form: Form) -> str:
    """The words of a line with its changes marked; words whose look alone changed are marked as came."""
    out = []
    for stretch in pair.stretches:
        old = pair.old.atoms[stretch.old_from : stretch.old_to] if pair.old else ()
        new = pair.new.atoms[stretch.new_from : stretch.new_to] if pair.new else ()
        if stretch.kept:
            out.append(_joined(new, form))
            continue
        out += [mark(_joined(atoms, form)) for mark, atoms in ((form.went, old), (form.came, new)) if atoms]
    return "".join(out)


def _joined(atoms: Sequence[Atom], form: Form) -> str:
    return "".join(map(form.atom, atoms))


def _note(pair: PartPair, side: str) -> str:
    if pair.moved:
        return f"{pair.part.title}: moved {'from here' if side == 'old' else 'to here'}"
    return f"{pair.part.title}: {pair.change}" if pair.change in _NOTES and pair.part.kind == "clause" else ""
