"""The manual names every command and every option, and nothing in a help becomes markup."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from lxml import etree
from tools.manual_pages import _roff, every_command, manual_for_man, manual_in_html, options

from tests.commands.every_command import every_command as declared
from tests.conftest import ROOT

PAGE = manual_in_html()
MAN = manual_for_man()


def test_every_command_and_option_is_in_both() -> None:
    assert {words for words, _, _ in every_command()} == {each.words for each in declared()}
    plain = re.sub(r"\\(.)", r"\1", MAN)
    for words, command, context in every_command():
        assert f">moudraft {words}</h2>" in PAGE
        assert f'.SS "moudraft {words}"' in MAN
        for name, _help in options(command, context):
            assert name in plain, f"{words}: {name}"


def test_the_page_is_whole_and_its_links_lead_somewhere() -> None:
    root = etree.fromstring(PAGE.replace("<!doctype html>", ""), etree.HTMLParser())
    ids = [each.get("id") for each in root.iter("section")]
    assert len(ids) == len(set(ids))
    assert [each.get("href") for each in root.iter("a")] == [f"#{id}" for id in ids]
    assert root.get("lang") == "en-GB"


def test_no_line_of_the_page_for_man_is_a_request_that_it_did_not_mean() -> None:
    asked = {line.split()[0] for line in MAN.splitlines() if line.startswith((".", "'"))}
    assert asked == {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".nf", ".fi"}
    assert _roff(".so /etc/passwd \\x") == "\\&.so /etc/passwd \\\\x"


def test_man_takes_it_without_a_warning() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tutf8", "-z", str(ROOT / "docs" / "moudraft.1")],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == b""
