"""What every process of a batch has to read, put where each can take it.

To hand some megabytes to one process after the other keeps the second from starting until the first has read them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from multiprocessing.shared_memory import SharedMemory

import msgspec


class HandedOver(msgspec.Struct, frozen=True):
    """Bytes in memory that processes share, by its name; where the system has no such memory, the bytes themselves."""

    size: int
    name: str = ""
    content: bytes = b""

    def taken(self) -> bytes:
        """The bytes, in the process that needs them."""
        if not self.name:
            return self.content
        memory = SharedMemory(self.name)
        try:
            return _open(memory)[: self.size].tobytes()
        finally:
            memory.close()


@contextlib.contextmanager
def handed_over(content: bytes) -> Iterator[HandedOver]:
    """The content, there to be taken for as long as processes may start."""
    try:
        memory = SharedMemory(create=True, size=len(content))
    except OSError:  # no such memory here, or not enough
        yield HandedOver(len(content), content=content)
        return
    try:
        _open(memory)[: len(content)] = content
        yield HandedOver(len(content), memory.name)
    finally:
        memory.close()
        memory.unlink()


def _open(memory: SharedMemory) -> memoryview:
    assert memory.buf is not None  # it is closed later
    return memory.buf
