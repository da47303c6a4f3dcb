"""``moudraft schema``: JSON Schemas, so that an editor completes and checks what a person writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json

EXAMPLES = """\b
Examples:
  moudraft schema deal > deal.schema.json
  moudraft schema deal --library our-clauses > deal.schema.json
  moudraft schema clause
\b
Then tell the editor, in the first line of deal.yaml:
  # yaml-language-server: $schema=deal.schema.json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft schema`` is asked."""

    kind: str
    library: Path | None = None


@click.command("schema", cls=Command, epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(["deal", "clause", "template"]))
@flags.library_option
def command(**given: Any) -> int:
    """Print the JSON Schema (draft 2020-12) of a deal, a clause or a template.

    It holds the ids of the clauses, red lines, models, options and items there are, your own library's included.
    The schema of a clause describes the data at the top of its file; under $defs it has the data block of a wording
    too.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load the library and print the schema."""
    from moudraft.drafting import load_library
    from moudraft.records.deal_schema import deal_schema
    from moudraft.records.library_schema import clause_schema, template_schema

    make = {"deal": deal_schema, "clause": clause_schema, "template": template_schema}[options.kind]
    print_json(make(load_library(options.library)))
    return 0
