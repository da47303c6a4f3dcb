"""The programs that look at a .docx from outside: LibreOffice and the validators."""

from __future__ import annotations

import atexit
import functools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from typing import NoReturn

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]


def program(name: str, variable: str = "") -> str:
    """The path of a program: from the environment variable, the PATH, or the project's node_modules.

    Where it is nowhere, the test is skipped, except in CI, where it fails.
    """
    here = ROOT / "node_modules" / ".bin" / name
    found = os.environ.get(variable, "") or shutil.which(name) or (str(here) if here.exists() else "")
    if not found:
        do_without(f"{name} is not installed" + (f" and {variable} is not set" if variable else ""))
    return found


def do_without(reason: str) -> NoReturn:
    """Skip the test at hand; in CI, where everything is to be installed, fail it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@functools.cache
def workshop() -> pathlib.Path:
    """A folder for this run, with a LibreOffice profile of its own, removed at the end."""
    folder = tempfile.mkdtemp(prefix="moudraft-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return pathlib.Path(folder)


@functools.lru_cache(maxsize=64)
def shown_text(docx: bytes) -> str:
    """The words that LibreOffice lays out on the pages, in reading order; each file is converted once."""
    soffice, pdftotext = program("soffice"), program("pdftotext")
    folder = pathlib.Path(tempfile.mkdtemp(dir=workshop()))
    source = folder / "draft.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={(workshop() / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    command = [pdftotext, "-raw", "-enc", "UTF-8", str(source.with_suffix(".pdf")), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def sdk_errors(docx: bytes) -> list[str]:
    """What Microsoft's Open XML SDK says is wrong, through ``ooxml-validator``."""
    validator = program("ooxml-validator", "OOXML_VALIDATOR")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "draft.docx")
        source.write_bytes(docx)
        run = subprocess.run([validator, str(source)], check=False, capture_output=True, timeout=120)
        report = json.loads(run.stdout)
    if not report["ok"] and not report["errors"]:
        return [f"the validator rejects the file: {report}"]
    return [f"{each['path']} {each.get('xPath')}: {each['description']}" for each in report["errors"]]


def audit_errors(docx: bytes) -> list[str]:
    """What ``openxml-audit`` says is wrong."""
    try:
        from openxml_audit import OpenXmlValidator
    except ImportError:
        do_without("openxml-audit is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "draft.docx")
        source.write_bytes(docx)
        return [str(each) for each in OpenXmlValidator().validate(source).errors]


def opened(files: Mapping[str, bytes]) -> dict[str, str]:
    """The words of documents by name, all opened in one run of LibreOffice and saved as plain text."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=workshop()))
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(workshop() / 'profile').as_uri()}"
    command = [program("soffice"), "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    sources = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, "--outdir", str(folder), *sources], check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{name}.txt").read_text(encoding="utf-8-sig") for name in files}
