"""What the command line leaves undone as it starts: what libraries make ready at import for uses that it has not.

It was a tenth of a draft. A program that imports moudraft gets each library as it is.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
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


class _StandIn(ModuleType):
    """What stands in a module's place: a few functions given, and for all else the module itself when asked."""

    def __getattr__(self, name: str) -> Any:
        # The machinery of imports asks whether it is a package, and so on: it is not.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._itself(), name)

    def _itself(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


@contextlib.contextmanager
def when_used(module: str, *names: str, **functions: Callable[..., Any]) -> Iterator[None]:
    """Inside, a module that is not there yet is imported only when something in it is used, or a function called.

    Functions of these ``names`` may be taken from it by ``from … import``; ``functions`` are used instead of its own.
    """
    if module in sys.modules:
        yield
        return
    stand_in = _StandIn(module)
    vars(stand_in).update({name: _called(stand_in, name) for name in names}, **functions)
    sys.modules[module] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(module) is stand_in:
            del sys.modules[module]


def _called(stand_in: _StandIn, name: str) -> Callable[..., Any]:
    return lambda *arguments, **named: getattr(stand_in._itself(), name)(*arguments, **named)


def import_click() -> None:
    """Import click.

    It takes the source of functions apart only to ask for input, and sets out the help of an option: ours are of one
    line. It looks on the disk for each message in the reader's language; ours are English, and a message of another
    program's catalogue among them would be a wrong one.
    """
    with (
        patterns_when_used(),
        when_used("inspect", cleandoc=_set_out),
        when_used("gettext", gettext=_as_it_is, ngettext=_in_number),
    ):
        import_module("click")


def _set_out(text: str) -> str:
    if "\n" not in text:
        return text.expandtabs().lstrip()
    from inspect import cleandoc

    return cleandoc(text)


def _as_it_is(message: str) -> str:
    return message


def _in_number(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


def import_libraries() -> None:
    """Import what nearly every command needs.

    Without ``typing_extensions`` msgspec asks ``typing``, which has all that we use. Of ``urllib`` paths need what
    makes an address of one, PyYAML of ``base64`` what reads a picture, platformdirs of ``tempfile`` a folder to try.
    """
    with patterns_when_used():
        with without("typing_extensions"):
            import_module("msgspec")
        with when_used("base64", "decodebytes", "encodebytes"):
            import_module("yaml")
        with when_used("urllib.parse", "quote_from_bytes"):
            import_module("pathlib")
        with when_used("tempfile", "TemporaryFile", "gettempdir"):
            import_module("platformdirs")
