"""Document properties: title, authors, dates, and one custom property that says which wordings were used."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from moudraft import __version__
from moudraft.document import Document, plain_text
from moudraft.writers.word.printed_lines import Printed
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import XML_HEAD

PROPERTY_NAME = "moudraft"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = f'xmlns:vt="{_OFFICE}/docPropsVTypes"'
_LONGEST = 255  # characters that Word keeps of a core property


def core_xml(document: Document, today: datetime.date, author: str = "") -> bytes:
    """docProps/core.xml, dated midnight UTC of ``today``, since the writer knows no clock.

    ``author`` is whoever the deal says; a paper that says nobody is its parties' own.
    """
    title = plain_text(document.cover.title) or document.title
    subject = document.title if document.title != title else plain_text(document.cover.subtitle)
    stamp = stamped(today)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_short(title)}</dc:title><dc:subject>{_short(subject)}</dc:subject>"
        f"<dc:creator>{_short(author or joined(document.parties))}</dc:creator><cp:revision>1</cp:revision>{dates}"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    ).encode()


def stamped(day: datetime.date) -> str:
    """A day as Word dates what it keeps: its first moment."""
    return f"{day.isoformat()}T00:00:00Z"


def app_xml(*, unnamed: bool = False) -> bytes:
    """docProps/app.xml; ``unnamed`` leaves out what made the file."""
    made_by = "" if unnamed else "<Application>moudraft</Application>"
    return (
        f'{XML_HEAD}<Properties xmlns="{_OFFICE}/extended-properties" {_TYPES}><TotalTime>0</TotalTime>'
        f"{made_by}<DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion></Properties>"
    ).encode()


class MadeFrom(msgspec.Struct, frozen=True):
    """What a draft was made from and as: a hash of what its deal says, and ``draft``, ``final`` or ``internal``."""

    deal: str = ""
    state: str = ""


class _Used(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A provision in the record of what a draft was made from."""

    id: str
    wording: str
    hash: str


def custom_xml(document: Document, library_version: str, made_from: MadeFrom, lines: Sequence[Printed] = ()) -> bytes:
    """docProps/custom.xml: what made the draft, [id, wording, hash] of each provision, and its lines, as JSON.

    ``lines`` are those of :mod:`moudraft.writers.word.printed_lines`. Of the deal there is a hash, and no word.
    """
    record = {
        "format": document.format,
        "moudraft": __version__,
        "library": library_version or document.library,
        "template": document.template,
        "deal": made_from.deal,
        "state": made_from.state,
        "provisions": [_Used(each.id, each.wording, each.hash) for each in document.all_provisions()],
        "lines": lines,
    }
    return (
        f'{XML_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" {_TYPES}>'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{PROPERTY_NAME}"><vt:lpwstr>'
        f"{escape(msgspec.json.encode(record).decode())}</vt:lpwstr></property></Properties>"
    ).encode()


def joined(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _short(text: str) -> str:
    return escape(" ".join(text.split())[:_LONGEST])
