"""``moudraft explain``: why each clause is in, what was turned down, and where each value came from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import load
from moudraft.commands.shared.outputs import print_json, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moudraft.deal import Deal
    from moudraft.drafting import Draft
    from moudraft.library import Library
    from moudraft.problems import MoudraftError
    from moudraft.records.explanation_data import SettingMade

EXAMPLES = """\b
Examples:
  moudraft explain deal.yaml                               everything
  moudraft explain deal.yaml veto                          one clause, by id, code or the end of its id
  moudraft explain deal.yaml SAF-7 --set terms.veto=block  what would be different
  moudraft explain deal.yaml --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft explain`` is asked; without ``clause_name``, everything."""

    deal_path: Path
    clause_name: str | None = None
    sets: tuple[str, ...] = ()
    library: Path | None = None
    as_json: bool = False


@click.command("explain", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@click.argument("clause_name", metavar="[CLAUSE]", required=False, shell_complete=complete.clauses_of_the_deal)
@flags.set_option
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """Say why each clause is in, which wordings were turned down, and where each value came from."""
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, select, assemble, explain."""
    from moudraft.records.clause_names import find_clause
    from moudraft.records.explanation import explanation
    from moudraft.screen.explanation_shown import explanation_shown
    from moudraft.selection.own_clauses import library_of

    deal, library = load(options.deal_path, options.sets, options.library)
    clause = find_clause(library_of(deal, library), options.clause_name) if options.clause_name else None
    made, places, stopped = _drafted(deal, library)
    facts = explanation(made, places, clause)
    if clause is None:
        facts = msgspec.structs.replace(facts, settings=(*_settings(), *facts.settings))
    print_json(facts) if options.as_json else show(explanation_shown(facts))
    # A draft that cannot be assembled is still explained: that is when the explanation is needed most.
    if stopped is not None:
        raise stopped
    return 0


def _settings() -> Iterator[SettingMade]:
    """What a draft takes from the settings beside what the deal leaves to them: the library, the style, its name."""
    from moudraft.commands.shared.settled import settings_for_options
    from moudraft.records.explanation_data import SettingMade

    for name, given in settings_for_options().items():
        yield SettingMade(key=name, value=str(given.value), file=given.location.file, line=given.location.line)


def _drafted(deal: Deal, library: Library) -> tuple[Draft, dict[str, str], MoudraftError | None]:
    """The draft without its checks, where each slot stands in it, and what stopped it where it has no document."""
    from moudraft.document.assembly import assembled
    from moudraft.document.places import place_of
    from moudraft.drafting import Draft
    from moudraft.problems import MoudraftError
    from moudraft.selection import select

    selection = select(deal, library)
    library = selection.library or library
    no_day = datetime.date.min  # an explanation has no date in it
    try:
        document, provenance = assembled(deal, selection, library)
        made = Draft(deal, library, selection, document, no_day, provenance)
    except MoudraftError as error:
        return Draft(deal, library, selection, None, no_day), {}, error  # type: ignore[arg-type]
    return made, {each.id: place_of(made, each) for each in made.document.all_provisions()}, None
