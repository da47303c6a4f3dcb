"""The pages of docs/ that are generated from the program and its library; ``--check`` says which are out of date.

``make_docs.py`` calls :func:`pages`; run alone, this module writes its own pages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it also runs as a script

import click  # noqa: E402
from tools import terminal_picture  # noqa: E402
from tools.deal_file_page import deal_file_page  # noqa: E402
from tools.deal_keys import LISTS  # noqa: E402
from tools.library_pages import clauses_page, law_page  # noqa: E402
from tools.manual_pages import manual_for_man, manual_in_html  # noqa: E402
from tools.markdown_page import code, page, table, words  # noqa: E402

from moudraft.cli import COMMANDS, cli  # noqa: E402
from moudraft.drafting import load_library  # noqa: E402
from moudraft.library import Library  # noqa: E402
from moudraft.settings import SETTINGS  # noqa: E402
from moudraft.settings.settings_page import settings_begun  # noqa: E402

WIDTH = 100


def pages() -> dict[Path, str]:
    """Each generated page by its path in the project."""
    library = load_library()
    return {
        Path("docs/deal-file.md"): deal_file_page(library),
        Path("docs/lists.md"): lists_page(library),
        Path("docs/clauses.md"): clauses_page(library),
        Path("docs/law.md"): law_page(library),
        Path("docs/commands.md"): commands_page(),
        Path("docs/settings.md"): settings_page(),
        Path("docs/manual.html"): manual_in_html(),
        Path("docs/moudraft.1"): manual_for_man(),
        terminal_picture.PICTURE.relative_to(ROOT): terminal_picture.picture(),
    }


def settings_page() -> str:
    introduction = (
        "What an organisation or a person says once stands in `moudraft.toml`. `moudraft init` begins one; `moudraft "
        "settings` shows what holds and where it was said; `moudraft explain` shows what of it changed a draft."
    )
    order = (
        "1. an option of the command, such as `--style`;\n"
        "2. the deal itself;\n"
        "3. the environment;\n"
        "4. `moudraft.toml` beside the deal, or in the nearest folder above that has one (the folder you are in, where "
        "no deal is named);\n"
        "5. a file of your own: `moudraft.toml` in the place where your system keeps settings, or the one that "
        "`MOUDRAFT_SETTINGS` names; where that is empty, none."
    )
    python = "Called from Python, moudraft reads no settings: there, everything is an argument."
    rows = (
        (code(name), each.help, code(each.option) if each.option else "", code(each.variable) if each.variable else "")
        for name, each in SETTINGS.items()
    )
    example = settings_begun("Northmoor District Council", library="library", style="house-style.docx")
    return page(
        "Settings", "src/moudraft/settings", introduction,
        "## What wins over what", "The first of these that says something holds, setting by setting:", order, python,
        "## Each setting", table(("setting", "what it does", "option that goes before it", "variable"), rows),
        "A path that is not absolute is meant from the folder of the file that names it. The keys under `body` are "
        "those of a party in a [deal](deal-file.md).",
        "## A whole file", f"```toml\n{example}```",
    )  # fmt: skip


def lists_page(library: Library) -> str:
    introduction = (
        "Lines the library offers for the lists of a [deal](deal-file.md). Write an id to take a line as it is, or "
        "`{text: …}` for your own. A line that asks for details takes them as keys beside the id: "
        "`{id: …, detail: …}`. The draft fills the holes `{{ … }}`."
    )
    return page("The short items", "the lists in clauses/", introduction, *lists(library))


def lists(library: Library) -> Iterator[str]:
    for name, items in library.items.items():
        if not items:
            continue
        yield from (f"## {name}", LISTS[name][0].upper() + LISTS[name][1:] + ".")
        yield table(
            ("id", "text", "details it asks for"),
            (
                (code(item.id), words(item.text), "; ".join(f"`{key}`: {ask}" for key, ask in item.asks.items()))
                for item in items.values()
            ),
        )


def commands_page() -> str:
    introduction = (
        "Every command, as its own `--help` shows it; [one page for the browser](manual.html) and `docs/moudraft.1` "
        "for man say the same. [Exit codes](exit-codes.md) and the use in scripts have a page of their own."
    )
    return page("Commands", "the command's own help", introduction, *helps(cli, "moudraft"), *every_command())


def every_command() -> Iterator[str]:
    for name in COMMANDS:
        yield from helps(import_module(f"moudraft.commands.{name}").command, f"moudraft {name}")


def helps(command: click.Command, name: str) -> Iterator[str]:
    """The help of a command and of those below it."""
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )
    yield f"## {name}"
    yield f"```text\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group) and command is not cli:
        for sub in command.list_commands(context):
            below = command.get_command(context, sub)
            assert below is not None, sub
            yield from helps(below, f"{name} {sub}")


def out_of_date() -> list[Path]:
    """The pages whose file is not what would be generated now."""
    return [path for path, text in pages().items() if not same(ROOT / path, text)]


def same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the pages of docs/ that come from the program and its library.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page is out of date")
    if parser.parse_args().check:
        stale = out_of_date()
        for path in stale:
            print(f"{path} is out of date: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
