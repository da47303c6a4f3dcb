"""The house style: what a draft takes from a style file, and that file read once and kept between runs."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import functools
import os
from pathlib import Path

import msgspec

from moudraft import __version__, data
from moudraft import office as office_room
from moudraft.hashes import sha256
from moudraft.kept import keep, known, read_kept
from moudraft.writers.word.list_form import ListForm

_READERS = (
    "word_names.py", "style_file.py", "house_style.py", "inert_style.py", "firm_styles.py", "style_roles.py",
    "style_completion.py", "built_in_lists.py", "style_map.py", "ready_lists.py", "list_form.py",
)  # fmt: skip


class Link(msgspec.Struct, frozen=True, array_like=True):
    """How a style is numbered: the list instance, its definition, and the level in it."""

    number: int
    definition: int
    level: int

    @property
    def at(self) -> tuple[int, int]:
        """The definition, and the level in it."""
        return self.definition, self.level


class Level(msgspec.Struct, frozen=True, array_like=True):
    """One level of a list: number format, text such as "%1.%2", and where its text begins (twips)."""

    format: str
    text: str
    left: int


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One part of the package: name ("/word/styles.xml"), content type, bytes, and relationships as XML."""

    name: str
    content_type: str
    blob: bytes
    relationships: bytes


class StyleSheet(msgspec.Struct, frozen=True, array_like=True):
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
    digest = sha256(style)
    digest.update(__version__.encode())
    own = [str(Path(__file__).with_name(name)) for name in _READERS]
    names = str(data.path("templates/style/style-names.yml"))
    office = os.path.dirname(office_room.__file__)  # noqa: PTH120
    ours = (f"{office}/{name}" for name in sorted(os.listdir(office)) if name.endswith(".py"))  # noqa: PTH208
    digest.update(known(*own, names, *ours))
    return digest.hexdigest()
