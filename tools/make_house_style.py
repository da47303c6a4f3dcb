"""Make ``templates/style/house-style.docx``: the Word styles and numbering that every draft is written with.

Run ``python tools/make_house_style.py`` after a change here; the same script always gives the same bytes.
The body of the file is a specimen of each style for whoever opens it in Word; drafts do not carry it.
Lengths are in twentieths of a point (567 to the centimetre), font sizes in half points.
"""

from __future__ import annotations

import argparse
import pathlib
import zipfile
from xml.sax.saxutils import escape

from house_lists import FONT, HEAD, NAMESPACES, numbering_xml
from house_style_xml import styles_xml
from house_styles import IDS, STYLES, Style

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "templates" / "style" / "house-style.docx"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def specimen(style: Style) -> str:
    text = f'<w:t xml:space="preserve">{escape(style.specimen)}</w:t>'
    if style.kind == "character":
        return f'<w:p><w:r><w:rPr><w:rStyle w:val="{style.id}"/></w:rPr>{text}</w:r></w:p>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr><w:r>{text}</w:r></w:p>'


def document_xml() -> str:
    specimens = "".join(specimen(style) for style in STYLES if style.specimen)
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        '<w:headerReference w:type="first" r:id="rId8"/>'
        '<w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="first" r:id="rId9"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1304" w:left="1440" '
        'w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{specimens}{page}</w:body></w:document>"


def edge_xml(tag: str, style: str) -> str:
    return f'{HEAD}<w:{tag} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:{tag}>'


def settings_xml() -> str:
    options = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
            ("differentiateMultirowTableHeaders", "1"),
        )
    )
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{options}</w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
        'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" '
        'w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
        'w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_xml() -> str:
    return (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


COLOURS = {
    "dk2": "2B3A4A",
    "lt2": "E8EBEF",
    "accent1": "2B3A4A",
    "accent2": "5A6572",
    "accent3": "7C5B2E",
    "accent4": "3F6B5C",
    "accent5": "6B3F52",
    "accent6": "8A929B",
    "hlink": "2B3A4A",
    "folHlink": "5A6572",
}


def theme_xml() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House style">'
        '<a:themeElements><a:clrScheme name="House style">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="House style"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="House style"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}'
        "</Relationships>"
    )


def content_types() -> str:
    parts = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
        "/word/footer2.xml": f"{WORD_TYPE}.footer+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{WORD_TYPE}.header+xml",
        "/word/numbering.xml": f"{WORD_TYPE}.numbering+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def parts() -> dict[str, str]:
    """Every part of the package by name, in the order it is written."""
    kind = f"{OFFICE}/relationships"
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships((f"{kind}/officeDocument", "word/document.xml")),
        "word/document.xml": document_xml(),
        "word/_rels/document.xml.rels": relationships(
            (f"{kind}/header", "header1.xml"),
            (f"{kind}/footer", "footer1.xml"),
            (f"{kind}/styles", "styles.xml"),
            (f"{kind}/numbering", "numbering.xml"),
            (f"{kind}/settings", "settings.xml"),
            (f"{kind}/theme", "theme/theme1.xml"),
            (f"{kind}/fontTable", "fontTable.xml"),
            (f"{kind}/header", "header2.xml"),
            (f"{kind}/footer", "footer2.xml"),
        ),
        "word/fontTable.xml": font_table_xml(),
        "word/footer1.xml": edge_xml("ftr", IDS["footer"]),
        "word/footer2.xml": edge_xml("ftr", IDS["footer"]),
        "word/header1.xml": edge_xml("hdr", IDS["header"]),
        "word/header2.xml": edge_xml("hdr", IDS["header"]),
        "word/numbering.xml": numbering_xml({style.numbering: style.id for style in STYLES if style.numbering}),
        "word/settings.xml": settings_xml(),
        "word/styles.xml": styles_xml(),
        "word/theme/theme1.xml": theme_xml(),
    }


def write(target: pathlib.Path) -> None:
    """Write the file with fixed dates, so that a rebuild without a change gives the same bytes."""
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"), compresslevel=6)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the Word file of the house style.")
    parser.add_argument("target", nargs="?", type=pathlib.Path, default=TARGET, help="where to write it")
    write(parser.parse_args().target)
