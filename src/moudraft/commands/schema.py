"""``moudraft schema``: JSON Schemas, so that an editor completes and checks what a person writes."""

from __future__ import annotations

from pathlib import Path

import click

from moudraft.commands.shared import options

EXAMPLES = """\b
Examples:
  moudraft schema deal > deal.schema.json
  moudraft schema deal --library our-clauses > deal.schema.json
  moudraft schema clause
\b
Then tell the editor, in the first line of deal.yaml:
  # yaml-language-server: $schema=deal.schema.json
"""


@click.command("schema", cls=options.Command, epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(["deal", "clause", "template"]))
@options.library_option
def command(kind: str, library: Path | None) -> int:
    """Print the JSON Schema (draft 2020-12) of a deal, a clause or a template.

    It holds the ids of the clauses, red lines, models, options and items there are, your own library's included.
    The schema of a clause describes the data at the top of its file; under $defs it has the data block of a wording
    too.
    """
    from moudraft.drafting import load_library
    from moudraft.records.deal_schema import deal_schema
    from moudraft.records.library_schema import clause_schema, template_schema

    make = {"deal": deal_schema, "clause": clause_schema, "template": template_schema}[kind]
    options.print_json(make(load_library(library)))
    return 0
