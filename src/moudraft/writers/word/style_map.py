"""The map that goes with a firm's style file, names of its styles by role, carried in the file itself."""

from __future__ import annotations

import io
import zipfile

import msgspec

from moudraft.office.package_reading import Package
from moudraft.writers.word.word_names import ROLES

MAP_PART = "moudraft/style.json"
"""The entry of a style file that holds its map."""


def wishes_in(style: bytes, name: str) -> dict[str, str]:
    """The map in a style file; nothing where it has none."""
    package = Package(style, name)
    try:
        found = msgspec.json.decode(package.read(MAP_PART), type=dict[str, str]) if MAP_PART in package else {}
    except msgspec.DecodeError:
        return {}
    return {role: name for role, name in found.items() if role in ROLES}


def with_wishes(style: bytes, wishes: dict[str, str]) -> bytes:
    """A style file that carries a map; what is no package stays as it is, for whoever reads it to refuse."""
    held = io.BytesIO(style)
    try:
        with zipfile.ZipFile(held, "a") as target:
            target.writestr(zipfile.ZipInfo(MAP_PART, (1980, 1, 1, 0, 0, 0)), msgspec.json.encode(wishes))
    except (zipfile.BadZipFile, OSError, ValueError):
        return style
    return held.getvalue()
