"""The styles of the house style file: what a legal officer sees in Word's Styles pane."""

from __future__ import annotations

from typing import NamedTuple

from house_lists import (
    BULLETS,
    CLAUSES,
    IN_SCHEDULE,
    LIST,
    PARTIES,
    RECITALS,
    SCHEDULES,
    STATEMENTS,
    TABLE_BULLETS,
    TABLE_LIST,
    indent,
)

INK = "1F2933"  # near black: softer than black on screen, black in print
GREY = "5A6572"
RULE = "BFC5CC"
TEXT_WIDTH = 9026  # A4 less two margins of 2.54 cm


class Style(NamedTuple):
    """One style: ``numbering`` is (list, level), and ``specimen`` the words that show it in the file."""

    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    paragraph: str = ""
    run: str = ""
    numbering: tuple[int, int] | None = None
    specimen: str = ""
    priority: int = 10

    @property
    def id(self) -> str:
        return self.name.title().replace(" ", "").replace("-", "")


def spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""  # 240 is single
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
RULE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="10" w:color="{RULE}"/></w:pBdr>'
RULE_ABOVE = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
OUTLINE = '<w:outlineLvl w:val="0"/>'
SMALL = spacing(0, 60, 252)
BODY = "Body Text"

BUILT_IN = {
    BODY,
    "Title",
    "Subtitle",
    "heading 1",
    "List Bullet",
    "List Bullet 2",
    "header",
    "footer",
    *("toc heading", "toc 1"),
}

