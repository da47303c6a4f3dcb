"""Many processes, on one machine or more: the same bytes, nothing lost, nothing twice."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pytest

from moudraft.batch.cluster import _Working
from moudraft.batch.job import Brief, Job, Made
from moudraft.batch.workers import CHUNK, Processes, _library_on_disk, in_chunks
from moudraft.drafting import load_library
from moudraft.library.reading.cache import packed
from tests.batch.made import DEAL, TODAY, outputs, records, statuses, table
from tests.conftest import Run

BASE = ("--base", str(DEAL))


def rows(folder: Path, count: int) -> Path:
    made = [(f"Deal {n}", f"{{rule: notice, period: {n % 9 + 3} months}}") for n in range(count)]
    return table(folder / "rows.csv", ("title", "terms.exit"), made)


@pytest.mark.slow
def test_the_bytes_are_the_same_whatever_the_number_of_processes(moudraft: Run, folder: Path) -> None:
    rows(folder, 30)
    for jobs in (1, 2):
        done = moudraft("batch", "rows.csv", *BASE, "-o", f"out{jobs}", "--jobs", jobs, *TODAY)
        assert done.code == 0, done.err
    assert outputs(folder / "out1") == outputs(folder / "out2")
    assert len(outputs(folder / "out1")) == 30

    def steady(name: str) -> list[dict[str, object]]:
        return [{k: v for k, v in each.items() if k != "seconds"} for each in records(folder / name)]

    assert steady("out1") == steady("out2")


def brief() -> Brief:
    day = datetime.date(2026, 11, 21)
    return Brief(packed(load_library()), day, "md", base=DEAL.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_deal_that_brings_its_process_down_is_the_only_one_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A process started afresh reads this before anything else: it makes one deal deadly, as a lack of memory might.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'multiprocessing' in ' '.join(sys.orig_argv):\n"
        "    import moudraft.batch.job as work\n"
        "    real = work.Desk.do\n"
        "    def do(self, job):\n"
        "        if job.number == 5:\n"
        "            os._exit(9)\n"
        "        return real(self, job)\n"
        "    work.Desk.do = do\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    jobs = [Job(f"row {n}", (f"{n}",), values={"title": f"Deal {n}"}, number=n) for n in range(1, 15)]
    made = list(Processes(brief(), 2, least=0).work(iter(jobs)))
    assert sorted(each.number for each in made) == list(range(1, 15))
    lost = [each for each in made if each.problems]
    assert [each.number for each in lost] == [5]
    assert lost[0].problems[0].message == "the process that drafted it died"


def test_what_a_process_begins_with_on_the_disk_is_the_library_alone_and_goes_with_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    whole = brief()
    with _library_on_disk(whole) as (handed, name):
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [whole.library]
        assert Path(name).parent == tmp_path and (sys.platform == "win32" or Path(name).stat().st_mode & 0o77 == 0)
        there = msgspec.msgpack.decode(handed, type=Brief)
        assert msgspec.structs.replace(there, library=whole.library) == whole and not there.library
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["mkstemp", "fdopen"])
def test_without_room_on_the_disk_a_process_is_handed_the_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failing: str
) -> None:
    def full(*given: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile if failing == "mkstemp" else os, failing, full)
    with _library_on_disk(brief()) as (handed, name):
        assert (msgspec.msgpack.decode(handed, type=Brief), name) == (brief(), "")
    assert list(tmp_path.iterdir()) == []


def test_jobs_are_taken_only_as_there_is_room_for_them() -> None:
    taken = 0

    def jobs() -> object:
        nonlocal taken
        for number in range(1, 400):
            taken += 1
            yield Job(f"row {number}", (str(number),), values={"title": f"Deal {number}"}, number=number)

    answers = Processes(brief(), 2, least=0).work(jobs())  # type: ignore[arg-type]
    first = next(iter(answers))
    assert isinstance(first, Made)
    assert taken <= 2 * 3 * CHUNK
    answers.close()  # type: ignore[attr-defined]


def test_a_chunk_is_small_at_first_and_never_heavy() -> None:
    light = [Job("x", ("x",), text="a") for _ in range(200)]
    sizes = [len(chunk) for chunk in in_chunks(light, 4)]
    assert sizes[:4] == [1] * 4
    assert max(sizes) == CHUNK
    assert sum(sizes) == 200
    heavy = [Job("x", ("x",), text="a" * 300_000) for _ in range(9)]
    assert [len(chunk) for chunk in in_chunks(heavy, 1)] == [1] * 9


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others on Windows")
@pytest.mark.slow
def test_a_batch_that_is_interrupted_ends_with_130_and_is_gone_on_with(moudraft: Run, folder: Path) -> None:
    rows(folder, 150)
    command = [sys.executable, "-m", "moudraft", "batch", "rows.csv", *BASE, "-o", "out", "--jobs", "2", *TODAY]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder) as running:
        manifest = folder / "out" / "manifest.jsonl"
        until = time.monotonic() + 30
        while time.monotonic() < until and not (manifest.exists() and manifest.stat().st_size > 5_000):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip().splitlines()[-1]) == (130, b"interrupted")
    assert b"Traceback" not in said
    done = len(records(folder / "out"))
    assert 0 < done < 150
    assert not list((folder / "out").glob(".*"))
    again = moudraft("batch", "rows.csv", *BASE, "-o", "out", "--jobs", 1, *TODAY)
    assert again.code == 0
    found = statuses(folder / "out")
    assert len(found) == 150
    assert found.count("unchanged") >= done


def test_no_scheduler_is_said(moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("moudraft.batch.cluster.PATIENCE", 0.5)
    rows(folder, 2)
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", "--scheduler", "tcp://127.0.0.1:9", *TODAY)
    assert done.code == 2
    assert "no scheduler answers at tcp://127.0.0.1:9" in done.err


CLUSTER = """
import os, signal, sys, time
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50) as it:
        print(it.scheduler_address, *(worker.pid for worker in it.workers.values()), flush=True)
        sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others on Windows")
