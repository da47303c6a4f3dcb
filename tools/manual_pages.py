"""The manual as one page for the browser, and as the page that ``man moudraft`` shows; both made from the commands."""

from __future__ import annotations

import html
from collections.abc import Iterator
from importlib import import_module

import click

from moudraft import __version__
from moudraft.cli import COMMANDS, cli

STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a;
  background: #fff; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-top: 1px solid #767676; padding-top: 1rem; }
pre { background: #f3f4f6; padding: .75rem; overflow-x: auto; } code, pre { font-family: ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid #c8c8c8; } nav ul { columns: 2; } a { color: #0b4f9e; }
@media (max-width: 40rem) { nav ul { columns: 1; } }
@media print { nav { display: none; } h2 { break-after: avoid; } }
"""


def every_command() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Each command that does something by itself: its words, the command, and a context to ask it in."""
    root = click.Context(cli, info_name="moudraft")
    for name in COMMANDS:
        yield from _below(name, import_module(f"moudraft.commands.{name}").command, root)


def _below(
    words: str, command: click.Command, parent: click.Context
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(
        command, info_name=words.rpartition(" ")[2], parent=parent, help_option_names=["-h", "--help"]
    )
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None, sub
            yield from _below(f"{words} {sub}", found, context)
    else:
        yield words, command, context


def said(command: click.Command) -> list[str]:
    """What a command does, a paragraph each."""
    text = (command.help or "").replace("\b", "").strip()
    return [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]


def options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Each option as it is written, and what it does."""
    for param in command.get_params(context):
        if isinstance(param, click.Option) and (record := param.get_help_record(context)):
            yield record


def examples(command: click.Command) -> list[str]:
    lines = (command.epilog or "").replace("\b\n", "").splitlines()
    return [line.strip() for line in lines if line.startswith("  ")]


def usage(command: click.Command, context: click.Context) -> str:
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


# --- for the browser --------------------------------------------------------------------------------


def manual_in_html() -> str:
    """One page that needs nothing else."""
    found = list(every_command())
    links = "".join(f'<li><a href="#{_id(words)}">moudraft {words}</a></li>' for words, _, _ in found)
    parts = [
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>moudraft {__version__}: the manual</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>moudraft {__version__}: the manual</h1>", *(f"<p>{html.escape(each)}</p>" for each in said(cli)),
        f'<nav aria-label="Commands"><h2>Commands</h2><ul>{links}</ul></nav>',
        *(_command_in_html(*each) for each in found), "</main>\n</body>\n</html>\n",
    ]  # fmt: skip
    return "\n".join(parts)


def _command_in_html(words: str, command: click.Command, context: click.Context) -> str:
    rows = "".join(
        f'<tr><th scope="row"><code>{html.escape(name)}</code></th><td>{html.escape(help)}</td></tr>'
        for name, help in options(command, context)
    )
    return "\n".join(
        [
            f'<section id="{_id(words)}">\n<h2>moudraft {words}</h2>',
            *(f"<p>{html.escape(each)}</p>" for each in said(command)),
            f'<pre tabindex="0">{html.escape(usage(command, context))}</pre>\n<h3>Examples</h3>',
            f'<pre tabindex="0">{html.escape(chr(10).join(examples(command)))}</pre>\n<h3>Options</h3>',
            '<table><thead><tr><th scope="col">Option</th><th scope="col">What it does</th></tr></thead>',
            f"<tbody>{rows}</tbody></table>\n</section>",
        ]
    )


def _id(words: str) -> str:
    return words.replace(" ", "-")


# --- for man ----------------------------------------------------------------------------------------


def manual_for_man() -> str:
    """The page in the language of man."""
    parts = [
        f'.TH MOUDRAFT 1 "" "moudraft {__version__}" "User Commands"',
        ".SH NAME", _roff("moudraft - draft agreements between public bodies from what they settled"),
        ".SH SYNOPSIS", ".B moudraft", _roff("[OPTIONS] COMMAND [ARGS]..."),
        ".SH DESCRIPTION", *_paragraphs(said(cli)), ".SH COMMANDS",
        *(line for each in every_command() for line in _command_for_man(*each)),
        ".SH EXIT STATUS", *_exit_codes(),
        ".SH FILES", ".TP", ".I moudraft.toml", _roff("Settings, beside a deal or in a folder above it."),
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _command_for_man(words: str, command: click.Command, context: click.Context) -> Iterator[str]:
    yield f'.SS "moudraft {words}"'
    yield from _paragraphs(said(command))
    yield from (".PP", _roff(usage(command, context)))
    for name, help in options(command, context):
        yield from (".TP", f".B {_roff(name)}", _roff(help))
    yield from (".PP", "Examples:", ".nf", *(f"    {_roff(each)}" for each in examples(command)), ".fi")


def _exit_codes() -> Iterator[str]:
    for code, means in (
        ("0", "All is well."), ("1", "The work was done, and there are findings at or above --fail-on."),
        ("2", "Bad usage, or an input that cannot be used."), ("70", "moudraft itself went wrong."),
        ("130", "Interrupted."),
    ):  # fmt: skip
        yield from (".TP", f".B {code}", _roff(means))


def _paragraphs(texts: list[str]) -> Iterator[str]:
    for each in texts:
        yield from (".PP", _roff(each))


def _roff(text: str) -> str:
    """A line that man shows as it is: nothing in it is a request or an escape."""
    line = " ".join(text.split()).replace("\\", "\\\\").replace("-", "\\-")
    line = "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in line)
    return f"\\&{line}" if line[:1] in (".", "'") else line
