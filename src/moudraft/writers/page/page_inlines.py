"""What stands inside a paragraph, as HTML: text, emphasis, defined terms, links to other paragraphs, and blanks."""

from __future__ import annotations

from collections.abc import Collection

from moudraft.document.inline import Blank, CrossReference, DefinedTerm, Emphasis, Inline
from moudraft.writers.page.page_text import escaped, shown


class InlineWriter:
    """Writes inlines against the anchors that the page has, so that no link leads nowhere."""

    def __init__(self, anchors: Collection[str]) -> None:
        self._anchors = anchors

    def write(self, content: tuple[Inline, ...]) -> str:
        return "".join([self._inline(each) for each in content])

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Emphasis):
            tag = "strong" if inline.strong else "em"
            return f"<{tag}>{self.write(inline.children)}</{tag}>"
        if isinstance(inline, DefinedTerm):
            return f"<dfn>\u201c{self.write(inline.children)}\u201d</dfn>"
        if isinstance(inline, Blank):
            return f'<mark class="blank">{shown(inline.text)}</mark>'
        if isinstance(inline, CrossReference) and inline.bookmark in self._anchors:
            return f'<a href="#{escaped(inline.bookmark)}">{shown(inline.text)}</a>'
        return shown(inline.text)
