"""The properties of an options paper in Word: title, authors and day. It says nothing of clauses: it is no draft."""

from __future__ import annotations

import datetime

from moudraft.document.sheet import Sheet
from moudraft.writers.word.properties import app_xml, joined
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import XML_HEAD

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def property_parts(sheet: Sheet, today: datetime.date) -> dict[str, bytes]:
    """The three property parts that every package has, by name."""
    return {
        "/docProps/app.xml": app_xml(),
        "/docProps/core.xml": _core(sheet, today),
        "/docProps/custom.xml": (
            f'{XML_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"/>'
        ).encode(),
    }


def _core(sheet: Sheet, today: datetime.date) -> bytes:
    stamp = f"{today.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_short(sheet.title)}</dc:title><dc:subject>{_short(sheet.subtitle)}</dc:subject>"
        f"<dc:creator>{_short(joined(sheet.authors))}</dc:creator><cp:revision>1</cp:revision>{dates}"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    ).encode()


def _short(text: str) -> str:
    return escape(" ".join(text.split())[:255])
