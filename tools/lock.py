"""Write the files of ``locks/`` again, with today's releases: ``make lock``.

Each names exact versions, with hashes, for every Python and system that moudraft runs on: ``demo`` holds what moudraft
itself needs and what builds it, ``work`` what its tests and tools need besides, ``lowest`` the oldest releases that
``pyproject.toml`` allows and the tools to test with them. Needs uv on the PATH or beside this Python.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = ROOT / "pyproject.toml"
# The build backend asks for this one only when it builds an editable install, so it stands nowhere else.
EDITABLE = "editables>=0.5"
# They ask for newer releases of what moudraft needs than moudraft does, and its lowest bounds are to be tried.
NOT_WITH_LOWEST = ("docxtpl", "openxml-audit", "moudraft")
HEADER = "# Written by `make lock`: exact versions, so that no release made elsewhere changes what is installed here.\n"


class Lock(NamedTuple):
    """One file: the extras of the project in it, requirements besides, and how versions are chosen."""

    name: str
    extras: tuple[str, ...]
    besides: tuple[str, ...]
    resolution: str = "highest"


def locks() -> list[Lock]:
    """The files, each with what goes into it."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    build = (*project["build-system"]["requires"], EDITABLE)
    tools = project["project"]["optional-dependencies"]["test"]
    tried = (each for each in tools if not each.startswith(NOT_WITH_LOWEST))
    return [
        Lock("work", ("dev",), build),
        Lock("demo", (), build),
        Lock("lowest", ("cluster", "xlsx"), (*build, *tried), "lowest-direct"),
    ]


def written(lock: Lock, uv: str) -> Path:
    """Let uv find the versions, for every Python from the oldest that moudraft runs on."""
    target = ROOT / "locks" / f"{lock.name}.txt"
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--resolution", lock.resolution, "--upgrade", "--no-header", "--no-annotate", "--no-emit-index-url"]
    command += [f"--extra={extra}" for extra in lock.extras]
    if lock.name == "demo":
        command += ["--constraint", "locks/work.txt"]
    command += ["pyproject.toml", "-"]
    besides = "\n".join(lock.besides).encode()
    found = subprocess.run(command, cwd=ROOT, input=besides, stdout=subprocess.PIPE, check=True)
    target.write_text(HEADER + found.stdout.decode(), encoding="utf-8", newline="\n")
    return target


def main() -> int:
    argparse.ArgumentParser(
        description="Choose the releases of all that is installed, and write them down."
    ).parse_args()
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if not uv:
        print("uv is not here\n  hint: make lock fetches it", file=sys.stderr)
        return 1
    for lock in locks():
        print(written(lock, uv).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
