"""Footnotes, endnotes, comments and text boxes: what hangs on a paragraph and has words of its own."""

from __future__ import annotations

from typing import Any

from moudraft.comparison.plain.block_flattening import blocks, text_of
from moudraft.comparison.plain.resolving import is_tracked, resolve
from moudraft.comparison.plain.story import Findings, Story
from moudraft.office.namespaces import W, made
from moudraft.office.package_reading import Package

_DEEPEST = 4  # a note within a note within a box: beyond that it is an attack, or a jest


class Notes:
    """Reads the parts of a file that hold its notes and comments, each when the first is asked for."""

    def __init__(self, package: Package, main: str, findings: Findings) -> None:
        self._package = package
        self._main = main
        self._findings = findings
        self._stories: dict[str, tuple[Story, dict[str, Any]] | None] = {}
        self._depth = 0
        self._commented: set[str] = set()

    def note(self, kind: str, id: str | None, story: Story) -> str:
        """The words of a footnote or endnote, told with the place that refers to it."""
        found = self._story(f"{kind}s", kind)
        words = ""
        if found is not None and id in found[1]:
            words = self._words(found[1][id], found[0])
            story.asides += [(story.here, aside) for _, aside in found[0].asides]
            found[0].asides = []
        story.tell("in-words", "an endnote" if kind == "endnote" else "a footnote", words)
        return words

    def comment(self, id: str | None, story: Story) -> None:
        """Tell of a comment at the first place that names it."""
        if not id or id in self._commented:
            return
        self._commented.add(id)
        found = self._story("comments", "comment")
        element = found[1].get(id) if found else None
        if found is not None and element is not None:
            words = self._words(element, found[0])
            found[0].asides = []
            story.tell("comment", "a comment", words, element.get(f"{W}author") or "")

    def box(self, element: Any, story: Story) -> str:
        """The words of a text box; what stands beside them is told with the paragraph that it hangs on."""
        here, marks, before = story.here, story.bookmarks, len(story.asides)
        words = self._words(element, story)
        story.asides[before:] = [(here, aside) for _, aside in story.asides[before:]]
        story.here, story.bookmarks = here, marks
        return words

    def _words(self, element: Any, story: Story) -> str:
        if self._depth >= _DEEPEST:
            return " / ".join(filter(None, ("".join(p.itertext(f"{W}t")) for p in element.iter(f"{W}p"))))
        self._depth += 1
        try:
            holder = made("body")
            holder.extend(list(blocks(element, story)))
            return text_of(holder)
        finally:
            self._depth -= 1

    def _story(self, type: str, name: str) -> tuple[Story, dict[str, Any]] | None:
        if type not in self._stories:
            part = self._package.target(self._main, type)
            self._stories[type] = None
            if part:
                root = self._package.xml(part)
                if is_tracked(root):
                    root = resolve(root, accept=True)
                elements = {each.get(f"{W}id") or "": each for each in root.iter(W + name)}
                self._stories[type] = Story(self._package, part, root, self._findings, self), elements
        return self._stories[type]
