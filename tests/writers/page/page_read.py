"""A page as a browser reads it, for tests: headings, labelled paragraphs, links, tables, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "caption", "figcaption", "dd", "dt", "div"}


class PageRead:
    """A page, read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))

    def texts(self) -> list[str]:
        """The words of each block in reading order, without those of the blocks in it."""
        return [own_text(each) for each in self.root.body.iter(*BLOCKS)]

    def headings(self) -> list[tuple[int, str]]:
        return [(int(each.tag[1]), tidy(each.text_content())) for each in self.root.iter("h1", "h2", "h3", "h4")]

    def labelled(self) -> list[tuple[str, str]]:
        """Each label of the paper with the words after it; an unnumbered entry of a list has a bullet."""
        return list(self._labelled())

    def _labelled(self) -> Iterator[tuple[str, str]]:
        (paper,) = self.root.xpath("//main")
        for each in paper.iter("p", "li", "h2", "h3"):
            (label,) = each.xpath("./span[@class='label'][1]") or (None,)
            words = tidy(own_text(each))
            if label is not None:
                own = tidy(label.text_content())
                yield own, words.removeprefix(own).strip()
            elif each.tag == "li" and each.getparent().tag == "ul" and not each.xpath("ancestor::figure"):
                yield "\u2022", words

    def ids(self) -> list[str]:
        return [str(each) for each in self.root.xpath("//@id")]

    def links(self) -> list[str]:
        return [str(each) for each in self.root.xpath("//a/@href")]


def own_text(element: Any) -> str:
    """The words of an element, without those of the blocks inside it; a break is a line's end."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag not in (*BLOCKS, "ol", "ul", "table"):
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def tidy(text: str) -> str:
    return " ".join(re.split(r"\s+", text.strip()))