@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(moudraft: Run, folder: Path) -> None:
    pytest.importorskip("distributed")
    # Many, so that there is work left when the worker dies, however fast the machine.
    rows(folder, 400)
    command = [sys.executable, "-m", "moudraft", "batch", "rows.csv", *BASE, "-o", "far", *TODAY, "--scheduler"]
    (folder / "cluster.py").write_text(CLUSTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "cluster.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, cwd=folder,
    ) as cluster:  # fmt: skip
        assert cluster.stdout is not None
        address, *workers = cluster.stdout.readline().split()
        with subprocess.Popen([*command, address], stderr=subprocess.PIPE, cwd=folder) as running:
            manifest = folder / "far" / "manifest.jsonl"
            until = time.monotonic() + 40
            while time.monotonic() < until and not (manifest.exists() and manifest.stat().st_size > 2_000):
                time.sleep(0.02)
            os.kill(int(workers[0]), signal.SIGKILL)
            assert len(records(folder / "far")) < 400, "it was done before the worker could be killed"
            _, said = running.communicate(timeout=120)
        cluster.communicate("", timeout=60)
    assert running.returncode == 0, said.decode()
    moudraft("batch", "rows.csv", *BASE, "-o", "near", "--jobs", 1, *TODAY)
    assert outputs(folder / "far") == outputs(folder / "near")
    found = records(folder / "far")
    assert [each["number"] for each in found] == list(range(1, 401))
    assert {each["status"] for each in found} == {"drafted"}


def descendants(process: int) -> set[int]:
    """The processes below one, as /proc has them."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        parents[int(path.parent.name)] = int(text.rpartition(")")[2].split()[1])
    found = {process}
    while more := {each for each, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}


def lives(process: int) -> bool:
    try:
        state = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
        )
    except OSError:
        return False
    return state != "Z"


@pytest.mark.many(keep=2)
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", ["TERM", "HUP", "KILL"])
@pytest.mark.parametrize("when", ["starting", "working"])
def test_row_13_a_batch_that_is_killed_leaves_no_process_and_lets_go_of_stderr(
    how: str, when: str, folder: Path
) -> None:
    rows(folder, 400)
    command = [sys.executable, "-m", "moudraft", "batch", "rows.csv", *BASE, "-o", "out", "--jobs", "2", *TODAY]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder) as running:
        until = time.monotonic() + 60
        below: set[int] = set()
        while time.monotonic() < until and len(below) < 3:  # two helpers, and what watches over their locks
            below = descendants(running.pid)
        while when == "working" and time.monotonic() < until and not (folder / "out" / "row-1.docx").exists():
            if any((folder / "out").glob("*.docx")):
                break
            time.sleep(0.01)
        running.send_signal(getattr(signal, f"SIG{how}"))
        running.wait(timeout=30)
        ended = time.monotonic()
        while any(map(lives, below)) and time.monotonic() - ended < 10:
            time.sleep(0.01)
        took = time.monotonic() - ended
        assert not [each for each in below if lives(each)]
        # All that held it has ended, so that whoever reads it comes to the end.
        assert running.stderr is not None
        running.stderr.read()
        assert time.monotonic() - ended < 10
    # A second on a machine of its own; a test beside others gets more.
    assert took < 3


@pytest.mark.parametrize(
    ("statuses", "lost"),
    [
        (["finished"], []),
        (["lost", "finished"], []),
        (["cancelled"] * 5 + ["finished"], []),
        (["lost"] * 6, [1]),
        (["error"], [1]),
    ],
    ids=["done", "lost once", "lost often", "always lost", "kills its worker"],
)
def test_an_answer_that_went_with_its_worker_is_asked_for_again(
    statuses: list[str], lost: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = []

    class Answer:
        def __init__(self, status: str) -> None:
            self.status = status

        def result(self) -> list[Made]:
            return [Made(1)]

    class Client:
        def nthreads(self) -> dict[str, int]:
            return {"worker": 1}

        def submit(self, *_given: object, key: str, pure: bool) -> Answer:
            keys.append(key)
            return Answer(statuses[len(keys) - 1])

    monkeypatch.setattr(_Working, "done", lambda self: set(self.waiting))
    made = list(_Working(Client(), "run").work(iter([Job("row", ("one",), number=1)])))
    assert [each.number for each in made] == [1]
    assert [each.number for each in made if each.problems] == lost
    assert len(set(keys)) == len(keys) == len(statuses)
