"""A comparison as a web page that stands alone and prints: both texts in one, each change marked by sign and colour."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from moudraft.comparison.comparing import Comparison, PartPair
from moudraft.comparison.laid_flat import Atom
from moudraft.comparison.looks import STRUCK
from moudraft.comparison.piece_pairs import LinePair, RowPair
from moudraft.writers.redline.changes_in_markdown import Form, Side, label, line_words, note, pieces, where_else

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.55 Georgia, 'Times New Roman', serif; color: #16202b; overflow-wrap: anywhere;
  max-width: 48rem; margin: 2.5rem auto; padding: 0 1.25rem; }
h1, h2, h3, .label, .key, .note, .summary, table { font-family: Arial, 'Liberation Sans', sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; break-after: avoid; }
.key, .note { color: #3d4752; font-size: .875rem; break-after: avoid; }
.key li { display: inline-block; margin-right: 1.25rem; } .key { list-style: none; padding: 0; }
.summary { font-size: .875rem; border: 1px solid #c5ccd4; padding: .25rem 1.25rem 1rem; margin: 1rem 0 2rem; }
.summary h2 { font-size: .875rem; margin: .75rem 0 .15rem; break-after: avoid; }
.summary ul { margin: 0; padding-left: 1.1rem; } .summary ul.long { columns: 17rem; column-gap: 2rem; }
p { margin: .5rem 0; orphans: 2; widows: 2; }
p.l { display: grid; grid-template-columns: 4.5rem 1fr; } p.l.sub { margin-left: 2rem; }
.label { font-size: .9rem; padding-right: .5rem; }
small { white-space: nowrap; font-size: .75rem; color: #3d4752; font-weight: 400; }
.label small { display: block; line-height: 1.1; }
ins { background: #d9f2e1; color: #0b4a24; text-decoration: underline; }
del { background: #fbe0dd; color: #7a1410; text-decoration: line-through; }
ins.moved { background: #e4e9f7; color: #22306e; text-decoration: underline double; }
del.moved { background: #e4e9f7; color: #22306e; text-decoration: line-through double; }
ins::before { content: '[+'; } del::before { content: '[\\2212'; } ins::after, del::after { content: ']'; }
del.moved::before { content: '[\\2192 '; } ins.moved::before { content: '[\\2190 '; }
ins::before, ins::after, del::before, del::after { font: .75em Arial, sans-serif; }
section.changed { border-left: 3px solid #31465c; margin-left: -1rem; padding-left: calc(1rem - 3px); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .75rem 0; }
td { border: 1px solid #c5ccd4; padding: .4rem .6rem; vertical-align: top; overflow-wrap: break-word; }
.blank { background: #fff3b0; } del .blank, ins .blank { background: none; }
a { color: inherit; }
@media (max-width: 36rem) {
  body { margin: 1rem auto; } p.l { grid-template-columns: 4.25rem 1fr; } p.l.sub { margin-left: .75rem; }
  .scroll { overflow-x: auto; } td { min-width: 5.5rem; padding: .3rem .4rem; } }
@media print { @page { size: A4; margin: 18mm 18mm 20mm 22mm; }
  body { margin: 0; padding: 0 2px 0 1rem; max-width: none; font-size: 10.5pt; } a { text-decoration: none; }
  ins, del { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr, p { break-inside: avoid; } }
"""
KEY = (
    ("came", "<ins>so</ins>"),
    ("went", "<del>so</del>"),
    ("moved away from here", '<del class="moved">so</del>'),
    ("moved to here", '<ins class="moved">so</ins>'),
)
LONG = 8
"""A list of more entries than these is set in two columns where there is room."""


def to_html(comparison: Comparison, words: str) -> str:
    """The page; ``words`` is the summary that stands at its head."""
    title = escape(comparison.new.title)
    body = "\n".join(_body(comparison))
    key = "".join(f"<li>{shown} {meaning}</li>" for meaning, shown in KEY)
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}: what changed</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>\n'
        f"<header><h1>{title}: what changed</h1>\n"
        f'<ul class="key">{key}<li>A bar in the margin: this part changed</li></ul></header>\n'
        f'<main>\n<div class="summary">{_summary(words)}</div>\n{body}\n</main></body></html>\n'
    )


