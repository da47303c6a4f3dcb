"""Texts of a deal as the draft has them: what is to be confirmed told from what is settled, one line, no stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import UnsetType

from moudraft.deal.pasted_text import without_stop
from moudraft.deal.unsettled import Tbc, Unsettled
from moudraft.deal.unsettled_shape import TbcForm, Text
from moudraft.deal.values import is_tbc

D = TypeVar("D")


def unsettled(value: Text | UnsetType, default: D) -> str | Tbc | D:
    """Text, or what is to be confirmed; ``default`` where the deal says nothing."""
    if isinstance(value, UnsetType):
        return default
    if isinstance(value, TbcForm):
        return Tbc(without_stop(one_line(value.tbc)))
    return Tbc() if is_tbc(value) else without_stop(value)


def named(value: Text | UnsetType, default: D) -> str | Tbc | D:
    """The same for a name, which stands on one line."""
    given = unsettled(value, default)
    return one_line(given) if isinstance(given, str) else given


def one_line(text: str) -> str:
    return " ".join(text.split())


def names(texts: Sequence[str]) -> tuple[str, ...]:
    """Short names of parties, each on one line."""
    return tuple(map(one_line, texts))


def phrase(form: Text) -> Unsettled:
    """A phrase, which ends in no stop of its own."""
    given = unsettled(form, "")
    return without_stop(one_line(given)) if isinstance(given, str) else given
