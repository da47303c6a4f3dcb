"""What the shell offers when a person presses Tab: ids of the library, worked out only then.

Completion never fails and never talks: where something is wrong, it offers nothing. Clause and template ids are
read off the file names, since the whole library takes longer to read than a person waits for a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from moudraft.deal import Deal
    from moudraft.library import Library

Completer = Callable[["click.Context", "click.Parameter", str], list[str]]


def quietly(offer: Callable[[click.Context], Iterable[str]]) -> Completer:
    """A completion from a list of words; whatever goes wrong, the shell sees no words."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        with suppress(Exception):
            return [word for word in offer(ctx) if word.startswith(incomplete)]
        return []

    return complete


def house(ctx: click.Context) -> Path | None:
    """The library that the command will use: the one that is named, else that of the settings."""
    if ctx.params.get("library"):
        return Path(ctx.params["library"])
    from moudraft.commands.shared.settled import settings_beside

    path = deal_path(ctx)
    named = settings_beside({"deal_path": path} if path else ctx.params).value("library")
    return Path(named) if named else None


def deal_path(ctx: click.Context) -> Path | None:
    """The deal that is named before, or the base that is.

    An option that still waits for its value keeps click from giving the arguments their names.
    """
    found = ctx.params.get("deal_path") or ctx.params.get("base") or next(iter(ctx.args), None)
    return None if found is None or str(found) == "-" else Path(found)


def _files(ctx: click.Context, folder: str, pattern: str) -> list[str]:
    """The ids of the library's files, those of one's own included."""
    from moudraft.data import path

    own = house(ctx)
    roots = [path(folder), *([own / folder] if own else [])]
    found = {each.relative_to(root).with_suffix("").as_posix() for root in roots for each in root.glob(pattern)}
    return sorted(found)


def clause_ids(ctx: click.Context) -> list[str]:
    return _files(ctx, "clauses", "*/*.md")


def clause_ids_of_the_deal(ctx: click.Context) -> list[str]:
    """The clauses of the library, and the provisions in the deal's own words."""
    found = clause_ids(ctx)
    with suppress(Exception):
        deal = _deal(ctx)
        if deal.clauses.own:
            from moudraft.selection.own_clauses import library_of

            found += [id for id in library_of(deal, library(ctx)).clauses if id not in found]
    return found


def topic_names(ctx: click.Context) -> list[str]:
    return sorted({id.partition("/")[0] for id in clause_ids(ctx)})


def library(ctx: click.Context) -> Library:
    from moudraft.drafting import load_library

    return load_library(house(ctx))


def red_line_ids(ctx: click.Context) -> list[str]:
    return list(library(ctx).red_lines)


def red_lines_to_keep(ctx: click.Context) -> list[str]:
    """All of them, or one of those that the base of the options holds; where there is no base, any there is."""
    with suppress(Exception):
        held = [library(ctx).id_of(each.id) for each in _base(ctx).red_lines if each.id and not each.private]
        return ["all", *held]
    return ["all", *red_line_ids(ctx)]


def what_to_minimise(ctx: click.Context) -> list[str]:
    """What options may be ranked by."""
    found = ["findings", "changes"]
    with suppress(Exception):
        found += [f"obligations on {party.short_name}" for party in _base(ctx).parties]
    return found


def meeting_names(ctx: click.Context) -> list[str]:
    """The meetings that a report may go to."""
    from moudraft.library.reading.paper_files import read_paper_kinds

    return list(read_paper_kinds(house(ctx)).meetings)


def rule_codes(ctx: click.Context) -> list[str]:
    """The codes of the rules that ``check`` applies, one's own included."""
    from moudraft.checks.file_rules import FILE_RULES
    from moudraft.checks.running import named_rules

    return [rule.code for rule in (*named_rules(library(ctx)), *FILE_RULES)]


def party_names(ctx: click.Context) -> list[str]:
    """The short names of the parties of the deal that is named before."""
    return [party.short_name for party in _deal(ctx).parties]


def examples(ctx: click.Context) -> list[str]:
    """The bundled examples."""
    from moudraft.data import path

    return sorted(each.stem for each in path("examples").glob("*.yaml"))


def body_names(ctx: click.Context) -> list[str]:
    """The public bodies that the register knows."""
    from moudraft.register.entries import load_register

    return [body.name for body in load_register(library(ctx).home, house(ctx)).bodies]


def _deal(ctx: click.Context) -> Deal:
    from moudraft.loading import load_deal

    path = deal_path(ctx)
    assert path is not None
    return load_deal(path, library=library(ctx))


def _base(ctx: click.Context) -> Deal:
    """The base of the options that are named before."""
    from moudraft.loading import load_deal
    from moudraft.yaml_source.text_file import parse, read_file

    path = Path(ctx.params.get("options_path") or ctx.args[0])
    return load_deal(path.parent / parse(read_file(path), str(path)).data["base"], library=library(ctx))


def several(offer: Callable[[click.Context], Iterable[str]]) -> Completer:
    """A completion of words that may stand one after another with commas between."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [before + comma + word for word in quietly(offer)(ctx, param, last)]

    return complete


def deals_or_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The bundled examples, and whatever files there are."""
    from click.shell_completion import CompletionItem

    found = [CompletionItem(name) for name in quietly(examples)(ctx, param, incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]


clauses = quietly(clause_ids)
clauses_of_the_deal = quietly(clause_ids_of_the_deal)
topics = quietly(topic_names)
red_lines = quietly(red_line_ids)
kept_lines = several(red_lines_to_keep)
minimised = quietly(what_to_minimise)
rules = quietly(rule_codes)
chosen_rules = several(rule_codes)
parties = quietly(party_names)
parties_or_all = quietly(lambda ctx: ["all", *party_names(ctx)])
meetings = quietly(meeting_names)
bodies = quietly(body_names)


@quietly
def commands(ctx: click.Context) -> Iterable[str]:
    """The commands there are, or those of the group whose name stands before."""
    found: object = ctx.find_root().command
    for word in ctx.params.get("words") or ():
        found = getattr(found, "get_command", lambda _ctx, _word: None)(ctx, word)
    return getattr(found, "list_commands", lambda _ctx: [])(ctx)
