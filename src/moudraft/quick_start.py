"""What the command line leaves undone as it starts: what libraries make ready at import for uses that it has not.

It was a twentieth of a draft. A program that imports moudraft gets each library as it is.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from moudraft.lazy_patterns import lazy_pattern


@contextlib.contextmanager
def patterns_when_used() -> Iterator[None]:
    """Patterns compiled at import inside are compiled when they are first used.

    PyYAML's own reader has one that takes longer than all the rest of it; what reads in its place is libyaml.
    """
    compiled = re.compile

    def later(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str | bytes):
            return lazy_pattern(pattern, flags)  # type: ignore[arg-type]
        return compiled(pattern, flags) if isinstance(pattern, re.Pattern) else pattern  # one of these already

    re.compile = later
    try:
        yield
    finally:
        re.compile = compiled


@contextlib.contextmanager
def without(module: str) -> Iterator[None]:
    """Inside, a module that is not there yet cannot be imported: what would like it does without."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def import_libraries() -> None:
    """Import what nearly every command needs.

    Without ``typing_extensions`` msgspec asks ``typing``, which has all that we use.
    """
    with patterns_when_used():
        with without("typing_extensions"):
            import_module("msgspec")
        import_module("yaml")
        import_module("platformdirs")
