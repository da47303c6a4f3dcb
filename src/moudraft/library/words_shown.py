"""Words of the library as a person reads them before a deal has filled their holes."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.library.wording import Hole, Inline, Reference, Styled, Words


def shown(content: Iterable[Inline]) -> str:
    """Text with each hole as ``{{ name }}`` and each reference as ``[@clause]``."""
    return "".join(map(_shown, content))


def _shown(inline: Inline) -> str:
    if isinstance(inline, Words):
        return inline.text
    if isinstance(inline, Hole):
        return f"{{{{ {inline.expression} }}}}"
    if isinstance(inline, Reference):
        return f"[@{inline.target}]"
    assert isinstance(inline, Styled)
    mark, quote = ("*" if inline.style == "italic" else "**"), ('"' if inline.style == "term" else "")
    return f"{mark}{quote}{shown(inline.children)}{quote}{mark}"
