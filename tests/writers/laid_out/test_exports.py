"""PDF and OpenDocument by LibreOffice: whole, tagged, the same each time; and plainly refused where it cannot be."""

from __future__ import annotations

import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from moudraft.problems import MoudraftError
from moudraft.writers.laid_out import libreoffice
from moudraft.writers.laid_out.figure_words import with_figure_words
from moudraft.writers.laid_out.libreoffice import NAMED_BY, converted, find_libreoffice
from moudraft.writers.laid_out.steady import steady_odt, steady_pdf
from tests.conftest import ROOT, Run
from tests.writers.test_same_numbers import drafted
from tests.writers.word.office import program

DEAL = ROOT / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)


def made(form: str) -> bytes:
    program("soffice")
    return drafted(DEAL).content(form)


# --- with LibreOffice ------------------------------------------------------------------------------------


@pytest.mark.office
def test_a_pdf_is_tagged_titled_and_in_its_language(tmp_path: Path) -> None:
    content = made("pdf")
    assert content.count(b"/S/Figure") == 2 * content.count(b"/Alt<FEFF") > 0, "each page's mark has words"
    assert b"/Lang(en-GB)" in content and b"/DisplayDocTitle true" in content and b"pdfuaid" in content
    target = tmp_path / "draft.pdf"
    target.write_bytes(content)
    run = subprocess.run([program("pdfinfo"), "-struct", str(target)], check=True, capture_output=True, timeout=60)
    tags = re.findall(r"^ *(\w+)(?: \(|:|$)", run.stdout.decode(), re.MULTILINE)
    assert {"Document", "H1", "P", "L", "LI", "Table", "TR", "TH", "TD"} <= set(tags)
    facts = subprocess.run([program("pdfinfo"), str(target)], check=True, capture_output=True, timeout=60).stdout
    assert b"Tagged:          yes" in facts and b"CreationDate:    Sat Nov 21 00:00:00 2026" in facts
    assert b"Title:           Shared Services Partnership" in facts


