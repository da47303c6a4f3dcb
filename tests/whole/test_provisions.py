"""Every provision of five real papers is expressed by the draft of the same deal: the thought, in its own place.

The tables in ``provisions/`` pair each row of those papers with the words of our draft that say it. A row is
expressed when one line of its place holds all the phrases of a group. So that the tables cannot pass by luck, each row
must also fail when its line is gone, when any one of its phrases is struck, and when its line stands in another clause.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import yaml

from moudraft import data, draft, load_deal
from moudraft.document import Document, Section, Table, plain_text
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.papers.report.party_report import report_for
from tests.conftest import ROOT
from tests.provisions.parts import has, with_part
from tests.provisions.reading import Line, elsewhere, holds, lines, silent_on, without

TABLES = ROOT / "tests" / "provisions"
DEALS = (
    "west-essex", "essex-working-together", "brentwood-rochford", "essex-two-tier-protocol", "mid-essex-alliance",
    "essex-two-tier-protocol.report", "mid-essex-alliance.report",
)  # fmt: skip
"""The deals of the papers; of two of them the report, too, that takes the paper to a meeting."""
REPORTS = {"essex-two-tier-protocol": "Rochford", "mid-essex-alliance": "Maldon"}
TODAY = datetime.date(2026, 11, 21)
ALL_ROWS = {
    "west-essex": "W-0 W-1 W-2 W-3 W-4.1 W-4.2 W-4.3 W-4.4 W-4.5 W-5.1 W-5.2 W-5.3 W-6 W-N1",
    "essex-working-together": (
        "E-0.1 E-0.2 E-1.1 E-1.2 E-1.3 E-1.4 E-1.5 E-1.6 E-2.1 E-2.2 E-2.3 E-2.4 E-2.5 E-2.6 E-2.7 E-2.8 "
        "E-3.1 E-3.2 E-3.3 E-3.4 E-3.5 E-3.6 E-4.1 E-4.2 E-4.3 E-4.4 E-4.5 E-4.6 E-4.7 E-5.1 E-5.2 E-5.3 E-5.4 E-5.5 "
        "E-6.1 E-6.2 E-6.3 E-6.4 E-6.5 E-6.6 E-6.7 E-6.8 E-7.1 E-7.2 E-7.3 "
        "E-A.0 E-A.1 E-A.2 E-A.3 E-A.4 E-A.5 E-A.6 E-A.7 E-A.8 E-A.9 E-A.10 E-N1"
    ),
    "brentwood-rochford": (
        "H-0 H-1.1 H-1.2a H-1.2b H-2.1 H-2.2a H-2.2b H-2.2c H-2.2d H-2.2e H-2.2f H-2.2g "
        "H-3.1a H-3.1b H-3.1c H-3.1d H-3.1e H-3.1f H-4.1 H-4.2 H-4.3 H-4.4a H-4.4b H-4.4c H-4.4d H-4.4e "
        "H-5.1a H-5.1b H-5.2a H-5.2b H-5.2c H-5.2d H-5.3a H-5.3b H-5.4 H-5.5 H-5.5a H-5.5b H-5.5c H-5.5d H-5.5e H-5.5f "
        "H-5.5g H-5.5h H-5.5i H-5.5j H-5.5k H-6.1 H-6.1a H-6.1b H-6.1c H-6.1d H-6.2 H-6.3 "
        "H-7.1a H-7.1b H-7.1c H-7.1d H-7.1e H-7.1f H-7.1g H-7.1h H-7.1i H-7.1j H-7.2 H-8 H-N1"
    ),
    "essex-two-tier-protocol": (
        "K-I1 K-I2 K-I3 K-I4 K-I5 K-I6 K-I7 K-I8 K-I9 K-1i1 K-1i2 K-1i3 K-1i4 K-1i5 K-1i6 K-1n1 K-R1 K-R2 "
        "K-R3 K-R4 K-R5 K-R6 K-R7 K-R8 K-R9 K-R10 K-R11 K-2i1 K-2i2 K-2i3 K-2i4 K-2i5 K-2n1 K-2n2 K-2n3 K-2n4 "
        "K-R12 K-R13 K-R14 K-R15 K-R16 K-R17 K-R18 K-R19 K-R20 K-3i1 K-3i2 K-3i3 K-3n1 K-R21 K-R22 K-R23 "
        "K-R24 K-4i1 K-4i2 K-4i3 K-4n1 K-R25 K-R26 K-R27 K-R28 K-5i1 K-5n1 K-R29a K-R29b K-R29c K-R29d K-R29e "
        "K-6i1 K-6i2 K-6i3 K-6i4 K-6i5 K-6i6 K-6i7 K-6i8 K-6n1 K-6n2 K-R30 K-R31a K-R31b K-R31c K-R32 K-R33 "
        "K-R34 K-7i1 K-7i2 K-7i3 K-7i4 K-7n1 K-R35 K-R36 K-R37"
    ),
    "mid-essex-alliance": (
        "M-3.1a M-3.1b M-3.1c M-3.1d M-3.2 M-3.3 M-3.4a M-3.4b M-3.4c M-3.4d M-3.5a M-3.5b M-3.5c M-3.5d"
    ),
    "essex-two-tier-protocol.report": "K-C1 K-C2 K-C3.1 K-C3.2a K-C3.2b K-C3.2c K-C4 K-C5 K-C6 K-C7",
    "mid-essex-alliance.report": "M-0 M-1.1 M-2 M-4.1 M-5.1 M-6.i M-6.ii M-6.iii M-6.iva M-6.ivb M-6.v M-6.vi M-7 M-8",
}
PROVISIONS = 269
Place, Group = str, list[str]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a table; ``where`` maps a place to a group of phrases or to several groups."""

    says: str
    where: dict[Place, list[Any]] = {}
    present: list[str] = []
    absent: list[str] = []
    order: list[Place] = []

    def groups(self) -> Iterator[tuple[Place, Group]]:
        for place, found in self.where.items():
            several = found if isinstance(found[0], list) else [found]
            yield from ((place, [str(phrase) for phrase in group]) for group in several)


