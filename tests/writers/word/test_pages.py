"""Every paper, laid out on its pages, has nothing torn, nothing stray and its marks: what a proof-reader would find.

LibreOffice lays all looks of one paper out in one run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from tests.conftest import EXAMPLES, ROOT
from tests.writers.word.firm_files import FIRMS as FIRM_FILES
from tests.writers.word.laid_out import Block, Line, Page, laid_out
from tests.writers.word.made import STYLES, TODAY, made, only
from tests.writers.word.page_faults import faults, on_page, torn
from tests.writers.word.signing_faults import signing_faults

ANY_TEMPLATE = ROOT / "examples" / "shared-services.yaml"
LIBRARY = load_library()


FIRMS = ("article", "large type")
"""House styles of firms: other letters, numbers, margins, headers; pages that lie on their side, in large letters."""


class Paper(NamedTuple):
    docx: bytes
    kind: str


def looks(deal: Path, *sets: str) -> dict[str, Paper]:
    """A paper under each numbering, as a draft and as it would be signed; internal; and in the styles of firms."""
    found = {}
    for numbering in STYLES:
        paper = drafted(deal, f"terms.numbering={numbering}", *sets)
        found[f"{numbering}-draft"] = Paper(paper.docx(), "draft")
        found[f"{numbering}-final"] = Paper(paper.docx(final=True), "final")
    return {**found, **other_looks(drafted(deal, *sets))}


def other_looks(paper: Draft) -> dict[str, Paper]:
    """A draft for whoever holds the deal, and a final paper and a draft in the style of a firm each."""
    found = {"internal": Paper(paper.content("docx", internal=True), "internal")}
    for firm, kind in zip(FIRMS, ("draft", "final"), strict=True):
        found[firm.replace(" ", "-")] = Paper(paper.docx(final=kind == "final", style=FIRM_FILES[firm]()), kind)
    return found


def drafted(deal: Path, *sets: str) -> Draft:
    return draft(load_deal(deal, sets=sets), today=TODAY, library=LIBRARY, checks=())


def found_in(papers: dict[str, Paper]) -> list[str]:
    pages = laid_out({name: paper.docx for name, paper in papers.items()})
    return [f"{name}, {fault}" for name, paper in papers.items() for fault in faults(pages[name], *paper)]


@pytest.mark.office
def test_the_pages_of_one_example_have_no_fault_as_an_internal_draft_or_in_a_firms_style() -> None:
    found = found_in(other_looks(drafted(ROOT / "examples" / "brentwood-rochford.yaml")))
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.many(keep=8)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_pages_of_an_example_have_no_fault(example: Path) -> None:
    found = found_in(looks(example))
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.many(keep=6)
@pytest.mark.parametrize("template", LIBRARY.templates)
def test_the_pages_of_a_deal_have_no_fault_under_any_template(template: str) -> None:
    found = found_in(looks(ANY_TEMPLATE, f"template={template}"))
    assert not found, "\n".join(found)


# --- the proof-reader finds what is planted ----------------------------------------------------------------


class _Laid:
    """Blocks as a layout would have put them."""

    def __init__(self, *flow: Block) -> None:
        self.flow = list(flow)


def block(role: str, *pages: int, inside: tuple[Block, ...] = (), style: str = "") -> Block:
    return Block(style or role, role, frozenset(pages), inside)


def table(*rows: tuple[int, ...]) -> Block:
    return block("Table", *{page for row in rows for page in row}, inside=tuple(block("TR", *row) for row in rows))


@pytest.mark.parametrize(
    ("flow", "fault"),
    [
        ((block("H1", 0), block("P", 1)), "page 1: a heading stands last (H1)"),
        ((block("P", 0, style="Clause"), table((1,), (1,))), "page 1: what introduces a table stands last (Clause)"),
        ((table((0,), (0,), (1,)),), "page 1: a table of 3 rows is torn"),
        ((table(*[(0,)] * 8, (0, 1), *[(1,)] * 3),), "page 1: row 9 of a table is torn"),
        ((table((0,), *[(1,)] * 9),), "page 1: the heading row of a table stands alone"),
        ((block("H1", 0), block("P", 0), table(*[(0,)] * 7, (1,))), ""),
    ],
)
def test_what_is_torn_is_found(flow: tuple[Block, ...], fault: str) -> None:
    assert list(torn(_Laid(*flow))) == ([fault] if fault else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "left", "fault"),
    [
        ("and", 136.0, "a line with a lone 'and'"),
        ("a line that goes on and on for longer than the page is wide", 400.0, "outside the margins: 'a line that "),
        ("word", 136.0, ""),
    ],
)
def test_what_stands_wrong_on_a_page_is_found(words: str, left: float, fault: str, docx: bytes) -> None:
    full = Line("a full line of text that has no end of words and that says a great deal to whoever", 75, 100, 500, 112)
    page = Page(595.3, 841.9, (full, Line(words, left, 120, left + 6 * len(words), 132)))
    found = list(on_page(page, docx))
    assert [each[: len(fault)] for each in found] == ([fault] if fault else [])


def test_a_page_nearly_blank_is_found(docx: bytes) -> None:
    page = Page(595.3, 841.9, (Line("Signed", 75, 100, 120, 112), Line("Page 7 of 7", 75, 800, 120, 812)))
    assert list(on_page(page, docx)) == ["nearly blank: 'Signed'"]


NAMES = ("Northmoor District Council", "Eastvale Borough Council")
"""The parties of the sample."""


def signed(heading: int, table_at: int, length: float) -> Any:
    """Two blocks to sign, so long each: the first on page 0, and the other's parts on the pages that are said."""
    laid: Any = _Laid(block("P", 0), block("H2", 0), table((0,)), block("H2", heading), table((table_at,)))
    tops = ((0, 100.0), (heading, 110 + length if heading == 0 else 75.0))
    lines: dict[int, list[Line]] = {0: [], 1: []}
    for name, (page, top) in zip(NAMES, tops, strict=True):
        lines[page] += [Line(name, 75, top, 200, top + 12), Line("Date", 75, top + length - 12, 99, top + length)]
    laid.pages = [Page(595.3, 841.9, tuple(lines[page])) for page in (0, 1)]
    return laid


@pytest.mark.parametrize(
    ("heading", "table_at", "length", "fault"),
    [
        (0, 0, 150, ""),
        (0, 1, 150, "page 1: the signature block of Eastvale Borough Council is split"),
        (1, 1, 150, "page 2: the signature block of Eastvale Borough Council stands alone"),
        (1, 1, 500, ""),  # no page has room for both
    ],
)
def test_a_signature_block_split_or_alone_is_found(heading: int, table_at: int, length: float, fault: str) -> None:
    assert list(signing_faults(signed(heading, table_at, length), made())) == ([fault] if fault else [])


@pytest.fixture(scope="module")
def docx() -> Any:
    from moudraft.writers.word.docx_writer import to_docx

    return to_docx(only(), today=TODAY)
