"""Settings: what an organisation or a person says once, so that it need not be said with every command.

They stand in ``moudraft.toml`` beside or above the deal, and in a file of the person's own; some in the environment.
:data:`SETTINGS` lists them; :mod:`moudraft.settings.settings_file` reads them.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.
# Every command reads this at its start, so the shape of a settings file stands apart.

from typing import Any, Literal

import msgspec

from moudraft.problems import Location

FILE = "moudraft.toml"


class Setting(msgspec.Struct, frozen=True):
    """One setting: what it does, an example in TOML, the variable that may hold it, and the option that goes before it.

    ``path``: its value is a file or a folder, and a relative one is meant from the folder of the settings.
    """

    help: str
    example: str
    variable: str = ""
    option: str = ""
    path: bool = False


SETTINGS: dict[str, Setting] = {
    "library": Setting(
        "The folder of your own clauses, laid over the built-in ones.", 'library = "clauses"',
        "MOUDRAFT_LIBRARY", "--library", path=True,
    ),
    "style": Setting(
        "Your house style, a .docx or .dotx file.", 'style = "house-style.docx"', "MOUDRAFT_STYLE", "--style", path=True
    ),
    "author": Setting(
        "Whose name a document carries as its author, where the deal does not say.", 'author = "Legal Services"',
        "MOUDRAFT_AUTHOR", "--author",
    ),
    "output": Setting(
        "What a draft is called where -o does not say: {stem} is the deal’s file name, {title}, {date}, {template}, "
        "{version} and {reference} what the deal has.",
        'output = "{title} {date}"', "MOUDRAFT_OUTPUT", "-o",
    ),
    "posture": Setting(
        "How much a draft says beyond what was settled, where the deal does not say: lean, usual or full.",
        'posture = "lean"', "MOUDRAFT_POSTURE", "--set clauses.posture=",
    ),
    "accept": Setting(
        "Warnings that you live with in every deal, each with the reason; a deal’s own accepted goes before it.",
        'accept = { W801 = "our members prefer the word" }',
    ),
    "body": Setting(
        "Your own body, with the keys of a party in a deal: the interview takes it for the first partner.",
        '[body]\nname = "Northmoor District Council"\nshort_name = "Northmoor"\n'
        'address = "Town Hall, High Street, Northmoor NM1 1AA"\nsignatory = { office = "Chief Executive" }\n'
        'approval = { by = "the Cabinet" }',
    ),
}  # fmt: skip
"""Every setting, in the order in which it is shown. A value in the environment is text, so maps have no variable."""

Source = Literal["environment", "project", "own"]


class Given(msgspec.Struct, frozen=True):
    """The value of a setting and where it was said; a path is absolute."""

    value: Any
    source: Source
    location: Location


class Settings(msgspec.Struct, frozen=True):
    """The settings that hold, each with its place. ``files`` are those that were read, each before the next."""

    given: dict[str, Given] = {}
    files: tuple[str, ...] = ()

    def value(self, name: str) -> Any:
        """The value of a setting; None where nobody said it."""
        found = self.given.get(name)
        return None if found is None else found.value
