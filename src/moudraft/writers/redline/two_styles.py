"""One styles.xml for both texts of a redline: the new text's styles, and those that only the old text has."""

from __future__ import annotations

import copy
from typing import Any

from moudraft.comparison.word_counting import Styles, value
from moudraft.comparison.word_file import WordFile
from moudraft.office import inert_parts
from moudraft.office.namespaces import W

_USES = {
    f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink")
}
_TAKEN = "Old"


def take_style_ids(old: WordFile, new: WordFile) -> None:
    """Call the old file's styles by the ids that styles of their names have in the new one, in all of the old file.

    Another program may write the same style under another id, or another style under the same.
    """
    known = {_name(style): style.get(f"{W}styleId") or "" for style in new.styles_root.iter(f"{W}style")}
    taken = set(known.values())
    ids: dict[str, str] = {}
    for style in old.styles_root.iter(f"{W}style"):
        id = style.get(f"{W}styleId") or ""
        ids[id] = known.get(_name(style)) or (id + _TAKEN if id in taken else id)
    ids = {id: other for id, other in ids.items() if id != other}
    if not ids:
        return
    for style in old.styles_root.iter(f"{W}style"):
        style.set(f"{W}styleId", ids.get(style.get(f"{W}styleId") or "", style.get(f"{W}styleId") or ""))
    for root in (old.styles_root, old.root, old.numbering, *(edge.root for edge in old.edges)):
        for each in root.iter(*_USES):
            each.set(f"{W}val", ids.get(each.get(f"{W}val") or "", each.get(f"{W}val") or ""))
    old.styles = Styles(old.styles_root)


def _name(style: Any) -> tuple[str, str]:
    return style.get(f"{W}type") or "paragraph", value(style, "name").casefold()


def both_styles(old: WordFile, new: WordFile) -> bytes:
    """styles.xml. Those that only the old text has take their numbers from its paragraphs."""
    root = copy.deepcopy(new.styles_root)
    known = {style.get(f"{W}styleId") for style in root.iter(f"{W}style")}
    for style in old.styles_root.iter(f"{W}style"):
        if style.get(f"{W}styleId") not in known:
            fresh = copy.deepcopy(style)
            for numbers in list(fresh.iter(f"{W}numPr")):
                numbers.getparent().remove(numbers)
            if fresh.get(f"{W}default") is not None:
                del fresh.attrib[f"{W}default"]
            root.append(fresh)
    return inert_parts.styles(root)
