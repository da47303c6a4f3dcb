"""Redlines: 1,000 clauses against reading and writing them; our own pairs beside docxodus, where it is installed."""

from __future__ import annotations

import datetime
import importlib.util
import io
import time
import zipfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from line import Line, in_turn
from moudraft.comparison.plain.resolving import resolve
from moudraft.comparison.word_counting import Counting, Definitions, Styles
from moudraft.comparison.word_file import WordFile
from moudraft.comparison.word_lines import LineReader, W
from moudraft.deal.deal_file import load_deal
from moudraft.document import Document, Paragraph, Text
from moudraft.document.assembly import assemble
from moudraft.selection import select
from moudraft.writers.redline.redline import redline
from moudraft.writers.word.docx_writer import to_docx
from writing import DEAL, long_library

DAY = datetime.date(2026, 11, 21)
MAIN_PART = "word/document.xml"
EXAMPLES = Path(__file__).parents[1] / "examples"
CHANGES = (
    "terms.exit=notice-3m", "terms.exit=at-will", "terms.dispute=ladder-mediation", "terms.term=open",
    "title=Another Title & Name", "terms.info=none", "terms.costs=equal", "parties.0.name=Riverside & Hill Council",
)  # fmt: skip


def lines(runs: int) -> list[Line]:
    """The long redline; and, with ``moudraft[foreign]`` installed, time and wrong pairs against docxodus."""
    return [long_redline(runs), *(beside_docxodus() if importlib.util.find_spec("python_redlines") else [])]


def long_redline(runs: int) -> Line:
    """Two documents of 1,000 clauses of different words, a fifth of them reworded and a section gone."""
    library = long_library(1000)
    deal = load_deal(DEAL, name="long.yaml")
    document = assemble(deal, select(deal, library), library)
    before, after = _unlike(document, 0), _unlike(document, 5)
    after = msgspec.structs.replace(after, sections=after.sections[:30] + after.sections[31:])
    files = [to_docx(document, today=DAY) for document in (before, after)]
    ours, theirs = in_turn(runs, lambda: _ours(*files), lambda: [_read_and_written(each) for each in files])
    what = "comparing 1,000 clauses, with the redline proved both ways"
    return Line(what, "parsing and writing the two files with lxml", ours, theirs, 25)


def _read_and_written(docx: bytes) -> bytes:
    """The floor of any comparison: a Word file taken apart into its words' tree, and put together again."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, etree.tostring(etree.fromstring(content)) if name == MAIN_PART else content)
    return made.getvalue()


def _unlike(document: Document, every: int) -> Document:
    """The document with a number in each provision's words, so that none is like another; some reworded."""
    sections = []
    for at, section in enumerate(document.sections):
        made = []
        for number, each in enumerate(section.provisions):
            first = each.blocks[0]
            if isinstance(first, Paragraph):
                reworded = " and shall do so again" if every and not number % every else ""
                words = (Text(f"In matter {at}.{number}{reworded}, "), *first.content)
                first = msgspec.structs.replace(first, content=words)
            made.append(msgspec.structs.replace(each, blocks=(first, *each.blocks[1:])))
        sections.append(msgspec.structs.replace(section, provisions=tuple(made)))
    return msgspec.structs.replace(document, sections=tuple(sections))


def pairs() -> list[tuple[bytes, bytes]]:
    """Every two examples, and each example with one thing changed, where that gives a draft."""
    from moudraft import draft
    from moudraft.problems import MoudraftError

    found, papers = [], {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        papers[path.stem] = draft(load_deal(path), today=DAY, checks=()).docx()
        for change in CHANGES:
            try:
                found.append((papers[path.stem], draft(load_deal(path, sets=(change,)), today=DAY, checks=()).docx()))
            except MoudraftError:
                continue
    return found + list(permutations(papers.values(), 2))


def beside_docxodus() -> list[Line]:
    from moudraft.comparison.foreign import foreign_redline

    ready = pairs()
    ours = _measured(ready, _ours)
    theirs = _measured(ready, lambda old, new: foreign_redline(old, new, "moudraft"))
    count = f"{len(ready)} pairs"
    return [
        Line(f"a redline, mean of {count}", "docxodus", ours[0], theirs[0], 1.0),
        Line(f"redlines not right both ways, of {count}", "docxodus", ours[1], max(theirs[1], 1), 0.5, "pairs"),
    ]


def _ours(old: bytes, new: bytes) -> bytes:
    return redline(WordFile(old), WordFile(new)).docx


def _measured(ready: list[tuple[bytes, bytes]], make: Callable[[bytes, bytes], bytes]) -> tuple[float, int]:
    """Mean milliseconds a pair, and how many pairs do not come out right both ways."""
    wrong, spent = 0, 0.0
    make(*ready[0])
    for old, new in ready:
        start = time.perf_counter()
        try:
            made = make(old, new)
        except Exception:
            made = b""
        spent += time.perf_counter() - start
        wrong += not made or shown(made, True) != shown(new) or shown(made, False) != shown(old)
    return spent * 1000 / len(ready), wrong


def shown(docx: bytes, accept: bool | None = None) -> list[tuple[str, str]]:
    """Label and words (stored field results included) of every paragraph, its changes accepted or rejected."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts: dict[str, Any] = {
            name: etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "styles", "numbering")
        }
    root = parts["document"] if accept is None else resolve(parts["document"], accept)
    styles, counting = Styles(parts["styles"]), Counting(Definitions(parts["numbering"]))
    reader = LineReader(styles)
    found = []
    for paragraph in root.iter(f"{W}p"):
        source, atoms, _ = reader.read(paragraph)
        _, number, level = styles.list_of(source.properties)
        label, _ = counting.count(number, level)
        found.append((label, "".join(atom.text for atom in atoms)))
    return [each for each in found if any(each)]


__all__ = ["lines"]
