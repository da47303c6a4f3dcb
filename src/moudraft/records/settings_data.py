"""The settings of a place as scripts read them: what ``moudraft settings --json`` prints."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Any, Literal

import msgspec

from moudraft.settings import SETTINGS, Settings

Where = Literal["environment", "project", "own", "nowhere"]


class SettingData(msgspec.Struct, frozen=True, kw_only=True):
    """One setting: its value (null where nobody said it), where it was said, and what may say it."""

    name: str
    value: Any
    source: Where
    file: str
    line: int
    about: str
    variable: str
    option: str


class SettingsData(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, and the files that were read; the first of them goes before the next."""

    format: int = 1
    settings: tuple[SettingData, ...]
    files: tuple[str, ...]


def settings_data(settings: Settings) -> SettingsData:
    """All settings as data, those that nobody said too."""
    found = []
    for name, each in SETTINGS.items():
        given = settings.given.get(name)
        found.append(
            SettingData(
                name=name, value=given.value if given else None, source=given.source if given else "nowhere",
                file=given.location.file if given else "", line=given.location.line if given else 0,
                about=each.help, variable=each.variable, option=each.option,
            )
        )  # fmt: skip
    return SettingsData(settings=tuple(found), files=settings.files)