STYLES = (
    Style("Normal", based_on="", paragraph="<w:widowControl/>" + spacing(0, 140, 271), priority=0),
    Style("Default Paragraph Font", kind="character", based_on="", priority=1),
    Style(BODY, specimen="Body Text: unnumbered text.", following=BODY),
    Style(
        "Cover Date",
        paragraph=KEEP + spacing(0, 160),
        following="Cover Parties",
        specimen="Cover Date: when the document is dated",
    ),
    Style(
        "Cover Party",
        paragraph=KEEP + spacing(0, 120) + indent(720, 720),
        run=size(26),
        following="Cover Party",
        specimen="Cover Party: one of the parties on a cover sheet",
    ),
    Style(
        "Cover Details",
        paragraph=spacing(0, 60),
        run=f'<w:color w:val="{GREY}"/>' + size(24),
        following="Cover Details",
        specimen="Cover Details: the draft and the reference",
    ),
    Style(
        "Cover Parties",
        paragraph=spacing(0, 80),
        run=f'<w:color w:val="{GREY}"/>' + size(24),
        following="Title",
        specimen="Cover Parties: who the document is between",
    ),
    Style(
        "Title",
        paragraph=KEEP + spacing(0, 80, 252),
        run=BOLD + size(40),
        following="Subtitle",
        specimen="Title: the name of the document",
    ),
    Style(
        "Subtitle",
        paragraph=RULE_BELOW + spacing(0, 360),
        run=f'<w:color w:val="{GREY}"/>' + size(26),
        following=BODY,
        specimen="Subtitle: what kind of document it is",
    ),
    Style(
        "heading 1",
        paragraph=KEEP + spacing(280, 120) + OUTLINE,
        run=BOLD + size(28),
        numbering=(CLAUSES, 0),
        following="Clause Level 2",
        specimen="Heading 1: a numbered section heading",
    ),
    Style(
        "Heading Unnumbered",
        paragraph=KEEP + spacing(280, 120) + OUTLINE,
        run=BOLD + size(28),
        following=BODY,
        specimen="Heading Unnumbered: the same, where sections have no numbers",
    ),
    Style(
        "Clause Heading",
        paragraph=KEEP + spacing(160, 80) + '<w:outlineLvl w:val="1"/>',
        run=BOLD,
        following="Clause Level 2",
        specimen="Clause Heading: what the paragraphs below it are about",
    ),
    Style("Clause Level 2", numbering=(CLAUSES, 1), specimen="Clause Level 2: a numbered paragraph."),
    Style(
        "Clause Level 3",
        paragraph=spacing(0, 110, 271),
        numbering=(CLAUSES, 2),
        specimen="Clause Level 3: an item of a numbered paragraph;",
    ),
    Style(
        "Clause Level 4",
        paragraph=spacing(0, 90, 271),
        numbering=(CLAUSES, 3),
        specimen="Clause Level 4: an item of an item.",
    ),
    Style(
        "Clause Text",
        paragraph=indent(720),
        specimen="Clause Text: unnumbered text that lines up with numbered paragraphs.",
    ),
    Style(
        "List Item",
        paragraph=spacing(0, 110, 271),
        numbering=(LIST, 0),
        specimen="List Item: an item under unnumbered text;",
    ),
    Style(
        "List Item 2",
        paragraph=spacing(0, 90, 271),
        numbering=(LIST, 1),
        specimen="List Item 2: an item of such an item.",
    ),
    Style(
        "List Bullet",
        paragraph=spacing(0, 110, 271),
        numbering=(BULLETS, 0),
        specimen="List Bullet: a bullet",
    ),
    Style(
        "List Bullet 2",
        paragraph=spacing(0, 90, 271),
        numbering=(BULLETS, 1),
        specimen="List Bullet 2: a bullet below a bullet",
    ),
    Style("Recital", numbering=(RECITALS, 0), specimen="Recital: a paragraph of the background."),
    Style("Party", numbering=(PARTIES, 0), specimen="Party: one of the parties"),
    Style(
        "Schedule Heading",
        paragraph=KEEP + "<w:pageBreakBefore/>" + spacing(0, 160, 300) + '<w:jc w:val="center"/>' + OUTLINE,
        run=BOLD + size(28),
        numbering=(SCHEDULES, 0),
        following="Schedule Level 1",
        specimen=": Schedule Heading",
    ),
    Style(
        "Schedule Reference",
        paragraph=KEEP + spacing(0, 240) + '<w:jc w:val="center"/>',
        following="Schedule Level 1",
        specimen="Schedule Reference: the clause that a schedule belongs to",
    ),
    Style(
        "Schedule Level 1",
        numbering=(IN_SCHEDULE, 0),
        specimen="Schedule Level 1: a paragraph of a schedule.",
    ),
    Style(
        "Schedule Level 2",
        paragraph=spacing(0, 110, 271),
        numbering=(IN_SCHEDULE, 1),
        specimen="Schedule Level 2: an item in a schedule;",
    ),
    Style(
        "Schedule Level 3",
        paragraph=spacing(0, 90, 271),
        numbering=(IN_SCHEDULE, 2),
        specimen="Schedule Level 3: an item of such an item.",
    ),
    Style("Table Text", paragraph=SMALL, run=size(24), specimen="Table Text: words in a table"),
    Style(
        "Table Heading",
        based_on="Table Text",
        paragraph="<w:keepNext/>",
        run=BOLD,
        specimen="Table Heading: the head of a column",
    ),
    Style(
        "Table Item",
        based_on="Table Text",
        numbering=(TABLE_LIST, 0),
        specimen="Table Item: an item in a table",
    ),
    Style(
        "Table Bullet",
        based_on="Table Text",
        numbering=(TABLE_BULLETS, 0),
        specimen="Table Bullet: a bullet in a table",
    ),
    Style(
        "Statement",
        based_on="Table Text",
        numbering=(STATEMENTS, 0),
        specimen="Statement: a statement in a table, counted through the document",
    ),
    Style(
        "Signature Heading",
        paragraph=KEEP + spacing(280, 60) + '<w:outlineLvl w:val="1"/>',
        run=BOLD,
        following="Signature Text",
        specimen="Signature Heading: a party that signs",
    ),
    Style(
        "Signature Text",
        paragraph="<w:keepLines/>" + spacing(60, 40, 252),
        run=size(24),
        specimen="Signature Text: the words of a signature block",
    ),
    Style(
        "header",
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + spacing(0, 0, 240),
        run=f'<w:color w:val="{GREY}"/>' + size(18),
        priority=99,
    ),
    Style(
        "footer",
        paragraph=RULE_ABOVE + spacing(0, 0, 240) + '<w:jc w:val="center"/>',
        run=f'<w:color w:val="{GREY}"/>' + size(18),
        priority=99,
    ),
    Style("toc heading", paragraph=KEEP + spacing(0, 120), run=BOLD + size(28), following=BODY, priority=39),
    Style(
        "toc 1",
        paragraph=f'<w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'
        "</w:tabs>" + spacing(0, 50, 252) + indent(720, 720),
        run=size(24),
        priority=39,
    ),
    Style(
        "Defined Term",
        kind="character",
        based_on="Default Paragraph Font",
        run=BOLD,
        specimen="“Defined Term”",
    ),
    Style(
        "Blank",
        kind="character",
        based_on="Default Paragraph Font",
        specimen="[Blank: something still to confirm]",
    ),
    Style("Cross-Reference", kind="character", based_on="Default Paragraph Font", specimen="Cross-Reference"),
)

IDS = {style.name: style.id for style in STYLES}
