"""What is kept between runs is this person's alone, and nothing planted there is believed (faults, part 13)."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from moudraft import kept
from moudraft.files import private_place
from moudraft.files.own_work import remember, standing
from moudraft.files.private_place import private_folder, read_private, secret
from moudraft.hashes import sha256_hex

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MOUDRAFT_STATE", str(tmp_path / "state"))
    return tmp_path


def read(key: str = "k") -> bytes | None:
    return kept.read_kept("thing", key, lambda content: content)


@posix
@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_row_13_the_cache_is_its_owners_alone_whatever_the_umask(places: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        kept.keep("thing", "k", b"mine")
        remember([(places / "deal.docx", b"mine")])
    finally:
        os.umask(before)
    assert read() == b"mine"
    made = [*(places / "cache").rglob("*"), *(places / "state").rglob("*"), places / "cache", places / "state"]
    assert len(made) == 5
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_row_13_a_file_altered_with_a_right_checksum_is_not_used(places: Path) -> None:
    import hashlib

    kept.keep("thing", "k", b"mine")
    (file,) = (places / "cache").iterdir()
    file.write_bytes(hashlib.sha256(b"altered").digest() + b"altered")
    assert read() is None


def test_row_13_a_file_kept_under_another_name_is_not_used(places: Path) -> None:
    kept.keep("thing", "k", b"mine")
    (file,) = (places / "cache").iterdir()
    file.rename(file.with_name("thing-other.msgpack"))
    assert read("other") is None


def test_what_another_person_kept_is_not_used(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep("thing", "k", b"theirs")
    monkeypatch.setenv("MOUDRAFT_STATE", str(places / "another"))
    assert read() is None


def test_without_a_private_place_nothing_is_kept_and_nothing_fails(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places / "file").write_bytes(b"")
    monkeypatch.setenv("MOUDRAFT_STATE", str(places / "file" / "below"))
    kept.keep("thing", "k", b"mine")
    assert (read(), secret()) == (None, None)
    remember([(places / "deal.docx", b"mine")])
    assert standing(places / "deal.docx", "0" * 64) == "foreign"


@posix
def test_row_13_a_shared_folder_is_used_by_each_person_in_a_part_of_their_own(places: Path) -> None:
    shared = places / "cache"
    shared.mkdir()
    shared.chmod(0o777)
    kept.keep("thing", "k", b"mine")
    assert read() == b"mine"
    (inner,) = shared.iterdir()
    assert stat.S_IMODE(inner.stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.stat().st_mode) == 0o777


@posix
def test_row_13_a_place_prepared_by_somebody_else_is_not_used(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = places / "cache"
    shared.mkdir()
    shared.chmod(0o777)
    (shared / f"private-{os.getuid()}").symlink_to(places)
    assert private_folder(shared) is None
    kept.keep("thing", "k", b"mine")
    assert read() is None
    (shared / f"private-{os.getuid()}").unlink()
    (shared / f"private-{os.getuid()}").mkdir()
    (shared / f"private-{os.getuid()}").chmod(0o777)
    assert private_folder(shared) is None


@posix
def test_row_13_a_folder_of_another_owner_is_not_used(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep("thing", "k", b"mine")
    monkeypatch.setattr(private_place.os, "getuid", lambda: 12345)
    assert read() is None


@posix
@pytest.mark.parametrize("planted", ["pipe", "device", "folder", "link", "open to all"])
def test_row_13_what_is_planted_in_the_cache_is_not_used_and_never_hangs(planted: str, places: Path) -> None:
    kept.keep("thing", "k", b"mine")
    (file,) = (places / "cache").iterdir()
    whole = file.read_bytes()
    file.unlink()
    if planted == "pipe":
        os.mkfifo(file)
    elif planted == "device":
        file.symlink_to("/dev/zero")
    elif planted == "folder":
        file.mkdir()
    elif planted == "link":
        (places / "elsewhere").write_bytes(whole)
        file.symlink_to(places / "elsewhere")
    else:
        file.write_bytes(whole)
        file.chmod(0o666)
    assert read() is None


def test_a_file_that_is_too_large_is_not_read(places: Path) -> None:
    (places / "large").write_bytes(b"x" * 100)
    (places / "large").chmod(0o600)
    assert read_private(places / "large", 99) is None
    assert read_private(places / "large", 100) == b"x" * 100


def test_a_secret_that_is_cut_off_is_none(places: Path) -> None:
    assert secret() == secret()
    path = places / "state" / "secret"
    path.write_bytes(path.read_bytes()[:31])
    assert secret() is None


# --- the record of what moudraft wrote ------------------------------------------------------------


def test_what_was_written_is_known_wherever_it_is_moved_and_what_was_changed_where_it_was(places: Path) -> None:
    path = places / "deal.docx"
    assert standing(path, sha256_hex(b"draft")) == "foreign"
    remember([(path, b"draft")])
    assert standing(path, sha256_hex(b"draft")) == "ours"
    assert standing(places / "moved.docx", sha256_hex(b"draft")) == "ours"
    assert standing(path, sha256_hex(b"changed")) == "changed"
    assert standing(places / "moved.docx", sha256_hex(b"changed")) == "foreign"


def test_the_record_holds_no_word_and_no_name(places: Path) -> None:
    remember([(places / "Project Nightingale.docx", b"secret words")])
    held = (places / "state" / "written").read_bytes()
    assert b"Nightingale" not in held and b"secret" not in held


def test_the_record_stays_short_and_keeps_the_newest(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from moudraft.files import own_work

    monkeypatch.setattr(own_work, "_LARGEST", 20_000)
    monkeypatch.setattr(own_work, "_KEPT_LINES", 20)
    for number in range(400):
        remember([(places / f"{number}.docx", str(number).encode())])
    assert (places / "state" / "written").stat().st_size < 20_000
    assert standing(places / "399.docx", sha256_hex(b"399")) == "ours"
    assert standing(places / "0.docx", sha256_hex(b"0")) == "foreign"
