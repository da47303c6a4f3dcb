"""Changes to the parts of a Word file, for tests: what a partner, a program or an attacker did to a draft of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.comparison.word_mutations import SPACES

FIRST = b'<w:r><w:t xml:space="preserve">Either Council may leave'
"""The first run of the clause that the tests write into."""
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_parts(docx: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with some parts replaced or added; None takes one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        found = {name: source.read(name) for name in source.namelist()}
        for name, content in {**found, **parts}.items():
            if content is not None:
                target.writestr(name, content)
    return out.getvalue()


def part_of(docx: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(name)


def replaced(docx: bytes, old: str | bytes, new: str | bytes, name: str = "word/document.xml", count: int = 1) -> bytes:
    """The file with a text of one part replaced; every namespace that a test may use is declared in that part."""
    before, after = (each.encode() if isinstance(each, str) else each for each in (old, new))
    content = part_of(docx, name)
    assert before in content, before
    content = content.replace(before, after, count)
    for declared in SPACES.split():
        head, close, tail = content.partition(b"?>") if content.startswith(b"<?") else (b"", b"", content)
        start, end, rest = tail.partition(b">")
        if declared.partition("=")[0].encode() + b"=" not in start and name.endswith("xml"):
            content = head + close + start + b" " + declared.encode() + end + rest
    return with_parts(docx, {name: content})


def before_words(docx: bytes, xml: str) -> bytes:
    """The file with XML before the first run of the clause on leaving."""
    return replaced(docx, FIRST, xml.encode() + FIRST)


def tied(docx: bytes, *ties: tuple[str, str, str, bool]) -> bytes:
    """The file with relationships added to its document: id, last word of the type, target, whether it is outside."""
    mode = ' TargetMode="External"'
    written = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{type}" Target="{target}"{mode if out else ""}/>'
        for id, type, target, out in ties
    )
    return with_parts(docx, {RELATIONS: part_of(docx, RELATIONS).replace(b"</Rel", written.encode() + b"</Rel")})
