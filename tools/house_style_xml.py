"""What styles.xml says of the house styles."""

from __future__ import annotations

from house_lists import FONT, HEAD, NAMESPACES
from house_styles import BUILT_IN, IDS, INK, RULE, STYLES, Style, size


def style_xml(style: Style) -> str:
    numbering = ""
    if style.numbering:
        number, level = style.numbering
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        numbering = f'<w:numPr>{depth}<w:numId w:val="{number + 1}"/></w:numPr>'
    default = ' w:default="1"' if not style.based_on else ""
    custom = "" if default or style.name in BUILT_IN else ' w:customStyle="1"'
    based_on = f'<w:basedOn w:val="{IDS[style.based_on]}"/>' if style.based_on else ""
    following = f'<w:next w:val="{IDS[style.following]}"/>' if style.following else ""
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if style.name == "Default Paragraph Font" else "<w:qFormat/>"
    paragraph = f"<w:pPr>{insert_numbering(style.paragraph, numbering)}</w:pPr>"
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'{based_on}{following}<w:uiPriority w:val="{style.priority}"/>{hidden}'
        + (paragraph if paragraph != "<w:pPr></w:pPr>" else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + "</w:style>"
    )


def insert_numbering(paragraph: str, numbering: str) -> str:
    """Put ``numPr`` where the schema wants it: after the page-break settings, before borders and spacing."""
    for tag in ("<w:pBdr", "<w:tabs", "<w:spacing", "<w:ind", "<w:jc", "<w:outlineLvl"):
        if tag in paragraph:
            before, _, after = paragraph.partition(tag)
            return before + numbering + tag + after
    return paragraph + numbering


def table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 70), ("left", 110), ("bottom", 30), ("right", 110))
    )
    head = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EBEF"/></w:tcPr>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ClauseTable"><w:name w:val="Clause Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
    )


def styles_xml() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{INK}"/>{size(24)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    body = "".join(style_xml(style) for style in STYLES)
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{body}{table_style()}{no_list}</w:styles>"
