"""Write an options paper as a Word document in the house style: its styles are those of a draft."""

from __future__ import annotations

import datetime
import re
from functools import singledispatchmethod
from itertools import pairwise

import msgspec

from moudraft.document.sheet import LETTERS, WORDS, Block, Cell, Grid, Heading, HeatMap, Sheet, Words, signed
from moudraft.writers.paper.heat_map import FILLS, INK, in_words
from moudraft.writers.paper.sheet_properties import property_parts
from moudraft.writers.word.edges import footer_xml, header_xml
from moudraft.writers.word.house_style import StyleSheet, read_style_sheet
from moudraft.writers.word.live_numbering import Numbering
from moudraft.writers.word.package import package
from moudraft.writers.word.paragraph_layout import Place
from moudraft.writers.word.paragraph_xml import ParagraphWriter
from moudraft.writers.word.run_xml import BOLD, Inlines, escape, runs
from moudraft.writers.word.table_xml import column_widths, table_properties
from moudraft.writers.word.word_names import NAMESPACES, XML_HEAD

HEAD_FILL = "EEF2F6"
MOST_WORDS = 8
"""A heat map of more columns has letters in its cells, and its headings stand on end."""
MOST_TOGETHER = 16
"""A heat map of at most so many rows is kept on one page, and its key, the table after it, with it."""
_PAGE = re.compile(r"<w:pgSz\b[^>]*/>")
_ON_END = '<w:textDirection w:val="btLr"/>'


def paper_docx(sheet: Sheet, *, today: datetime.date, style: bytes | None = None) -> bytes:
    """The paper as the bytes of a .docx file; the same paper is always the same bytes."""
    styles = read_style_sheet(style)
    numbering = Numbering(styles)
    section, width = _page(styles, sheet.is_wide())
    fitting = msgspec.structs.replace(styles, text_width=width)
    writer = ParagraphWriter(fitting, numbering, Inlines(styles.ids, frozenset, {}))
    _Body(writer).write(sheet)
    body = "".join(writer.pieces)
    xml = f"{XML_HEAD}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    blobs = {part.name: part.blob for part in styles.parts}
    replaced = {styles.document_name: xml.encode(), **property_parts(sheet, today)}
    replaced[styles.numbering_name] = numbering.write((), "Schedule")
    for index, name in enumerate(styles.headers):
        words = f"{sheet.title}\t{sheet.mark}" if sheet.mark else sheet.title
        replaced[name] = header_xml(blobs[name], words, fitting, index, None)
    for name in styles.footers:
        replaced[name] = footer_xml(blobs[name], styles)
    return package(styles, replaced)


def _page(styles: StyleSheet, wide: bool) -> tuple[str, int]:
    """The page set-up and the width of the text; a wide paper lies on its side."""
    found = _PAGE.search(styles.section)
    if not wide or found is None:
        return styles.section, styles.text_width
    sizes = dict(re.findall(r'w:(w|h)="(\d+)"', found[0]))
    if int(sizes["w"]) >= int(sizes["h"]):
        return styles.section, styles.text_width
    turned = f'<w:pgSz w:w="{sizes["h"]}" w:h="{sizes["w"]}" w:orient="landscape"/>'
    width = styles.text_width + int(sizes["h"]) - int(sizes["w"])
    return styles.section.replace(found[0], turned), width


