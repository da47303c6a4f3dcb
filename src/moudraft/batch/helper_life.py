"""How a helper process lives: as long as the one that started it, however that one ends."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def live_with_parent() -> None:
    """End this process as soon as the one that started it has ended, killed or not; Ctrl-C is for that one alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: object) -> None:
    parent.join()  # type: ignore[attr-defined]
    os._exit(1)