@functools.cache
def table(deal: str) -> dict[str, Row]:
    text = (TABLES / f"{deal}.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Row])


@functools.cache
def drafted(deal: str) -> Document:
    name, _, paper = deal.partition(".")
    made = draft(load_deal(data.path("examples") / f"{name}.yaml"), today=TODAY)
    return report_for(made, REPORTS[name], read_paper_kinds()).document if paper else made.document


def expressed(document: Document, place: Place, group: Group) -> Line | None:
    """The first line of a place that holds every phrase of a group."""
    return next((line for line in lines(document, place) if all(holds(line, phrase) for phrase in group)), None)


def found_in(document: Document, row: Row) -> Iterator[tuple[Place, Group, Line]]:
    """Each group of a row with the line that holds it."""
    for place, group in row.groups():
        line = expressed(document, place, group)
        assert line is not None, complaint(document, place, group)
        yield place, group, line


def faults(document: Document, row: Row) -> list[str]:
    """What of a row a Document fails to express."""
    found = [complaint(document, *each) for each in row.groups() if not expressed(document, *each)]
    found += [f"it has no {part}" for part in row.present if not has(document, part)]
    found += [f"it has {part}" for part in row.absent if has(document, part)]
    slots = [provision.id for provision in document.all_provisions()]
    if [slot for slot in slots if slot in row.order] != row.order:
        found.append(f"not in this order: {', '.join(row.order)}")
    return found


def complaint(document: Document, place: Place, group: Group) -> str:
    there = lines(document, place)
    if not there:
        return f"the draft has no {place}"
    nearest = max(there, key=lambda line: sum(holds(line, phrase) for phrase in group))
    missing = ", ".join(repr(phrase) for phrase in group if not holds(nearest, phrase))
    return f"no line of {place} has {missing}; the nearest says: {nearest.text}"


# --- the tests ----------------------------------------------------------------------------------------

ROWS = [(deal, id) for deal in DEALS for id in ALL_ROWS[deal].split()]
each_row = pytest.mark.parametrize(("deal", "id"), ROWS, ids=[id for _, id in ROWS])
BARE = {"preamble": (), "sections": (), "schedules": (), "execution_blocks": (), "dated": ""}


def test_every_provision_of_the_five_papers_has_a_row():
    # The yardstick counts 269: the five papers, and the two reports that carry two of them.
    assert len(ROWS) == len({id for _, id in ROWS}) == PROVISIONS


@pytest.mark.parametrize("deal", DEALS)
def test_the_table_has_every_provision_of_the_paper(deal):
    assert list(table(deal)) == ALL_ROWS[deal].split()


@each_row
@pytest.mark.many(keep=4 * PROVISIONS)  # every one, in the narrowest sample too
def test_the_draft_expresses_the_provision(deal, id):
    row = table(deal)[id]
    wanting = faults(drafted(deal), row)
    assert not wanting, f"{id} ({row.says})\n  " + "\n  ".join(wanting)


@each_row
@pytest.mark.many(keep=80)
def test_a_draft_without_the_line_does_not(deal, id):
    document, row = drafted(deal), table(deal)[id]
    for _, _, line in found_in(document, row):
        assert faults(without(document, line), row), f"{id} still passes without: {line.text}"


@each_row
@pytest.mark.many(keep=20)
def test_a_draft_without_any_one_of_the_phrases_does_not(deal, id):
    document, row = drafted(deal), table(deal)[id]
    for _, group, line in found_in(document, row):
        for phrase in group:
            assert faults(silent_on(document, line, phrase), row), f"{id} still passes without {phrase!r}"


@each_row
@pytest.mark.many(keep=80)
def test_the_same_words_in_another_clause_do_not_count(deal, id):
    document, row = drafted(deal), table(deal)[id]
    for place, _, line in found_in(document, row):
        assert faults(elsewhere(document, line), row), f"{id} is not pinned to {place}"


@each_row
@pytest.mark.many(keep=80)
def test_a_draft_with_what_the_paper_lacks_does_not(deal, id):
    document, row = drafted(deal), table(deal)[id]
    assert row.where or row.absent or row.present, f"{id} asserts nothing"
    for part in row.absent:
        assert faults(with_part(document, part), row), f"{id} passes with {part}"
    if row.present:
        assert faults(msgspec.structs.replace(document, **BARE), row), f"{id} passes in an empty draft"
    if row.order:
        assert faults(msgspec.structs.replace(document, sections=turned(document)), row), f"{id} passes in reverse"


def turned(document: Document) -> tuple[Section, ...]:
    return tuple(msgspec.structs.replace(each, provisions=each.provisions[::-1]) for each in document.sections)


def test_the_memorandum_keeps_its_seven_numbered_sections():
    document = drafted("essex-working-together")
    assert [section.number for section in document.sections] == list("1234567")
    assert [len(document.schedules), document.numbering] == [1, "headings"]


def test_the_red_lines_stand_in_one_table_under_three_headings():
    document = drafted("brentwood-rochford")
    host = next(each for each in document.provisions() if each.rows)
    rows = next(block.rows for block in host.blocks if isinstance(block, Table))
    headings = [plain_text(row.cells[0].paragraphs[0].content) for row in rows]
    assert headings == ["Each Council keeps its own government", "Local democracy comes first", "Fair to both Councils"]
