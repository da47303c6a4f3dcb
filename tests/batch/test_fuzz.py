"""Tables, workbooks and JSON Lines mutated at random: nothing raises but a ``MoudraftError``, nothing takes long.

Short by default; ``MOUDRAFT_FUZZ=5000`` (or any number) runs so many cases of each kind.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from moudraft.batch.deal_sources import check_sources, count, read_jobs
from moudraft.batch.job import Brief, Job
from moudraft.batch.run_batch import Batch
from moudraft.batch.workers import Alone
from moudraft.drafting import load_library
from moudraft.library.reading.cache import packed
from moudraft.problems import MoudraftError
from tests.batch.made import DEAL
from tests.batch.sheets import cell, heading, number, row, sheet, workbook

CASES = int(os.environ.get("MOUDRAFT_FUZZ", "150"))
SLOWEST = 5.0
"""Seconds for one case: each is a few kilobytes, and is read in milliseconds."""
NASTY = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\n", b'"', b"'", b",", b";", b"\t", b"{", b"[" * 200, b"}", b"]",
    b"<", b"&", b"&#x0;", b"&b;", b"]]>", b"<!DOCTYPE a>", b"=cmd", b"#N/A", b"1e999", b"-0", b"NaN", b"\xef\xbb\xbf",
    b"_x000D_", b"_xD800_", b"99999999999999999999", b"\\ud800", b"A1:XFD1048576", b"r=\"0\"", b"s=\"-1\"", b"t=\"e\"",
    "\u202e\u0085\u2028".encode(), b"x" * 5000,
)  # fmt: skip


def mutated(content: bytes, by: random.Random) -> bytes:
    """The content with a few of its parts cut out, doubled, swapped, or replaced by what does harm elsewhere."""
    for _ in range(by.choice((1, 1, 2, 4, 6))):
        start = by.randint(0, len(content))
        end = min(len(content), start + by.choice((0, 1, 2, 5, 20, 100)))
        part = content[start:end]
        put = by.choice((by.choice(NASTY), part * 2, bytes(reversed(part)), bytes((by.randrange(256),)), b""))
        content = content[:start] + put + content[end:]
    return content


def a_workbook(path: Path, by: random.Random) -> None:
    """A workbook of which one part, or the whole, is mutated."""
    cells = (
        cell("A2", "a"),
        '<c r="B2" t="s"><v>0</v></c>',
        number("C2", "0.5", 1),
        "<c r='D2' s='3'><f>A1</f><v>46478</v></c>",
    )
    content = sheet(
        heading("output", "title", "group.name", "date")
        + row(2, *cells)
        + row(3, *cells, more='hidden="1"')
        + "".join(row(n, cell(f"A{n}", f"d{n}"), cell(f"B{n}", "T")) for n in (4, 5)),
        before='<dimension ref="A1:D3"/><cols><col min="4" max="4" hidden="0"/></cols>',
        after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>',
    )
    workbook(
        path, content, formats=["0.0%", '"£"#,##0.00;[Red]-0', "dd/mm/yyyy"], strings=["<t>One</t>", "<r><t>a</t></r>"]
    )
    if by.random() < 0.1:
        path.write_bytes(mutated(path.read_bytes(), by))
        return
    made = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made, "w") as after:
        chosen = by.choice(before.namelist())
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, mutated(data, by) if name == chosen else data)
    path.write_bytes(made.getvalue())


def a_table(path: Path, by: random.Random) -> None:
    text = (
        'output,title,date,terms.exit,parties.1.name\na,"One, two",1/4/2027,notice-3m,\n'
        'b,[x],,"{rule: notice}",Other\nc,Three,,,\nd,Four,,,\n'
    )
    path.write_bytes(mutated(text.encode(), by))


def some_lines(path: Path, by: random.Random) -> None:
    deals = [{"title": "One"}, {"terms.exit": {"rule": "notice", "period": "9 months"}}, {"red_lines": ["veto", {}]}]
    path.write_bytes(mutated(b"\n".join(json.dumps(each).encode() for each in deals), by))


KINDS: dict[str, Callable[[Path, random.Random], None]] = {
    "deals.xlsx": a_workbook,
    "deals.csv": a_table,
    "deals.jsonl": some_lines,
}


def jobs_of(path: Path) -> list[Job]:
    try:
        check_sources([path], has_base=True)
        count([path])
        return list(read_jobs([path], io.BytesIO(), lambda key: key == "date"))
    except MoudraftError as error:
        assert error.problems
        return []


@pytest.mark.parametrize("name", KINDS)
def test_no_mutation_of_a_source_raises_anything_but_a_moudraft_error(name: str, tmp_path: Path) -> None:
    for seed in range(CASES):
        path = tmp_path / name
        KINDS[name](path, random.Random(f"{name} {seed}"))
        started = time.perf_counter()
        try:
            jobs = jobs_of(path)
            assert all(job.problems or job.values is not None for job in jobs)
        except Exception as error:
            raise AssertionError(f"{name}, case {seed}") from error
        assert time.perf_counter() - started < SLOWEST, f"{name}, case {seed}"


@pytest.mark.parametrize("name", KINDS)
def test_every_deal_of_a_mutated_source_is_drafted_or_fails_by_itself(name: str, tmp_path: Path) -> None:
    """A whole batch, to its manifest; drafting takes time, so that fewer are tried."""
    brief = Brief(packed(load_library()), datetime.date(2026, 11, 21), "md", base=DEAL.read_text("utf-8"))
    drafted = 0
    for seed in range(max(8, CASES // 20)):
        path = tmp_path / name
        KINDS[name](path, random.Random(f"whole {name} {seed}"))
        jobs = jobs_of(path)
        folder = tmp_path / f"out-{seed}"
        tally = Batch(brief, folder).run(iter(jobs), Alone(brief))
        written = [json.loads(line) for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]
        assert tally.deals == len(written) == len(jobs)
        assert not [each for each in written for problem in each["problems"] if "went wrong" in problem["message"]]
        drafted += tally.drafted
    assert drafted, "no case was good enough to draft: the mutations hide what they should try"
