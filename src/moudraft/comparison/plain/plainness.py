"""Whether a body is plain as it stands, as every draft of ours is: then it need not be made so, which takes time."""

from __future__ import annotations

from typing import Any

from moudraft.office.field_marks import FieldMarks
from moudraft.office.namespaces import PREFIXES, XML_SPACE, W
from moudraft.office.property_lists import INSIDE, KEPT

_STRUCTURE = {
    "document": "body",
    "body": "p tbl sectPr",
    "p": "pPr r hyperlink bookmarkStart bookmarkEnd",
    "hyperlink": "r",
    "r": "rPr t tab br fldChar instrText",
    "tbl": "tblPr tblGrid tr",
    "tblGrid": "gridCol",
    "tr": "trPr tc",
    "tc": "tcPr p",
    **{name: kept for name, kept in KEPT.items() if name != "pPr"},
    "pPr": KEPT["pPr"].replace(" sectPr", ""),
    **INSIDE,
}
_CHILDREN = {W + parent: frozenset(W + child for child in names.split()) for parent, names in _STRUCTURE.items()}
_NEEDED = {
    W + parent: frozenset(W + child for child in names.split())
    for parent, names in (("tbl", "tblPr tblGrid tr"), ("tr", "tc"), ("tc", "p"), ("document", "body"))
}
_BARE = "body p r tbl tblGrid tr tc tab pPr rPr tblPr trPr tcPr"
_ATTRIBUTES: dict[str, frozenset[str]] = {
    **{W + name: frozenset() for name in _BARE.split()},
    f"{W}hyperlink": frozenset((f"{W}anchor", f"{W}history")),
    f"{W}bookmarkStart": frozenset((f"{W}id", f"{W}name")),
    f"{W}bookmarkEnd": frozenset((f"{W}id",)),
    f"{W}fldChar": frozenset((f"{W}fldCharType",)),
    f"{W}br": frozenset((f"{W}type",)),
    f"{W}t": frozenset((XML_SPACE,)),
    f"{W}instrText": frozenset((XML_SPACE,)),
}
_TEXTS = (f"{W}t", f"{W}instrText")
_NONE: frozenset[str] = frozenset()


def is_plain(root: Any) -> bool:
    """Whether nothing stands in a document but what moudraft writes."""
    if root.nsmap != PREFIXES or root.tag != f"{W}document":
        return False
    if not all(map(_is_plain, root.iter())) or FieldMarks(root).any_dropped:
        return False
    return all((each.get(f"{W}w") or "").isdecimal() for each in root.iter(f"{W}gridCol"))


def _is_plain(element: Any) -> bool:
    tag = element.tag
    if element.tail or (element.text and tag not in _TEXTS):
        return False
    if element.attrib and tag in _ATTRIBUTES and not _ATTRIBUTES[tag].issuperset(element.attrib):
        return False
    if not len(element):
        return tag not in _NEEDED
    found = {child.tag for child in element}
    return found <= _CHILDREN.get(tag, _NONE) and _NEEDED.get(tag, _NONE) <= found
