"""The checks: one rule a file; this index is only their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moudraft.problems import Finding

if TYPE_CHECKING:
    from moudraft.drafting import Draft


def check(made: Draft, codes: Sequence[str] | None = None) -> Iterator[Finding]:
    """What the rules have to say of a draft, in the order of their codes."""
    return iter(())
