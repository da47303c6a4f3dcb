"""``moudraft schema``: JSON Schemas of what a person writes, for editors, and of what moudraft writes, for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json
from moudraft.records.output_schemas import OUTPUTS, output_schema

WRITTEN = {
    "deal": "deal.yaml",
    "clause": "the data at the top of a clause file; under $defs the data block of a wording too",
    "template": "a kind of paper, templates/<name>.yaml",
}
"""What a person writes: their schemas hold the ids of the library."""
ALSO = {"ast": "document"}
"""Other names of what moudraft writes: as ``draft --format`` has them."""
EXAMPLES = """\b
Examples:
  moudraft schema deal > deal.schema.json
  moudraft schema deal --library our-clauses > deal.schema.json
  moudraft schema check                                          what check --json prints
  moudraft schema ast > draft.schema.json                        what draft --format ast writes
\b
Then tell the editor, in the first line of deal.yaml:
  # yaml-language-server: $schema=deal.schema.json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft schema`` is asked; ``library`` bears on what a person writes, and on nothing else."""

    kind: str
    library: Path | None = None
    as_json: bool = False


class SchemaCommand(Command):
    """A command whose help lists the kinds of schema there are."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("What you write"):
            formatter.write_dl(list(WRITTEN.items()))
        with formatter.section("What moudraft writes"):
            formatter.write_dl([(kind, f"{each.about}: {each.written_by}") for kind, each in OUTPUTS.items()])
        super().format_options(ctx, formatter)


@click.command("schema", cls=SchemaCommand, epilog=EXAMPLES)
@click.argument("kind", metavar="KIND", type=click.Choice([*WRITTEN, *OUTPUTS, *ALSO]))
@flags.library_option
@click.option("--json", "as_json", is_flag=True, help="A schema is JSON anyway; so is what goes wrong, then.")
def command(**given: Any) -> int:
    """Print the JSON Schema (draft 2020-12) of something you write, or of something moudraft writes.

    The schema of a deal, a clause or a template holds the ids of the clauses, red lines, models, options and items
    there are, your own library's included. The schema of an output has the number of its format: docs/format.md says
    what that promises.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Make the schema and print it."""
    kind = ALSO.get(options.kind, options.kind)
    print_json(_written(options) if kind in WRITTEN else output_schema(kind))
    return 0


def _written(options: Options) -> dict[str, Any]:
    from moudraft.drafting import load_library
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.records.deal_schema import deal_schema
    from moudraft.records.library_schema import clause_schema, template_schema

    library = load_library(options.library)
    if options.kind == "deal":
        return deal_schema(library, read_paper_kinds(options.library))
    return {"clause": clause_schema, "template": template_schema}[options.kind](library)
