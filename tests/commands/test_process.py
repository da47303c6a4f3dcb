"""The command line in a process of its own: streams, signals and the same bytes everywhere."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest

from moudraft.commands.draft import command
from tests.conftest import ROOT

DEAL = ROOT / "examples" / "shared-services.yaml"
TODAY = ("--today", "2026-11-21")


# A Python that is told not to buffer would hide what happens to output that waits to be written.
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def written_forms() -> list[str]:
    """Every form that ``moudraft draft --format`` takes."""
    option = next(each for each in command.params if each.name == "form")
    assert isinstance(option.type, click.Choice)
    return list(option.type.choices)


def process(*arguments: str | Path, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m moudraft`` in a process of its own."""
    command = [sys.executable, "-m", "moudraft", *map(str, arguments)]
    options.setdefault("env", BUFFERED)
    options.setdefault("capture_output", True)
    return subprocess.run(command, input=stdin, timeout=60, check=False, **options)


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    done = process("draft", DEAL, "--dry-run", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Shared Services Partnership" in done.stdout


def test_output_is_utf8_whatever_the_console_uses(tmp_path: Path) -> None:
    environment = {**BUFFERED, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    text = DEAL.read_text(encoding="utf-8").replace("title: Shared", "title: Caf\u00e9 \u6f22 Shared")
    (tmp_path / "deal.yaml").write_text(text, encoding="utf-8")
    done = process("explain", "deal.yaml", cwd=tmp_path, env=environment)
    assert done.returncode == 0, done.stderr
    assert "Caf\u00e9 \u6f22".encode() in done.stdout


WRITING = [("schema", "deal"), ("clauses", "list", "--topic", "disputes"), ("--help",), ("draft", DEAL, "-o", "-")]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
@pytest.mark.parametrize("arguments", WRITING, ids=lambda words: str(words[0]))
def test_a_pipe_that_closes_early_ends_quietly(arguments: tuple[str | Path, ...], tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process(*arguments, cwd=tmp_path, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, b"went wrong" in done.stderr, b"Exception" in done.stderr) == (0, False, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", WRITING, ids=lambda words: str(words[0]))
def test_a_full_disk_behind_standard_output_is_said(arguments: tuple[str | Path, ...], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(*arguments, cwd=tmp_path, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    said = f"Error: nothing more can be written: {os.strerror(errno.ENOSPC)}\n"
    assert (done.returncode, done.stderr.decode()) == (2, said)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others on Windows")
def test_a_signal_while_reading_ends_with_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "moudraft", "draft", "-", "-o", "out.docx"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as running:
        time.sleep(1.0)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip()) == (130, b"interrupted")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("form", written_forms())
def test_the_same_deal_gives_the_same_bytes_in_any_process_and_folder(form: str, tmp_path: Path) -> None:
    made = []
    for seed in ("0", "1"):
        here = tmp_path / f"folder {seed}"
        here.mkdir()
        environment = {**BUFFERED, "PYTHONHASHSEED": seed}
        done = process("draft", DEAL, "--format", form, "-o", "-", *TODAY, cwd=here, env=environment)
        assert done.returncode == 0, done.stderr
        made.append(done.stdout)
    assert made[0] == made[1]
    assert len(made[0]) > 1000


def test_the_help_loads_nothing_but_click(tmp_path: Path) -> None:
    """What the help of the group needs decides how soon it is there: no command, no library, no parser."""
    code = "import sys, click, moudraft; before = set(sys.modules); sys.argv = ['moudraft', '--help']\n"
    code += "import moudraft.cli; moudraft.cli.main(); print('LOADED', *sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    loaded = done.stdout.rpartition("LOADED")[2].split()
    ours = [name for name in loaded if name.startswith("moudraft")]
    assert ours == [
        "moudraft.cli",
        "moudraft.commands",
        "moudraft.commands.shared",
        "moudraft.commands.shared.help_order",
        "moudraft.commands.shared.this_run",
        "moudraft.lazy_patterns",
        "moudraft.quick_start",
    ]
    assert not {"msgspec", "yaml", "json", "inspect", "platform"} & {name.partition(".")[0] for name in loaded}
