"""A window that changes its size: the question is drawn afresh on an empty screen.

A terminal wraps what stands on it when it is made narrower, each in its own way, so that nobody can tell where an old
drawing begins. To draw over it left ghosts of lines, or took away what stood above.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def redrawn_when_resized(application: Any, above: Callable[[], str]) -> None:
    """Have an application that is about to run drawn afresh when the window changes, below the text of ``above``."""

    def drawn_afresh() -> None:
        words = above()
        application.renderer.clear()
        output = application.output
        output.write_raw(words.replace("\n", "\r\n") + "\r\n")
        output.flush()
        application.renderer.request_absolute_cursor_position()
        application.invalidate()

    # prompt_toolkit has no public name for what it does then; where the name is another, the old drawing stays.
    if hasattr(application, "_on_resize"):
        application._on_resize = drawn_afresh
