"""Word comments: the notes in the margin of an internal draft, each anchored to the words of its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from moudraft.document import Paragraph
from moudraft.margin import MarginNote
from moudraft.writers.word.run_xml import BOLD, escape, runs
from moudraft.writers.word.word_names import NAMESPACES, XML_HEAD, qualified

PRIVATE = "PRIVATE: for the holder\u2019s own eyes, never to be passed on"
_TEXT, _MARK = "annotation text", "annotation reference"
# Word's own two styles for comments, for a style file that has never had one.
_STYLES = {
    _TEXT: '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="annotation text"/><w:uiPriority w:val="99"/>'
    '<w:unhideWhenUsed/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    '<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
    '<w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    _MARK: '<w:style w:type="character" w:styleId="{id}"><w:name w:val="annotation reference"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_USUAL = {_TEXT: "CommentText", _MARK: "CommentReference"}


class Comments:
    """The comments of one draft: wrapped round what they speak of as it is written, and then written as a part.

    ``author`` stands on each, with initials made of it, and ``stamp`` dates it: "2027-04-30T00:00:00Z".
    """

    TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

    def __init__(self, notes: Sequence[MarginNote], author: str, stamp: str, styles: bytes) -> None:
        self.notes = notes
        self.styles, self._ids = with_styles(styles)
        self._author = f'w:author="{escape(author)}" w:date="{stamp}" w:initials="{escape(initials(author))}"'
        self._at: dict[int, list[int]] = {}
        for number, note in enumerate(notes):
            if note.paragraph is not None:
                self._at.setdefault(id(note.paragraph), []).append(number)
        self._due = [number for number, note in enumerate(notes) if note.paragraph is None]

    def on(self, paragraph: Paragraph, content: str) -> str:
        """The content of a paragraph between the marks of its comments; a paragraph has them once."""
        return self._between(self._at.pop(id(paragraph), []), content)

    def on_first(self, content: str) -> str:
        """The content of the first paragraph of all, with the comments on the paper as a whole."""
        due, self._due = self._due, []
        return self._between(due, content)

    def _between(self, numbers: list[int], content: str) -> str:
        if not numbers:
            return content
        begin = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        end = "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="{self._ids[_MARK]}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
            for number in numbers
        )
        return begin + content + end

    def part(self) -> bytes:
        """word/comments.xml. A note whose paragraph was never written is not in it: nothing would point at it."""
        lost = {*self._due, *(number for numbers in self._at.values() for number in numbers)}
        written = "".join(self._comment(number, note) for number, note in enumerate(self.notes) if number not in lost)
        return f"{XML_HEAD}<w:comments {NAMESPACES}>{written}</w:comments>".encode()

    def _comment(self, number: int, note: MarginNote) -> str:
        mark = f'<w:r><w:rPr><w:rStyle w:val="{self._ids[_MARK]}"/></w:rPr><w:annotationRef/></w:r>'
        lines = [mark + runs(note.title, BOLD)]
        lines += [runs(PRIVATE, BOLD)] if note.private else []
        lines += [(runs(f"{each.lead}: ", BOLD) if each.lead else "") + runs(each.text) for each in note.lines]
        properties = f'<w:pPr><w:pStyle w:val="{self._ids[_TEXT]}"/></w:pPr>'
        content = "".join(f"<w:p>{properties}{line}</w:p>" for line in lines)
        return f'<w:comment w:id="{number}" {self._author}>{content}</w:comment>'


def with_comments(relationships: bytes) -> bytes:
    """The relationships of the document with that of its comments, in the order of their ids."""
    root = etree.fromstring(relationships)
    root.append(root.makeelement(_RELATIONSHIP, Id="rIdComments", Type=_TIE, Target="comments.xml"))
    root[:] = sorted(root, key=lambda each: each.get("Id", ""))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def initials(author: str) -> str:
    """The first letters of a name, as Word shows them beside a comment: "LS" for Legal Services."""
    words = [word for word in author.split() if word[0].isalnum()]
    return ("".join(word[0] for word in words if word[0].isupper()) or author[:1] or "m")[:4]


def with_styles(styles: bytes) -> tuple[bytes, dict[str, str]]:
    """The style part with Word's two styles for comments, which it may have under ids of its own; and their ids."""
    root: Any = etree.fromstring(styles)
    known = {each.get(qualified("styleId")): each.find(qualified("name")) for each in root.iter(qualified("style"))}
    named = {name.get(qualified("val")).casefold(): id for id, name in known.items() if name is not None}
    ids = {}
    for name, form in _STYLES.items():
        ids[name] = named.get(name) or next(
            each for each in (_USUAL[name], f"{_USUAL[name]}Moudraft") if each not in known
        )
        if name not in named:
            fragment = etree.fromstring(f"<w:styles {NAMESPACES}>{form.format(id=escape(ids[name]))}</w:styles>")
            root.append(fragment[0])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)), ids
