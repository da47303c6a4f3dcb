"""What every test may use: the command line run in this process, and goldens that ``--accept`` renews."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from moudraft.cli import main
from tests.sampling import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.sampling import pytest_configure as pytest_configure
from tests.sampling import pytest_generate_tests as pytest_generate_tests

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


class Result(NamedTuple):
    """What a run of the command line gave: its exit code, standard output as it was written, and the talk."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8").replace("\r\n", "\n")


Run = Callable[..., Result]
Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what was found into the golden files, for review")
    parser.addoption(
        "--sample", action="store_true", help="of tests marked many, run a part; of those marked slow, none"
    )
    parser.addoption("--wide", action="store_true", help="of every test, run a larger part; of those marked slow, all")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests keep the parsed library to themselves, and no clock or terminal of the outside reaches them."""
    changes = {
        "MOUDRAFT_CACHE": str(tmp_path_factory.mktemp("cache")),
        "MOUDRAFT_STATE": str(tmp_path_factory.mktemp("state")),
        "SOURCE_DATE_EPOCH": "1795219200",
        "MOUDRAFT_SETTINGS": "",
    }
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    yield
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture(scope="session", autouse=True)
def interrupts_heeded() -> Iterator[None]:
    """Programs that the tests start can be interrupted, also where the shell lets this run ignore interrupts."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def moudraft(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, in the folder the test has gone to."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main([str(argument) for argument in arguments])
        data, err = capsysbinary.readouterr()
        return Result(code, data, err.decode("utf-8").replace("\r\n", "\n"))

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in. House libraries are read afresh, since their paths are the same in every test."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold a text to the golden file that has it, or renew the file with ``--accept``."""

    def hold(path: Path, found: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(found, encoding="utf-8", newline="\n")
        assert path.is_file(), f"there is no {path.name}: run pytest --accept and review it"
        assert found == path.read_text(encoding="utf-8")

    return hold