class _Body:
    """Writes the blocks of a paper in order."""

    def __init__(self, writer: ParagraphWriter) -> None:
        self.writer = writer
        self.sheet = writer.sheet
        self.keep = False
        self.together = False
        self.keyed = False

    def write(self, paper: Sheet) -> None:
        self.writer.add(Place("cover-title"), runs(paper.title))
        self.writer.add(Place("cover-subtitle"), runs(paper.subtitle))
        for block, following in pairwise((*paper.blocks, None)):
            self.keep = isinstance(following, Grid | HeatMap)
            self.block(block)
            self.keyed = isinstance(block, HeatMap) and len(block.rows) <= MOST_TOGETHER

    @singledispatchmethod
    def block(self, block: Block) -> None:
        raise TypeError(type(block).__name__)

    @block.register
    def _(self, block: Heading) -> None:
        if block.level == 1:
            self.writer.needs_gap = False
            self.writer.add(Place("section-unnumbered"), runs(block.text))
        else:
            self.writer.needs_gap = True
            self.writer.add(Place("clause-heading"), runs(block.text, BOLD), keep=True)

    @block.register
    def _(self, block: Words) -> None:
        lead = runs(f"{block.lead} ", BOLD) if block.lead else ""
        if block.kind == "bullet":
            self.writer.add(Place("bullet-1", self.sheet.links["bullet-1"]), lead + runs(block.text), "\u2022")
        else:
            self.writer.add(
                Place("table-text" if block.kind == "note" else "body"), lead + runs(block.text), keep=self.keep
            )

    @block.register
    def _(self, block: Grid) -> None:
        widths = column_widths(_hundreds(block.widths), self.sheet.text_width)
        self.open(widths, block.description)
        self.together = self.keyed
        self.row(
            [
                _box(width, runs(title), "table-heading", self)
                for width, title in zip(widths, block.header, strict=True)
            ],
            head=True,
        )
        for number, row in enumerate(block.rows, 1):
            self.together = self.keyed and number < len(block.rows)
            self.row([self.cell(width, each) for width, each in zip(widths, row, strict=True)])
        self.close()

    @block.register
    def _(self, block: HeatMap) -> None:
        count = len(block.columns)
        words = WORDS if count <= MOST_WORDS else LETTERS
        label = 26 if count <= MOST_WORDS else 22
        widths = column_widths(_hundreds((label * count, *([100 - label] * count))), self.sheet.text_width)
        self.open(widths, in_words(block))
        on_end = _ON_END if words is LETTERS else ""
        self.together = len(block.rows) <= MOST_TOGETHER
        heads = [_box(widths[0], runs(block.corner), "table-heading", self)]
        heads += [
            _box(width, runs(title), "table-heading", self, on_end)
            for width, title in zip(widths[1:], block.columns, strict=True)
        ]
        self.row(heads, head=True, height=1700 if on_end else 0)
        for number, (title, tones) in enumerate(block.rows, 1):
            self.together = len(block.rows) <= MOST_TOGETHER and (self.keep or number < len(block.rows))
            boxes = [self.cell(widths[0], Cell((title,), "head"))]
            boxes += [
                self.cell(w, Cell((signed(tone, words),), tone)) for w, tone in zip(widths[1:], tones, strict=True)
            ]
            self.row(boxes)
        self.together = False
        self.close()

    # --- tables ---------------------------------------------------------------------------------

    def open(self, widths: list[int], description: str) -> None:
        if self.writer.needs_gap:
            self.writer.add(Place("table-text"), "", keep=self.keyed)
        self.writer.pieces.append(table_properties(self.sheet.ids["table"], widths, description[:1000]))

    def row(self, boxes: list[str], *, head: bool = False, height: int = 0) -> None:
        tall = f'<w:trHeight w:val="{height}"/>' if height else ""
        repeat = "<w:tblHeader/>" if head else ""
        self.writer.pieces.append(f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeat}</w:trPr>{''.join(boxes)}</w:tr>")

    def close(self) -> None:
        self.writer.pieces.append("</w:tbl>")
        self.writer.needs_gap = True

    def cell(self, width: int, cell: Cell) -> str:
        """A cell whose colour, if it has one, its words bear out."""
        bold = cell.strong or cell.tone in ("breaks", "head")
        fill = HEAD_FILL if cell.tone == "head" else FILLS.get(cell.tone, "")[1:].upper()
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill and fill != "FFFFFF" else ""
        ink = INK.get(cell.tone, "")[1:].upper()
        text = "<w:r><w:br/></w:r>".join(_coloured(line, bold, ink) for line in cell.lines)
        return _box(width, text, "table-text", self, shade)


def _box(width: int, content: str, role: str, body: _Body, properties: str = "") -> str:
    style = body.sheet.ids[role]
    keep = "<w:keepNext/>" if body.together else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{content}</w:p></w:tc>'
    )


def _coloured(text: str, bold: bool, ink: str) -> str:
    if not ink or not text:
        return runs(text, BOLD) if bold else runs(text)
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'<w:r><w:rPr>{weight}<w:color w:val="{ink}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _hundreds(shares: tuple[int, ...]) -> list[int]:
    """Shares as parts of a hundred, which ``column_widths`` takes of the width."""
    total = sum(shares) or 1
    return [share * 10_000 // total for share in shares]
