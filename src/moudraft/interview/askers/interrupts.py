"""Ctrl-C between two questions: noted, and acted on before the next one is asked.

Python raises it wherever it happens to be. Where that is a small service of its own, such as the end of a weak
reference, the interruption is printed as an error and lost. While somebody is asked, it acts at once.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any


class Interrupts:
    """Use it as a context around a conversation. ``waiting`` is set while lines are read."""

    def __init__(self) -> None:
        self.waiting = False
        self.came = False
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        is_main = threading.current_thread() is threading.main_thread()
        # Where interruptions are ignored, as in the background, they stay so.
        if is_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            self._before = signal.signal(signal.SIGINT, self._come)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None
        if error is None:
            self.check()

    def _come(self, number: int, frame: FrameType | None) -> None:
        if self.waiting:
            raise KeyboardInterrupt
        self.came = True

    def check(self) -> None:
        """Raise what came since the last question."""
        if self.came:
            self.came = False
            raise KeyboardInterrupt
