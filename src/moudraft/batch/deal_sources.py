"""Where the deals of a batch come from: files, folders, tables and JSON Lines, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from moudraft.batch.batch_manifest import writable
from moudraft.batch.job import Job
from moudraft.batch.tables import TABLES, IsDate, read_rows, row_count
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.text_file import MAX_BYTES, open_to_read, read_file

DEALS = (".yaml", ".yml")
NAMED = (".toml", ".json")
"""Deals too, where they are named: in a folder such a file may be anything."""
LINES = (".jsonl", ".ndjson")
STDIN = "<stdin>"
OUTPUT = "output"
"""The column, or key, that names a row's file; it is no part of the deal."""


def check_sources(sources: Sequence[Path], *, has_base: bool) -> list[str]:
    """Refuse, before any work, what cannot be read at all: every problem at once.

    Returns what is passed over in the rest: hidden rows of a workbook, its other sheets.
    """
    problems: list[Problem] = []
    for path in sources:
        if str(path) == "-":
            continue
        where, ending = Location(str(path)), path.suffix.lower()
        try:
            is_folder, exists = path.is_dir(), path.exists()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problems.append(Problem(where, f"cannot be read: {reason}", "name another"))
            continue
        if is_folder:
            if next(_deals_below(path), None) is None:
                problems.append(Problem(where, "there is no deal in this folder", "deals are .yaml files"))
        elif not exists:
            hint = "a source is a deal, a folder of deals, a table or JSON Lines"
            problems.append(Problem(where, "there is no such file or folder", hint))
        elif not path.is_file() and (path.is_char_device() or path.is_block_device() or ending in TABLES):
            # A device never ends, and a table is read more than once, which a pipe cannot be.
            problems.append(Problem(where, "this is no file", "save it to a file first"))
        elif ending in TABLES:
            problems += _table_problems(path, has_base)
        elif ending not in (*DEALS, *NAMED, *LINES):
            known = ", ".join((*DEALS, *NAMED, *TABLES, *LINES))
            problems.append(Problem(where, "this is not a file of deals", f"a source is a folder, or ends in {known}"))
    if sum(str(path) == "-" for path in sources) > 1:
        problems.append(Problem(Location(STDIN), "standard input can be read only once"))
    raise_if(problems)
    from moudraft.batch.excel_tables import not_read

    return [line for path in sources if path.suffix.lower() == ".xlsx" and path.is_file() for line in not_read(path)]


def _table_problems(path: Path, has_base: bool) -> tuple[Problem, ...]:
    if not has_base:
        hint = "add --base DEAL.yaml: each row is laid over that deal"
        return (Problem(Location(str(path)), "a table needs a deal to be laid over", hint),)
    try:
        next(read_rows(path, lambda key: False), None)
    except MoudraftError as error:
        return error.problems
    return ()


def read_jobs(sources: Iterable[Path], stdin: IO[bytes], is_date: IsDate) -> Iterator[Job]:
    """A job for each deal, in the order of the sources; a source that breaks off gives one that says so.

    ``is_date`` says which keys of a table take a date.
    """
    number = 0
    for path in sources:
        for job in _jobs(path, stdin, is_date):
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


def _jobs(path: Path, stdin: IO[bytes], is_date: IsDate) -> Iterator[Job]:
    if str(path) == "-":
        try:
            yield from _lines(stdin, STDIN, "deal")
        except OSError as error:
            yield _broken(STDIN, ("deal",), f"cannot be read: {error.strerror}", "give it a file, or a pipe")
    elif path.is_dir():
        for each, reason in _deals_below(path):
            name = each.relative_to(path).with_suffix("").parts
            yield _broken(str(each), name, reason, "the others go on") if reason else _file(each, name)
    elif path.suffix.lower() in TABLES:
        yield from _rows(path, is_date)
    elif path.suffix.lower() in LINES:
        try:
            with open_to_read(path) as file:
                yield from _lines(file, str(path), path.stem)
        except OSError as error:
            yield _broken(str(path), (path.stem,), f"cannot be read: {error.strerror}", "name another")
    else:
        yield _file(path, (path.stem,))


def _deals_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """The deal files in a folder and the folders in it, in the order of their names; hidden ones are passed over.

    With each stands why it cannot be read, or nothing where it can, as far as is known.
    """
    try:
        found = sorted(folder.iterdir(), key=lambda each: each.name)
    except OSError as error:
        yield folder, f"this folder cannot be read: {error.strerror}"
        return
    for path in found:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _deals_below(path)
        elif path.suffix.lower() in DEALS and not path.is_dir():
            # A pipe or a device of such a name might never end, nor even begin.
            yield path, "" if path.is_file() or not path.exists() else "this is no file"


def _file(path: Path, name: tuple[str, ...]) -> Job:
    try:
        return Job(writable(str(path)), name, text=read_file(path))
    except MoudraftError as error:
        return Job(writable(str(path)), name, problems=error.problems)


def _rows(path: Path, is_date: IsDate) -> Iterator[Job]:
    number = 0
    try:
        for number, values, problems in read_rows(path, is_date):
            name = str(values.pop(OUTPUT, "") or f"{path.stem}-{number:04}")
            yield Job(f"{path}:{number}", (name,), values=values, problems=problems)
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
            hint = "split it: each line is one deal"
            yield _broken(where, (f"{stem}-{number:04}",), "is too large: at most 2 MB is read of a deal", hint)
        elif line.strip():
            yield _line(line, where, (f"{stem}-{number:04}",))


def _line(line: bytes, where: str, name: tuple[str, ...]) -> Job:
    try:
        # Numbers stay as they were typed: 1.10 is a text of a deal, as it is in YAML.
        values = json.loads(
            line.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_int=str, parse_float=str,
            parse_constant=str,
        )  # fmt: skip
    except UnicodeDecodeError:
        return _broken(where, name, "is not UTF-8", "send it as UTF-8")
    except (ValueError, RecursionError) as error:
        what = f"is not a line of JSON: {_in_plain_words(error)}"
        return _broken(where, name, what, "each line is one deal: {…}")
    if not isinstance(values, dict):
        return _broken(where, name, "is not a deal", "each line is one deal: {…}")
    if b"\\u" in line and not _is_text(values):
        return _broken(where, name, "holds half a character (\\ud800 to \\udfff), which is no text", "take it out")
    named = values.pop(OUTPUT, None)
    return Job(where, (named,) if isinstance(named, str) and named else name, values=values)


def _is_text(values: dict[str, Any]) -> bool:
    try:
        json.dumps(values, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


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


def _broken(where: str, name: tuple[str, ...], message: str, hint: str) -> Job:
    where = writable(where)
    return Job(where, name, problems=(Problem(Location(where), message, hint),))