@pytest.mark.office
def test_an_open_document_has_the_words_the_numbers_and_the_title() -> None:
    with zipfile.ZipFile(io.BytesIO(made("odt"))) as package:
        assert package.infolist()[0].filename == "mimetype"
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        content = package.read("content.xml").decode("utf-8")
        assert "<dc:title>Shared Services Partnership</dc:title>" in package.read("meta.xml").decode("utf-8")
        assert {each.date_time for each in package.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    assert "Each of those bodies is a" in content and "text:list " in content


@pytest.mark.office
@pytest.mark.parametrize("form", ["pdf", "odt"])
@pytest.mark.slow
def test_the_same_draft_on_the_same_day_is_the_same_bytes(form: str) -> None:
    before = made(form)
    libreoffice._profile.cache_clear()
    assert drafted(DEAL).content(form) == before


@pytest.mark.office
def test_draft_writes_them_by_their_endings(moudraft: Run, folder: Path) -> None:
    program("soffice")
    assert moudraft("draft", DEAL, "-o", "out.pdf").code == 0
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF-1.")
    again = moudraft("draft", DEAL, "-o", "out.pdf")
    assert again.code == 2 and "--force" in again.err


@pytest.mark.office
def test_what_it_cannot_read_is_refused() -> None:
    program("soffice")
    with pytest.raises(MoudraftError, match="made nothing of the draft"):
        converted(b"PK\x03\x04 no document", "pdf", "no_such_filter")


# --- without it, or with one that fails -------------------------------------------------------------------


def test_where_it_is_not_the_way_to_it_is_told_before_any_work(
    moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(libreoffice, "_usual_places", list)
    monkeypatch.delenv(NAMED_BY, raising=False)
    for command in (("draft", DEAL, "-o", "x.pdf"), ("batch", DEAL, "-o", "out", "--format", "odt")):
        result = moudraft(*command)
        assert result.code == 2 and result.err.startswith("LibreOffice: LibreOffice is not here")
        assert "hint: install it" in result.err and NAMED_BY in result.err
    assert list(folder.iterdir()) == []


def test_a_name_that_is_no_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAMED_BY, "no-such-program")
    with pytest.raises(MoudraftError, match="names no-such-program, which is no program"):
        find_libreoffice()


def stand_in(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is called as LibreOffice is."""
    script = folder / "office.py"
    script.write_text(lines, encoding="utf-8")
    program = folder / ("office.cmd" if os.name == "nt" else "office")
    call = f'"{sys.executable}" "{script}"'
    program.write_text(f"@{call} %*\n" if os.name == "nt" else f'#!/bin/sh\n{call} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(NAMED_BY, str(program))


def test_what_it_says_as_it_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "import sys\nprint('no filter for that', file=sys.stderr)\nsys.exit(1)\n", monkeypatch)
    with pytest.raises(MoudraftError, match="made nothing of the draft: no filter for that"):
        converted(b"", "pdf", "x")


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "import time\ntime.sleep(60)\n", monkeypatch)
    with pytest.raises(MoudraftError, match="was not done in 0"):
        converted(b"", "pdf", "x", patience=0.5)


# --- what LibreOffice leaves without words ---------------------------------------------------------------


def pdf_with(*objects: bytes) -> bytes:
    end = b"\n\nxref\n0 9\ntrailer\n<</Size 9/Root 1 0 R\n>>\nstartxref\n77\n%%EOF\n"
    return b"%PDF-1.6\n" + b"\n\n".join(objects) + end


def test_a_figure_without_words_is_given_them_behind_the_end() -> None:
    silent = b"5 0 obj\n<</Type/StructElem\n/S/Figure\n/P 7 0 R\n/K[0 ]\n>>\nendobj"
    spoken = b"6 0 obj\n<</Type/StructElem\n/S/Figure\n/Alt<FEFF0041>\n>>\nendobj"
    before = pdf_with(silent, spoken)
    after = with_figure_words(before, "DRAFT (1)")
    assert after.startswith(before) and after.count(b" 0 obj") == 3
    added = after[len(before) :]
    assert added.startswith(b"5 0 obj\n<</Type/StructElem\n/S/Figure\n/P 7 0 R\n/K[0 ]\n/Alt<FEFF")
    place = int(re.search(rb"\n5 1\n(\d{10}) 00000 n ", added)[1])  # type: ignore[index]
    assert after[place:].startswith(b"5 0 obj")
    assert after.endswith(b"/Prev 77\n>>\nstartxref\n%d\n%%%%EOF\n" % after.rindex(b"xref\n0 1"))
    assert with_figure_words(pdf_with(spoken), "DRAFT") == pdf_with(spoken)
    assert with_figure_words(b"%PDF-1.7 another layout", "DRAFT") == b"%PDF-1.7 another layout"


# --- the same bytes --------------------------------------------------------------------------------------


def test_dates_and_ids_of_a_pdf_go_and_nothing_moves() -> None:
    def pdf(clock: bytes, dice: bytes) -> bytes:
        xmp = b"<xmp:CreateDate>2026-11-29T%s:50Z</xmp:CreateDate>" % (clock[:2] + b":" + clock[2:])
        return b"%%PDF-1.6\n%s /CreationDate(D:20261129%s50Z')>>\n/ID [ <%s>\n<%s> ]\n/DocChecksum /%s\n" % (
            xmp,
            clock,
            dice,
            dice,
            dice,
        )

    one, two = pdf(b"2052", b"A1" * 16), pdf(b"2107", b"0F" * 16)
    assert steady_pdf(one, DAY) == steady_pdf(two, DAY) != steady_pdf(one, datetime.date(2026, 11, 22))
    assert len(steady_pdf(one, DAY)) == len(one)
    assert b"D:20261121000000" in steady_pdf(one, DAY) and b"2026-11-21T00:00:00Z" in steady_pdf(one, DAY)
    words = pdf(b"2052", b"A1" * 16).replace(b"%PDF-1.6", b"%PDF-1.7")
    assert steady_pdf(words, DAY)[20:] != steady_pdf(one, DAY)[20:], "the id is that of the words"


def test_the_lists_of_an_open_document_are_numbered_in_order() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", '<l xml:id="list77"/><l xml:id="list5" continue-list="list77"/>list77')
        package.writestr("settings.xml", '<c config:name="Rsid" config:type="int">1550287</c>')
    with zipfile.ZipFile(io.BytesIO(steady_odt(out.getvalue(), DAY))) as package:
        assert package.read("content.xml") == b'<l xml:id="list1"/><l xml:id="list2" continue-list="list1"/>list77'
        assert package.read("settings.xml") == b'<c config:name="Rsid" config:type="int">1</c>'
