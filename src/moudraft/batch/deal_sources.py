"""Where the deals of a batch come from: files, folders, tables and JSON Lines, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from moudraft.batch.job import Job
from moudraft.batch.tables import TABLES, read_rows, row_count
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES, read_file

DEALS = (".yaml", ".yml")
LINES = (".jsonl", ".ndjson")
STDIN = "<stdin>"
OUTPUT = "output"
"""The column, or key, that names a row's file; it is no part of the deal."""


def check_sources(sources: Sequence[Path], *, has_base: bool) -> None:
    """Refuse, before any work, what cannot be read at all: every problem at once."""
    problems: list[Problem] = []
    for path in sources:
        if str(path) == "-":
            continue
        where, ending = Location(str(path)), path.suffix.lower()
        if path.is_dir():
            if next(_deals_below(path), None) is None:
                problems.append(Problem(where, "there is no deal in this folder", "deals are .yaml files"))
        elif not path.exists():
            problems.append(Problem(where, "there is no such file or folder"))
        elif ending in TABLES:
            problems += _table_problems(path, has_base)
        elif ending not in (*DEALS, *LINES):
            known = ", ".join((*DEALS, *TABLES, *LINES))
            problems.append(Problem(where, "this is not a file of deals", f"a source is a folder, or ends in {known}"))
    if sum(str(path) == "-" for path in sources) > 1:
        problems.append(Problem(Location(STDIN), "standard input can be read only once"))
    raise_if(problems)


def _table_problems(path: Path, has_base: bool) -> tuple[Problem, ...]:
    if not has_base:
        hint = "add --base DEAL.yaml: each row is laid over that deal"
        return (Problem(Location(str(path)), "a table needs a deal to be laid over", hint),)
    try:
        next(read_rows(path), None)
    except MoudraftError as error:
        return error.problems
    return ()


def read_jobs(sources: Iterable[Path], stdin: IO[bytes]) -> Iterator[Job]:
    """A job for each deal, in the order of the sources; a source that breaks off gives one that says so."""
    number = 0
    for path in sources:
        for job in _jobs(path, stdin):
            number += 1
            yield msgspec.structs.replace(job, number=number)


def count(sources: Iterable[Path]) -> int | None:
    """How many jobs there will be, where that can be told without reading them all."""
    total = 0
    for path in sources:
        if str(path) == "-" or path.suffix.lower() in LINES:
            return None
        if path.is_dir():
            total += sum(1 for _ in _deals_below(path))
        elif path.suffix.lower() in TABLES:
            total += row_count(path)
        else:
            total += 1
    return total


def _jobs(path: Path, stdin: IO[bytes]) -> Iterator[Job]:
    if str(path) == "-":
        yield from _lines(stdin, STDIN, "deal")
    elif path.is_dir():
        for each in _deals_below(path):
            yield _file(each, each.relative_to(path).with_suffix("").parts)
    elif path.suffix.lower() in TABLES:
        yield from _rows(path)
    elif path.suffix.lower() in LINES:
        try:
            with path.open("rb") as file:
                yield from _lines(file, str(path), path.stem)
        except OSError as error:
            yield _broken(str(path), path.stem, f"cannot be read: {error.strerror}")
    else:
        yield _file(path, (path.stem,))


def _deals_below(folder: Path) -> Iterator[Path]:
    """The deal files in a folder and the folders in it, in the order of their names; hidden ones are passed over."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _deals_below(path)
        elif path.suffix.lower() in DEALS and not path.is_dir():
            yield path


def _file(path: Path, name: tuple[str, ...]) -> Job:
    try:
        return Job(str(path), name, text=read_file(path))
    except MoudraftError as error:
        return Job(str(path), name, problems=error.problems)


def _rows(path: Path) -> Iterator[Job]:
    number = 0
    try:
        for number, values in read_rows(path):
            name = str(values.pop(OUTPUT, "") or f"{path.stem}-{number:04}")
            yield Job(f"{path}:{number}", (name,), values=values)
    except MoudraftError as error:
        yield Job(f"{path}:{number + 1}", (f"{path.stem}-{number + 1:04}",), problems=error.problems)


def _lines(file: IO[bytes], shown: str, stem: str) -> Iterator[Job]:
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        where = f"{shown}:{number}"
        if len(line) > MAX_BYTES:
            while not line.endswith(b"\n") and (line := file.readline(MAX_BYTES)):
                pass
            yield _broken(where, f"{stem}-{number:04}", "is too large: at most 2 MB is read of a deal")
        elif line.strip():
            yield _line(line, where, f"{stem}-{number:04}")


def _line(line: bytes, where: str, name: str) -> Job:
    try:
        # Numbers stay as they were typed: 1.10 is a text of a deal, as it is in YAML.
        values = json.loads(
            line.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_int=str, parse_float=str
        )
    except UnicodeDecodeError:
        return _broken(where, name, "is not UTF-8", "send it as UTF-8")
    except (ValueError, RecursionError) as error:
        what = f"is not a line of JSON: {_in_plain_words(error)}"
        return _broken(where, name, what, "each line is one deal: {…}")
    if not isinstance(values, dict):
        return _broken(where, name, "is not a deal", "each line is one deal: {…}")
    named = values.pop(OUTPUT, None)
    return Job(where, (named if isinstance(named, str) and named else name,), values=values)


def _in_plain_words(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it goes wrong at character {error.colno}"
    return "too many lists and maps inside one another" if isinstance(error, RecursionError) else str(error)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        raise ValueError(f'the key "{next(key for key in names if names.count(key) > 1)}" is given twice')
    return found


def _broken(where: str, name: str, message: str, hint: str = "") -> Job:
    return Job(where, (name,), problems=(Problem(Location(where), message, hint),))
