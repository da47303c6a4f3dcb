"""Whether a body is plain as it stands, as every draft of ours is: then it need not be made so, which takes time."""

from __future__ import annotations

from typing import Any

from moudraft.comparison.plain.property_lists import KEPT
from moudraft.office.field_marks import FieldMarks
from moudraft.office.namespaces import PREFIXES, R, W

_INSIDE = {
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
}
_PAIRS = {(W + parent, W + child) for parent, inside in _INSIDE.items() for child in inside.split()}
_PARENTS = {W + name for name in _INSIDE}
_BARE = {W + name for name in ("p", "r", "tr", "tc")}  # Word notes there who wrote them when
_NEEDED = {f"{W}{parent}": {f"{W}{child}" for child in needs.split()} for parent, needs in (
    ("tbl", "tblPr tblGrid tr"), ("tr", "tc"), ("tc", "p"), ("document", "body"),
)}  # fmt: skip


def is_plain(root: Any) -> bool:
    """Whether nothing stands in a document but what moudraft writes."""
    if root.nsmap != PREFIXES or root.tag != f"{W}document":
        return False
    for each in root.iter():
        if each.tag in _PARENTS:
            if each.attrib and each.tag in _BARE:
                return False
            found = {child.tag for child in each}
            if not all((each.tag, tag) in _PAIRS for tag in found) or not _NEEDED.get(each.tag, set()) <= found:
                return False
        elif each.tag == f"{W}fldChar" and len(each):
            return False
    if any(each.get(f"{R}id") for each in root.iter(f"{W}hyperlink")):
        return False
    if not all((each.get(f"{W}w") or "").isdecimal() for each in root.iter(f"{W}gridCol")):
        return False
    return not FieldMarks(root).any_dropped
