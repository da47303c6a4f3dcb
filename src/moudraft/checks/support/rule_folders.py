"""The rules in the folders of their kinds: each is found by the name of its file, and none is on a list by hand.

What a draft has to know of a rule before it needs it is kept between runs, so that only few rules are imported.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

import msgspec

from moudraft import __version__, kept
from moudraft.checks.support.rule import PREFIXES, Rule
from moudraft.data import PACKAGE
from moudraft.hashes import sha256
from moudraft.library.condition import Condition
from moudraft.problems import Severity

CHECKS = PACKAGE / "checks"
SHARED = "support"
"""The folder of what rules share, which what they want may be made of."""
BESIDE = ("kept.py", "library/condition.py")
"""What else decides what is kept of a rule."""


class Listed(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a rule that is not imported: its code, its severities, what it wants, and its module."""

    code: str
    severities: tuple[Severity, ...]
    wants: Condition
    module: str

    @property
    def name(self) -> str:
        return self.module.rpartition(".")[2].replace("_", "-")

    def rule(self) -> Rule:
        """The rule itself."""
        return _rule_of(self.module)


@cache
def _rule_of(module: str) -> Rule:
    made: Rule = getattr(import_module(module), module.rpartition(".")[2])
    return made


def rules_in(folders: Iterable[str]) -> tuple[Rule, ...]:
    """Every rule in these folders, by its code."""
    found = (_rule_in(f"moudraft.checks.{folder}", name) for folder in folders for name, _path in _modules(folder))
    return tuple(sorted((each for each in found if each is not None), key=_place))


def _rule_in(folder: str, name: str) -> Rule | None:
    made = getattr(import_module(f"{folder}.{name}"), name, None)
    return made if isinstance(made, Rule) else None


def listed_in(folders: Sequence[str]) -> tuple[Listed, ...]:
    """What is known of every rule in these folders, by its code; no rule is imported where that was kept."""
    key = _key((*folders, SHARED))
    listed = kept.read_kept("rules", key, msgspec.msgpack.Decoder(tuple[Listed, ...]).decode)
    if listed is None:
        listed = tuple(Listed(r.code, r.severities, r.wants, r.find.__module__) for r in rules_in(folders))
        kept.keep("rules", key, msgspec.msgpack.encode(listed))
    return listed


def _key(folders: Iterable[str]) -> str:
    """The name of the list in the cache: each file that decides it goes by its place, its size and its last change."""
    files = [path for folder in folders for _name, path in _modules(folder)]
    digest = sha256(__version__.encode())
    digest.update(kept.known(*files, *(f"{PACKAGE}/{name}" for name in BESIDE)))
    return digest.hexdigest()


def _modules(folder: str) -> Iterator[tuple[str, str]]:
    """The modules of a folder by name, with their files."""
    for name in sorted(os.listdir(f"{CHECKS}/{folder}")):  # noqa: PTH208  making Paths takes longer than asking
        if name.endswith(".py") and name != "__init__.py":
            yield name.removesuffix(".py"), f"{CHECKS}/{folder}/{name}"


def _place(rule: Rule) -> tuple[int, str]:
    return list(PREFIXES).index(rule.code[0]), rule.code
