"""The house style: what a draft takes from a style file, and that file read once and kept between runs."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from moudraft import __version__, data
from moudraft import office as office_room
from moudraft.kept import keep, known, read_kept
from moudraft.writers.word.list_form import ListForm

_READERS = (
    "word_names.py", "style_file.py", "house_style.py", "inert_style.py", "firm_styles.py", "style_roles.py",
    "style_completion.py", "built_in_lists.py", "style_map.py", "ready_lists.py", "list_form.py",
)  # fmt: skip


class Link(NamedTuple):
    """How a style is numbered: the list instance, its definition, and the level in it."""

    number: int
    definition: int
    level: int


class Level(NamedTuple):
    """One level of a list: number format, text such as "%1.%2", and where its text begins (twips)."""

    format: str
    text: str
    left: int


class Part(NamedTuple):
    """One part of the package: name ("/word/styles.xml"), content type, bytes, and relationships as XML."""

    name: str
    content_type: str
    blob: bytes
    relationships: bytes


class StyleSheet(NamedTuple):
    """All that a draft takes from a style file.

    ``ids`` maps a role to a style id, ``links`` a numbered role to its list, ``levels`` (definition, level)
    to that level; ``lists`` are all of them, ready to be filled in. ``headers`` and ``footers`` are part names;
    ``section`` is the page set-up as XML; ``text_width`` and ``text_height`` of a page and ``em``, the size of the type
    in tables, are in twips; ``dropped`` is what the file holds that no draft is to carry. ``styled`` are the links that
    the styles themselves have, ``foreign`` is whether any numbers look otherwise than ours, ``pages`` the kind of page
    of each header and footer in turn (``all``, ``first``, ``even``), and ``played`` how each role was found: the name
    of its style, and the way. ``edge_tabs`` are where the tabs of headers and footers stop by themselves.
    """

    parts: tuple[Part, ...]
    document_name: str
    numbering_name: str
    styles_name: str
    root_relationships: bytes
    lists: ListForm
    ids: dict[str, str]
    links: dict[str, Link]
    levels: dict[tuple[int, int], Level]
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    section: str
    text_width: int
    text_height: int
    em: int
    dropped: tuple[str, ...] = ()
    styled: dict[str, Link] = {}
    foreign: bool = False
    pages: tuple[str, ...] = ()
    played: dict[str, tuple[str, str]] = {}
    edge_tabs: tuple[int, ...] = ()


def read_style_sheet(style: bytes | None = None) -> StyleSheet:
    """The style sheet of a house's own file or the bundled one; ``MoudraftError`` says all that it lacks."""
    return _read(_bundled() if style is None else style)


@functools.cache
def _bundled() -> bytes:
    return data.path("templates/style/house-style.docx").read_bytes()


@functools.lru_cache(maxsize=4)
def _read(style: bytes) -> StyleSheet:
    key = _key(style)
    sheet = read_kept("style", key, lambda content: msgspec.msgpack.decode(content, type=StyleSheet))
    if sheet is not None:
        return sheet
    from moudraft.writers.word.style_file import parsed

    sheet = parsed(style)
    keep("style", key, msgspec.msgpack.encode(sheet))
    return sheet


def _key(style: bytes) -> str:
    """A hash of the style file and of what is known of the code that reads it."""
    digest = hashlib.sha256(style)
    digest.update(__version__.encode())
    own = [Path(__file__).with_name(name) for name in _READERS]
    names = data.path("templates/style/style-names.yml")
    for path in (*own, names, *sorted(Path(office_room.__file__).parent.glob("*.py"))):
        digest.update(known(path))
    return digest.hexdigest()
