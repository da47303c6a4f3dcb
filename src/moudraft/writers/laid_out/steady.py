"""The same draft on the same day as the same bytes: LibreOffice's clock and dice are taken out of what it wrote.

What differs from one release of LibreOffice to the next stays different.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import zipfile

_PDF_DATE = re.compile(rb"(/(?:Creation|Mod)Date ?\(D:)\d{14}")
_XMP_DATE = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")
_PDF_ID = re.compile(rb"<[0-9A-F]{32}>(?=\s*(?:<[0-9A-F]{32}>\s*)?\])")
_DOC_SUM = re.compile(rb"(/DocChecksum ?/)[0-9A-F]{32}")
_LIST_ID = re.compile(rb'(?<=")list\d+(?=")')
_RSID = re.compile(rb'(config:name="Rsid(?:Root)?"[^>]*>)\d+')
_EDITING = re.compile(rb"<meta:editing-duration>[^<]*</meta:editing-duration>")


def steady_pdf(content: bytes, day: datetime.date) -> bytes:
    """A PDF with its dates those of the day and its ids made of its words; nothing in it moves, so its index holds."""
    content = _PDF_DATE.sub(rb"\g<1>%s000000" % day.strftime("%Y%m%d").encode(), content)
    whole = b"%sT00:00:00Z" % day.isoformat().encode()
    content = _XMP_DATE.sub(lambda found: found[1] + whole[: len(found[0]) - len(found[1])], content)
    bare = _DOC_SUM.sub(rb"\g<1>" + b"0" * 32, _PDF_ID.sub(b"<" + b"0" * 32 + b">", content))
    own = hashlib.sha256(bare).hexdigest()[:32].upper().encode()
    return _DOC_SUM.sub(rb"\g<1>" + own, _PDF_ID.sub(b"<" + own + b">", content))


def steady_odt(content: bytes, day: datetime.date) -> bytes:
    """An OpenDocument text packed again, its parts as old as the day and its lists numbered in order."""
    out = io.BytesIO()
    date = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as made:
        for each in package.infolist():
            part = zipfile.ZipInfo(each.filename, date)
            # The kind of the file stands first and is not packed, so that it can be told from its first bytes.
            part.compress_type = zipfile.ZIP_STORED if each.filename == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(part, _steady_part(each.filename, package.read(each)))
    return out.getvalue()


def _steady_part(name: str, content: bytes) -> bytes:
    if name in ("content.xml", "styles.xml"):
        known: dict[bytes, bytes] = {}
        return _LIST_ID.sub(lambda found: known.setdefault(found[0], b"list%d" % (len(known) + 1)), content)
    if name == "settings.xml":
        return _RSID.sub(rb"\g<1>1", content)
    return _EDITING.sub(b"", content) if name == "meta.xml" else content
