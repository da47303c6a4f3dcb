"""The parsed library kept between runs: never stale, never trusted when damaged, and never in the way."""

from __future__ import annotations

import ast
import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import moudraft
from moudraft import kept
from moudraft.drafting import load_library
from moudraft.files.private_place import secret
from moudraft.library import Library, Source
from moudraft.library.reading import cache as library_cache
from moudraft.library.reading import sources as library_source
from moudraft.library.reading.cache import keep, library_key, packed, read_cached, unpacked
from moudraft.library.reading.sources import VERSION, built_in_key, read_library
from tests import tiny
from tests.project.modules import inside

SOURCE = Path(moudraft.__file__).parent
KEY = "k" * 64


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("MOUDRAFT_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def small() -> Library:
    return tiny.library({"one/clause": "1. {{ Each.will }} **keep** it; see [@one/clause].\n\n| a |\n|---|\n| b |"})


def sealed(payload: bytes) -> bytes:
    """A payload with the seal that the cache asks for."""
    return seal("library", KEY, payload) + payload


def seal(kind: str, key: str, payload: bytes) -> bytes:
    own = secret()
    assert own is not None
    return kept._seal(own, kind, key, payload)


def with_head(payload: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A packed library whose head says something else of how long its entries are."""
    end = 8 + int.from_bytes(payload[:8], "big")
    core, lengths = msgspec.msgpack.decode(payload[8:end])
    head = msgspec.msgpack.encode([core, change(lengths)])
    return len(head).to_bytes(8, "big") + head + payload[end:]


def negative(lengths: dict[str, Any]) -> dict[str, Any]:
    """Lengths of which that of a template takes back what a clause is too long by."""
    (clause, long), (template, short) = (next(iter(lengths[part].items())) for part in ("clauses", "templates"))
    longer = {**lengths["clauses"], clause: long + short + 1}
    return {**lengths, "clauses": longer, "templates": {**lengths["templates"], template: -1}}


# --- keeping and reading -------------------------------------------------------------------------


def test_what_is_kept_is_read_back_the_same(cache: Path, small: Library) -> None:
    keep(KEY, small)
    assert read_cached(KEY) == small
    assert [path.name for path in cache.iterdir()] == [f"library-{KEY}.msgpack"]


def test_the_built_in_library_read_from_the_cache_is_the_parsed_one(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = read_library()

    def never(*_arguments: object, **_names: object) -> Library:
        raise AssertionError("parsed again")

    monkeypatch.setattr(library_source, "parse_library", never)
    assert read_library() == parsed


def test_what_is_kept_stands_in_the_order_in_which_it_was_written() -> None:
    """Two maps are equal in any order, and a list of kinds or models is shown in the order of its file."""
    library = load_library()
    for name in ("axes", "models", "red_lines", "law", "clauses", "templates"):
        assert list(getattr(unpacked(packed(library)), name)) == list(getattr(library, name))
    assert list(unpacked(packed(library)).home.kinds) == list(library.home.kinds)


@pytest.mark.parametrize("what", ["packed(load_library())", "Brief(packed(load_library()), date.today()).digest()"])
@pytest.mark.slow
def test_two_processes_pack_one_library_to_the_same_bytes(what: str) -> None:
    code = f"""
from datetime import date
from hashlib import sha256
from moudraft.batch.job import Brief
from moudraft.drafting import load_library
from moudraft.library.reading.cache import packed
print(sha256({what}).hexdigest())
"""
    processes = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        )
        for seed in "1234"
    ]
    assert len({each.stdout for each in processes}) == 1


def test_nothing_is_read_under_another_key(cache: Path, small: Library) -> None:
    keep(KEY, small)
    assert read_cached("l" * 64) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:20],
        lambda whole: whole[:32],
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        lambda whole: whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
        lambda whole: bytes(32) + whole[32:],
        lambda whole: b"not a library at all " * 100,
        lambda whole: hashlib.sha256(whole[32:]).digest() + whole[32:],
        lambda whole: seal("style", KEY, whole[32:]) + whole[32:],
        lambda whole: seal("library", "l" * 64, whole[32:]) + whole[32:],
        lambda whole: sealed(b""),
        lambda whole: sealed(b"\xc1\xff\xfe"),
        lambda whole: sealed(msgspec.msgpack.encode({"version": "tiny"})),
        lambda whole: sealed(msgspec.msgpack.encode([1, 2, 3])),
        lambda whole: sealed(len(whole).to_bytes(8, "big") + whole[40:]),
        lambda whole: sealed(whole[32:-1]),
        lambda whole: sealed(whole[32:] + b"\0"),
        lambda whole: sealed(with_head(whole[32:], lambda lengths: {**lengths, "clauses": "none"})),
        lambda whole: sealed(with_head(whole[32:], lambda lengths: {**lengths, "templates": {}})),
        lambda whole: sealed(with_head(whole[32:], negative)),
        lambda whole: sealed(with_head(whole[32:], lambda lengths: list(lengths))),
    ],
)
def test_a_file_that_is_cut_off_changed_or_foreign_is_not_used(cache: Path, small: Library, damage: object) -> None:
    keep(KEY, small)
    file = cache / f"library-{KEY}.msgpack"
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert read_cached(KEY) is None


def test_a_damaged_file_is_replaced_by_the_next_reading(cache: Path) -> None:
    key = built_in_key()
    cache.mkdir()
    (cache / f"library-{key}.msgpack").write_bytes(b"damaged")
    read_library()
    assert read_cached(key) == load_library()


def test_a_house_that_changes_no_word_is_kept_as_the_built_in_library(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "house" / "clauses").mkdir(parents=True)
    assert read_library(tmp_path / "house").version == VERSION
    assert read_library().version == VERSION


class Trap:
    """An object whose unpickling leaves a mark."""

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return (os.mkdir, (os.environ["MOUDRAFT_TRAP"],))


def test_a_pickle_in_its_place_is_never_opened(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = cache.parent / "sprung"
    monkeypatch.setenv("MOUDRAFT_TRAP", str(mark))
    cache.mkdir()
    (cache / f"library-{KEY}.msgpack").write_bytes(sealed(pickle.dumps(Trap())))
    assert read_cached(KEY) is None
    assert not mark.exists()


def test_no_module_can_unpickle_anything() -> None:
    wanted = {"pickle", "marshal", "shelve", "dill", "joblib"}
    found = {
        (path.name, name)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] + [getattr(node, "module", "") or ""])
        if name.partition(".")[0] in wanted
    }
    assert found == set()


def test_only_the_newest_few_are_kept(cache: Path, small: Library) -> None:
    for number in range(12):
        keep(f"key-{number:02}", small)
        os.utime(cache / f"library-key-{number:02}.msgpack", (number, number))
    keep("key-last", small)
    left = sorted(path.stem for path in cache.iterdir())
    assert left == [*(f"library-key-{number:02}" for number in range(5, 12)), "library-key-last"]


def test_one_kind_of_thing_does_not_push_another_out(cache: Path, small: Library) -> None:
    keep(KEY, small)
    for number in range(12):
        kept.keep("style", f"{number}", b"")
    assert read_cached(KEY) is not None and len(list(cache.glob("style-*"))) == 8


def test_a_folder_that_cannot_be_written_is_passed_over_in_silence(
    tmp_path: Path, small: Library, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path / "file" / "cache"))
    keep(KEY, small)
    assert read_cached(KEY) is None
    assert capfd.readouterr() == ("", "")


def test_a_full_disk_leaves_no_file_that_could_be_read(
    cache: Path, small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.os, "replace", full)
    keep(KEY, small)
    assert read_cached(KEY) is None
    assert list(cache.iterdir()) == []


@pytest.mark.slow
def test_processes_side_by_side_all_get_the_whole_library(cache: Path) -> None:
    code = "from moudraft import load_library; library = load_library(); print(library.version, len(library.clauses))"
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate() for process in running]
    library = load_library()
    assert said == [(f"{library.version} {len(library.clauses)}\n", "")] * 3
    assert read_cached(built_in_key()) == library
    assert len(list(cache.iterdir())) == 1


# --- the key -------------------------------------------------------------------------------------


def test_the_key_changes_with_any_file_its_name_its_layer_and_what_it_is_called() -> None:
    files = tiny.files({"one/clause": "1. x"})
    law = files["clauses/law.yaml"][0]
    changed = [
        files,
        {**files, "clauses/law.yaml": (Source(law.shown, law.text + " "),)},
        {**files, "clauses/law.yaml": (Source("house/law.yaml", law.text),)},
        {**files, "clauses/law.yaml": (law, law)},
        {**files, "clauses/more.md": (Source("clauses/more.md", ""),)},
        {name: layers for name, layers in files.items() if name != "clauses/one/clause.md"},
    ]
    assert len({library_key(each) for each in changed}) == len(changed)


def test_the_key_does_not_rest_on_the_order_of_the_files() -> None:
    files = tiny.files({"one/clause": "1. x"})
    assert library_key(dict(reversed(files.items()))) == library_key(files)


def test_text_cannot_be_moved_from_one_file_to_the_next_unseen() -> None:
    def key(first: str, second: str) -> str:
        return library_key({"a": (Source("a", first),), "b": (Source("b", second),)})

    assert len({key("xy", "z"), key("x", "yz"), key("xyz", ""), key("", "xyz")}) == 4


def test_the_key_changes_with_any_of_the_parsers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsers = [Path(path).relative_to(library_cache.PACKAGE) for path in library_cache._parsers()]
    for name in parsers:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("# one\n")
    monkeypatch.setattr(library_cache, "PACKAGE", tmp_path)
    keys = {library_key({})}
    for name in parsers:
        (tmp_path / name).write_text("# a second\n")
        keys.add(library_key({}))
    assert len(keys) == len(parsers) + 1


def test_the_key_of_the_built_in_library_changes_with_any_file_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.write(tmp_path, {name: layers[0].text for name, layers in tiny.files({"one/clause": "1. x"}).items()})
    monkeypatch.setattr(library_source, "bundled", lambda folder: tmp_path / folder)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    keys = {built_in_key()}
    for path in files:
        path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
        keys.add(built_in_key())
    files[0].unlink()
    assert len({*keys, built_in_key()}) == len(files) + 2 > 4


def test_every_module_that_can_change_the_parsed_data_is_in_the_key() -> None:
    """What is behind the proof alone changes nothing that is kept: it says whether the library is sound."""
    seen: set[str] = set()
    waiting = ["library.reading.library_files"]
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += inside(module)
    assert {"library.clause_text", "yaml_source.tree", "library.wording", "library.reading.template_file"} <= seen
    keyed = [Path(path).relative_to(SOURCE).with_suffix("").as_posix() for path in library_cache._parsers()]
    assert seen - {name.removesuffix("/__init__").replace("/", ".") for name in keyed} == set()
