"""The hashes are those that everybody knows by their names."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from moudraft.hashes import _BLOCK, _MUCH, blake2b, sha256, sha256_hex, sha256_of


@given(st.binary(max_size=300), st.binary(min_size=1, max_size=64))
def test_they_are_what_hashlib_gives(content: bytes, key: bytes) -> None:
    assert sha256(content).hexdigest() == hashlib.sha256(content).hexdigest()
    sealed = blake2b(content, key=key, digest_size=32).digest()
    assert sealed == hashlib.blake2b(content, key=key, digest_size=32).digest()


def test_a_file_is_hashed_to_its_end(tmp_path: Path) -> None:
    for size in (0, 1, _BLOCK, 2 * _BLOCK + 1):
        (tmp_path / "file").write_bytes(b"x" * size)
        assert sha256_of(tmp_path / "file") == hashlib.sha256(b"x" * size).hexdigest()


def test_much_and_little_are_hashed_alike() -> None:
    for size in (0, _MUCH - 1, _MUCH, _MUCH + 1):
        assert sha256_hex(b"x" * size) == hashlib.sha256(b"x" * size).hexdigest()
