"""The two hashes in use, of Python's own making.

They give what those of ``hashlib`` give. But to import that loads the whole of OpenSSL, which takes a fortieth of a
draft, and what is hashed here is short. Where a Python is built without its own, it is OpenSSL after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
    from pathlib import Path
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256", "sha256_hex", "sha256_of"]
_BLOCK = 1 << 18
_MUCH = 1 << 20


def sha256_hex(content: bytes) -> str:
    """The hash of a content, in hexadecimal digits; of much, by OpenSSL, which is worth loading then."""
    if len(content) < _MUCH:
        return str(sha256(content).hexdigest())
    import hashlib

    return hashlib.sha256(content).hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file's content, in hexadecimal digits; it is read a block at a time. Raises ``OSError``."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
