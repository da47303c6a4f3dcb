"""Write a paper that goes with an agreement as Markdown: headings, paragraphs, bullets and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from moudraft.document.sheet import LETTERS, Block, Cell, Grid, Heading, HeatMap, Sheet, Words, signed
from moudraft.writers.to_markdown import at_line_start, escape


def paper_markdown(sheet: Sheet) -> str:
    """The paper as text with a final newline; what it holds is text, never markup."""
    parts = [f"# {_line(sheet.title)}", f"**{_line(sheet.subtitle)}**"]
    if sheet.mark:
        parts.append(f"**{_line(sheet.mark)}**")
    for block in sheet.blocks:
        parts.append("\n".join(_block(block)))
    return _joined(parts) + "\n"


def _joined(parts: Sequence[str]) -> str:
    """Parts with a line between them; bullets that follow one another stand together."""
    out = [*parts[:1]]
    for before, part in pairwise(parts):
        out.append("\n" if before.startswith("- ") and part.startswith("- ") else "\n\n")
        out.append(part)
    return "".join(out)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_line(block.text)}"
    elif isinstance(block, Words):
        lead = f"**{_line(block.lead)}** " if block.lead else ""
        yield f"{'- ' if block.kind == 'bullet' else ''}{lead}{_line(block.text)}"
    elif isinstance(block, Grid):
        yield _row([_line(each) for each in block.header])
        yield _row(["---"] * len(block.header))
        yield from (_row([_cell(each) for each in row]) for row in block.rows)
    elif isinstance(block, HeatMap):
        yield _row([_line(block.corner), *map(_line, block.columns)])
        yield _row(["---"] * (len(block.columns) + 1))
        yield from (_row([_line(label), *(signed(tone, LETTERS) for tone in tones)]) for label, tones in block.rows)


def _cell(cell: Cell) -> str:
    lines = [_line(line) for line in cell.lines]
    return " <br> ".join(f"**{line}**" if cell.strong and line else line for line in lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    """A text on one line, in which nothing is a mark."""
    return at_line_start(escape(" ".join(text.split())))
