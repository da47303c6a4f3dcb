"""The properties of paragraphs, runs, tables and sections that a plain file keeps, in the order of the schema.

What is not named here is dropped: revision ids, languages, spelling marks, private extensions, ties to other parts.
"""

from __future__ import annotations

from typing import Any

from moudraft.office.namespaces import R, W, local, made

KEPT = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "eastAsianLayout specVanish",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders lnNumType pgNumType cols vAlign noEndnote "
    "titlePg textDirection bidi rtlGutter docGrid",
}
_SIDES = "top left start bottom right end"
INSIDE = {
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "tabs": "tab",
    "tblBorders": f"{_SIDES} insideH insideV",
    "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
    "tblCellMar": _SIDES,
    "tcMar": _SIDES,
    "pgBorders": "top left bottom right",
    "cols": "col",
}
"""What stands in a property that is more than one value."""
_ORDER = {name: {each: at for at, each in enumerate(names.split())} for name, names in KEPT.items()}
_OWN = ("rPr", "sectPr")
_MANY = ("headerReference", "footerReference")
_ON = ("1", "true", "on")
_OFF = ("0", "false", "off")
_NO_SWITCH = ("jc", "u", "vAlign", "vertAlign", "pStyle", "rStyle", "tblStyle", "ilvl", "numId", "outlineLvl")


def plain_properties(element: Any, edges: dict[str, str] | None = None) -> Any:
    """A copy of a property element with what is kept, or None where nothing is.

    ``edges`` names the headers and footers that a section may refer to, by ``edge_key``.
    """
    if element is None:
        return None
    order = _ORDER[local(element)]
    found = [each for each in element if isinstance(each.tag, str) and each.tag.startswith(W) and local(each) in order]
    copy = made(local(element))
    if local(element) != "trPr":
        found.sort(key=lambda each: order[local(each)])
    seen: set[str] = set()
    for each in found:
        name = local(each)
        if name in seen and name not in _MANY:
            continue
        seen.add(name)
        one = _edge(each, edges or {}) if name in _MANY else _kept(each, edges)
        if one is not None:
            copy.append(one)
    return copy if len(copy) else None


def _kept(element: Any, edges: dict[str, str] | None) -> Any:
    if local(element) in _OWN:
        return plain_properties(element, edges)
    return _copied(element)


def _copied(element: Any) -> Any:
    copy = made(local(element))
    for key, value in element.attrib.items():
        if key.startswith(W) and not key.startswith(f"{W}rsid"):
            copy.set(key, value)
    given = (copy.get(W + "val") or "").casefold()
    if len(copy.attrib) == 1 and local(element) not in _NO_SWITCH:
        if given in _ON:
            del copy.attrib[W + "val"]
        elif given in _OFF:
            copy.set(W + "val", "0")
    allowed = INSIDE.get(local(element), "").split()
    for child in element:
        if child.tag == W + local(child) and local(child) in allowed:
            copy.append(_copied(child))
    return copy


def edge_key(reference: Any) -> str:
    """What a section calls a header or footer, and for which pages: one part may serve several kinds of page."""
    return f"{reference.get(f'{R}id') or ''} {reference.get(f'{W}type') or 'default'}"


def _edge(element: Any, edges: dict[str, str]) -> Any:
    """A section's tie to a header or footer, by its new name."""
    id = edges.get(edge_key(element))
    if id is None:
        return None
    copy = made(local(element), type=element.get(f"{W}type") or "default")
    copy.set(f"{R}id", id)
    return copy
