"""Headers and footers: what the draft is, that it is a draft, and page X of Y."""

from __future__ import annotations

import functools
from typing import Any

from moudraft.office.page_marks import Mark
from moudraft.writers.word.house_style import StyleSheet
from moudraft.writers.word.run_xml import BOLD, escape, field, runs
from moudraft.writers.word.word_names import NAMESPACES, qualified

_DRAWING = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
# How the parts of our own style begin and end.
_OURS = {
    f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:{name} {NAMESPACES}>": f"</w:{name}>"
    for name in ("hdr", "ftr")
}
_BELOW = 200  # twips
_FIRST = 1000001  # Word numbers its watermarks at random; ours are the same in each run
# Word's own WordArt shape type, cut to what a text watermark needs.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def header_xml(blank: bytes, text: str, sheet: StyleSheet, index: int, mark: Mark | None) -> bytes:
    """A header with the draft's words on the left and its mark, if it has one, on the right and behind the page.

    What the style file's header holds (a crest, a classification) stays above it. ``index`` keeps the shape
    ids of several headers apart.
    """
    words = _words(text) + (runs("\t") + runs(mark.header, BOLD) if mark else "")
    behind = _watermark(mark.watermark, index) if mark else ""
    # What comes below words of the file's own may reach down to the text, which then needs room above it.
    room = f'<w:spacing w:after="{_BELOW}"/>' if _has_words(blank) else ""
    properties = f'<w:pPr><w:pStyle w:val="{sheet.ids["header"]}"/>{_tabs(sheet)}{room}</w:pPr>'
    return _with_paragraph(blank, f"<w:p>{properties}{behind}{words}</w:p>")


def footer_xml(blank: bytes, sheet: StyleSheet, words: str = "", beside: bytes = b"") -> bytes:
    """A footer that reads "Page X of Y", unless the style file's own shows the page, there or in the header ``beside``.

    ``words`` say which draft of which file it is; they stand at the left, or below what the file has of its own.
    """
    pages = runs("Page ") + field("PAGE", "1") + runs(" of ") + field("NUMPAGES", "1")
    if _shows_page(blank) or (beside and _shows_page(beside)):
        pages = ""
    if not words and not pages:
        return blank
    both = runs("\t") if words and pages else ""
    apart = _tabs(sheet) if both else ""
    left = '<w:jc w:val="left"/>' if both else ""
    properties = f'<w:pPr><w:pStyle w:val="{sheet.ids["footer"]}"/>{apart}{left}</w:pPr>'
    return _with_paragraph(blank, f"<w:p>{properties}{_words(words)}{both}{pages}</w:p>")


def _tabs(sheet: StyleSheet) -> str:
    """One tab that ends at the right margin; those that the style has by itself are cleared."""
    others = (stop for stop in sheet.edge_tabs if sheet.foreign and stop != sheet.text_width)
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in others)
    return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{sheet.text_width}"/></w:tabs>'


@functools.lru_cache(maxsize=16)
def _shows_page(edge: bytes) -> bool:
    """Whether a header or footer has a field for the number of the page."""
    if _ends_of_blank(edge):
        return False
    root = _parsed(edge)
    asked = [each.text or "" for each in root.iter(qualified("instrText"))]
    asked += [each.get(qualified("instr")) or "" for each in root.iter(qualified("fldSimple"))]
    return any("PAGE" in each.upper().split() for each in asked)


@functools.lru_cache(maxsize=16)
def _has_words(edge: bytes) -> bool:
    return not _ends_of_blank(edge) and _parsed(edge).find(f".//{qualified('r')}") is not None


def _ends_of_blank(edge: bytes) -> tuple[str, str] | None:
    """What stands round the only paragraph of a part, where that is empty, as it is in our own style."""
    beginning, _, rest = edge.decode("utf-8", "replace").partition("<w:p>")
    paragraph, _, end = rest.partition("</w:p>")
    named, _, after = paragraph.partition('"')
    _style, _, closed = after.partition('"')
    if (named, closed) != ("<w:pPr><w:pStyle w:val=", "/></w:pPr>") or end != _OURS.get(beginning):
        return None
    return beginning, end


@functools.lru_cache(maxsize=64)  # the drafts of a batch have most of them alike
def _with_paragraph(edge: bytes, paragraph: str) -> bytes:
    """The part with its empty paragraphs taken out and this one at its end."""
    blank = _ends_of_blank(edge)
    if blank:
        opened = f"<w:p {_DRAWING}>" if "<w:pict>" in paragraph else "<w:p>"
        return f"{blank[0]}{opened}{paragraph.removeprefix('<w:p>')}{blank[1]}".encode()
    # Imported here: a draft in our own style reads no XML.
    from lxml import etree

    root: Any = etree.fromstring(edge)
    for child in list(root):
        if child.tag == qualified("p") and child.find(f".//{qualified('r')}") is None:
            root.remove(child)
    fragment = etree.fromstring(f"<w:p {NAMESPACES} {_DRAWING}>{paragraph}</w:p>")
    root.extend(list(fragment))
    if _IGNORABLE not in root.attrib:
        # What may be ignored is named by prefixes, which would be lost here.
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])  # some readers look for both
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _parsed(edge: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(edge)


def _words(text: str) -> str:
    """Runs whose quotation marks stand as they are, as what writes a file's own parts leaves them."""
    return runs(text).replace("&quot;", '"')


def _watermark(word: str, index: int) -> str:
    """A watermark under the name by which Word knows its own, so that its "Remove Watermark" takes this one away."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:430pt;height:172pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE_TYPE}<v:shape id="PowerPlusWaterMarkObject{_FIRST + index}" '
        f'o:spid="_x0000_s{2049 + index}" type="#_x0000_t136" alt="Watermark: {escape(word)}" style="{style}" '
        'o:allowincell="f" fillcolor="#dfe3e8" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{escape(word)}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
