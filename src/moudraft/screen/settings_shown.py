"""The settings for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.records.settings_data import SettingData, SettingsData


def settings_shown(facts: SettingsData) -> str:
    """Each setting with its value and where it was said, and what it does; then the files."""
    lines = [line for each in facts.settings for line in _setting(each)]
    if facts.files:
        lines += ["", "Read, the first before the next:", *(f"  {file}" for file in facts.files)]
    return "\n".join(lines)


def _setting(facts: SettingData) -> list[str]:
    if facts.source == "nowhere":
        said = "not set"
    else:
        said = f"{value_shown(facts.value)}  ({facts.file}{f':{facts.line}' if facts.line else ''})"
    ways = [*([facts.option] if facts.option else []), *([facts.variable] if facts.variable else [])]
    about = facts.about + (f" Also: {' or '.join(ways)}." if ways else "")
    return [f"{facts.name}: {said}", wrapped(about, 4)]


def value_shown(value: Any) -> str:
    """A value on one line, as a person would say it."""
    if isinstance(value, dict):
        inside = {key: f"{{{value_shown(each)}}}" if isinstance(each, dict) else value_shown(each)
                  for key, each in value.items()}  # fmt: skip
        return "; ".join(f"{key}: {each}" for key, each in inside.items())
    if isinstance(value, list):
        return ", ".join(map(value_shown, value))
    return str(value)
