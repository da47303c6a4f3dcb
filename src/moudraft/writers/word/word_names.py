"""The names the Word writer uses for parts of the format, and the roles it needs a style for."""

from __future__ import annotations

import msgspec

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BULLET = "\u2022"
COMMENTS = "/word/comments.xml"


def qualified(name: str) -> str:
    """A name in the WordprocessingML namespace, as lxml spells it."""
    return f"{{{W}}}{name}"


class RoleSpec(msgspec.Struct, frozen=True):
    """The style that a role needs: its name in Word, its type, and whether it must be linked to a list.

    A style file without the style takes that of the role it is ``like``, where there is one.
    """

    style: str
    kind: str = "paragraph"
    numbered: bool = False
    like: str = ""


# The names are those that a legal officer sees in Word's Styles pane; a house style file must have them all.
ROLES: dict[str, RoleSpec] = {
    "cover-date": RoleSpec("Cover Date", like="cover-parties"),
    "cover-parties": RoleSpec("Cover Parties"),
    "cover-party": RoleSpec("Cover Party", like="cover-parties"),
    "cover-title": RoleSpec("Title"),
    "cover-subtitle": RoleSpec("Subtitle"),
    "cover-details": RoleSpec("Cover Details", like="body"),
    "contents-heading": RoleSpec("TOC Heading"),
    "contents": RoleSpec("TOC 1"),
    "section": RoleSpec("Heading 1", numbered=True),
    "section-unnumbered": RoleSpec("Heading Unnumbered"),
    "clause-heading": RoleSpec("Clause Heading", like="clause-text"),
    "clause": RoleSpec("Clause Level 2", numbered=True),
    "item-1": RoleSpec("Clause Level 3", numbered=True),
    "item-2": RoleSpec("Clause Level 4", numbered=True),
    "clause-text": RoleSpec("Clause Text"),
    "body": RoleSpec("Body Text"),
    "list-1": RoleSpec("List Item", numbered=True),
    "list-2": RoleSpec("List Item 2", numbered=True),
    "bullet-1": RoleSpec("List Bullet", numbered=True),
    "bullet-2": RoleSpec("List Bullet 2", numbered=True),
    "recital": RoleSpec("Recital", numbered=True),
    "party": RoleSpec("Party", numbered=True),
    "schedule": RoleSpec("Schedule Heading", numbered=True),
    "schedule-reference": RoleSpec("Schedule Reference", like="body"),
    "schedule-paragraph": RoleSpec("Schedule Level 1", numbered=True),
    "schedule-item-1": RoleSpec("Schedule Level 2", numbered=True),
    "schedule-item-2": RoleSpec("Schedule Level 3", numbered=True),
    "table": RoleSpec("Clause Table", kind="table"),
    "table-text": RoleSpec("Table Text"),
    "table-heading": RoleSpec("Table Heading"),
    "table-item": RoleSpec("Table Item", numbered=True),
    "table-bullet": RoleSpec("Table Bullet", numbered=True),
    "statement": RoleSpec("Statement", numbered=True),
    "signature-heading": RoleSpec("Signature Heading", like="signature"),
    "signature": RoleSpec("Signature Text"),
    "header": RoleSpec("Header"),
    "footer": RoleSpec("Footer"),
    "defined-term": RoleSpec("Defined Term", kind="character"),
    "blank": RoleSpec("Blank", kind="character"),
    "cross-reference": RoleSpec("Cross-Reference", kind="character"),
}