def _summary(words: str) -> str:
    """The summary, which is plain text: a line that ends in a colon heads the list of those that are set in."""
    out: list[str] = []
    listed: list[str] = []
    for line in [*words.splitlines(), ""]:
        if line.startswith("  - "):
            listed.append(f"<li>{escape(line[4:])}</li>")
        elif line.startswith("    ") and listed:
            listed[-1] = listed[-1].removesuffix("</li>") + f"<br>{escape(line.strip())}</li>"
        else:
            if listed:
                out.append(f"<ul{' class=long' if len(listed) > LONG else ''}>{''.join(listed)}</ul>")
                listed = []
            if line:
                out.append(f"<h2>{escape(line)}</h2>" if line.endswith(":") else f"<p>{escape(line)}</p>")
    return "".join(out)


def _body(comparison: Comparison) -> Iterator[str]:
    numbers = {pair.part.id: number for number, pair in enumerate(comparison.pairs, 1)}
    for pair, side in comparison.order:
        if pair.part.kind == "contents" or (_is_footer(pair) and pair.change == "same"):
            continue
        form = FORMS[side if pair.moved else "both"]
        changed = pair.change not in ("same", "referred") or pair.moved
        own = f' id="{_anchor(numbers[pair.part.id], side)}"' if pair.moved else ""
        yield f"<section{' class=changed' if changed else ''}{own}>"
        if found := _note(pair, side, numbers[pair.part.id]):
            yield f'<p class="note">{found}</p>'
        gone = {id(line.old) for line in pair.lines() if line.new is None}
        for piece in pieces(pair, side):
            if isinstance(piece, LinePair):
                yield _line(piece, pair.part.kind, FORMS["both"] if id(piece.old) in gone else form)
            else:
                rows = "".join(_row(row, form) for row in piece.rows)
                yield f'<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>{rows}</table></div>'
        yield "</section>"


def _is_footer(pair: PartPair) -> bool:
    return pair.part.id.startswith("footer")


def _note(pair: PartPair, side: Side, number: int) -> str:
    """What became of the part, with a link to its other place."""
    if pair.part.kind == "header":
        return "In the header of every page:" if pair.part.id == "header" else escape(f"In {pair.part.title}:")
    found = note(pair, side)
    if not pair.moved:
        return escape(f"{pair.part.title}: {found}") if found else ""
    other: Side = "new" if side == "old" else "old"
    there = f'<a href="#{_anchor(number, other)}">{escape(where_else(pair, side))}</a>'
    return f"{escape(f'{pair.part.title}: {found}')} {there}"


def _anchor(number: int, side: Side) -> str:
    return f"part-{number}-{'stood' if side == 'old' else 'stands'}"


def _line(pair: LinePair, kind: str, form: Form) -> str:
    words = line_words(pair, form)
    if kind in ("heading", "schedule"):
        return f"<h2>{label(pair, form)} {words}</h2>"
    shown = label(pair, form)
    line = pair.new or pair.old
    deep = " sub" if line and line.label[:1] in "(\u2022" and line.label else ""
    if not shown:
        return f"<p>{words}</p>"
    return f'<p class="l{deep}"><span class="label">{shown}</span><span>{words}</span></p>'


def _row(row: RowPair, form: Form) -> str:
    cells = (
        "<br>".join(f"{label(line, form)} {line_words(line, form)}".strip() for line in cell) for cell in row.cells
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _atom(atom: Atom) -> str:
    text = escape(atom.text).replace("\n", "<br>")
    if atom.kind == "blank":
        text = f'<span class="blank">{text}</span>'
    if atom.kind == STRUCK:
        text = f"<s>{text}</s>"
    if "b" in atom.form or atom.kind == "term":
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if "i" in atom.form else text


def _renumbered(old: str, new: str) -> str:
    """A number that follows from what came and went before it is no change to agree to: it is told, not marked."""
    return f"{escape(new)} <small>(was {escape(old)})</small>"


def _went(text: str) -> str:
    return f"<del>{text}</del>"


def _came(text: str) -> str:
    return f"<ins>{text}</ins>"


def _stood(text: str) -> str:
    return f'<del class="moved">{text}</del>'


def _stands(text: str) -> str:
    return f'<ins class="moved">{text}</ins>'


FORMS: dict[Side, Form] = {
    "both": Form(_went, _came, str, _atom, escape, _renumbered),
    "old": Form(_stood, _came, str, _atom, escape, _renumbered),
    "new": Form(_went, _came, _stands, _atom, escape, _renumbered),
}
"""How words are marked: in a part that stands where it stood, and in one that moved, where it stood and stands."""
