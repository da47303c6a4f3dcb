"""``moudraft explain``: why each clause is in, what was turned down, and where each value came from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moudraft.commands.shared import complete, options
from moudraft.english import date
from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.drafting import Draft
    from moudraft.library import Library
    from moudraft.problems import MoudraftError

EXAMPLES = """\b
Examples:
  moudraft explain deal.yaml                               everything
  moudraft explain deal.yaml veto                          one clause, by id, code or the end of its id
  moudraft explain deal.yaml SAF-7 --set terms.veto=block  what would be different
  moudraft explain deal.yaml --json
"""
Facts = dict[str, Any]


@click.command("explain", cls=options.Command, epilog=EXAMPLES)
@options.deal_argument
@click.argument("clause_name", metavar="[CLAUSE]", required=False, shell_complete=complete.clauses)
@options.set_option
@options.library_option
@options.json_option
def command(
    deal_path: Path, clause_name: str | None, sets: tuple[str, ...], library: Path | None, as_json: bool
) -> int:
    """Say why each clause is in, which wordings were turned down, and where each value came from."""
    from moudraft.commands.shared.clause_names import find_clause
    from moudraft.records.explanation import explanation

    deal, books = options.load(deal_path, sets, library)
    clause = find_clause(books, clause_name) if clause_name else None
    made, places, stopped = drafted(deal, books)
    facts = explanation(made, places, clause)
    if as_json:
        options.print_json(facts)
    else:
        click.echo(as_text(facts))
    # A draft that cannot be assembled is still explained: that is when the explanation is needed most.
    if stopped is not None:
        raise stopped
    return 0


def drafted(deal: Deal, library: Library) -> tuple[Draft, dict[str, str], MoudraftError | None]:
    """The draft without its checks, where each slot stands in it, and what stopped it where it has no document."""
    import datetime

    from moudraft.document.assembly import assemble
    from moudraft.document.places import place_of
    from moudraft.drafting import Draft
    from moudraft.problems import MoudraftError
    from moudraft.selection import select

    selection = select(deal, library)
    no_day = datetime.date.min  # an explanation has no date in it
    try:
        made = Draft(deal, library, selection, assemble(deal, selection, library), (), no_day)
    except MoudraftError as error:
        return Draft(deal, library, selection, None, (), no_day), {}, error  # type: ignore[arg-type]
    return made, {each.id: place_of(made, each) for each in made.document.all_provisions()}, None


# --- the words ------------------------------------------------------------------------------------


def as_text(facts: Facts) -> str:
    """The explanation for a person to read."""
    template = facts["template"]["title"]
    parts = [f"{facts['title']}: {template} ({facts['deal']}, library {facts['library']})"]
    for heading, key, block in (
        ("Red lines", "red_lines", red_line_block),
        ("Terms, and where each came from", "terms", term_block),
        ("Clauses", "clauses", clause_block),
        ("Left out", "left_out", left_out_block),
    ):
        if facts[key]:
            parts += ["", heading, *(block(each) for each in facts[key])]
    return "\n".join(parts)


def source(facts: Facts) -> str:
    """`` (deal.yaml:12)``, or nothing where there is no place to point at."""
    if not facts["file"]:
        return ""
    return f" ({facts['file']}:{facts['line']})" if facts["line"] else f" ({facts['file']})"


def clause_block(facts: Facts) -> str:
    name = f"{facts['title']}, {facts['place']}" if facts["place"] else facts["title"]
    code = f", {facts['code']}" if facts["code"] else ""
    lines = ["", wrapped(f"{name} [{facts['clause']}{code}]", 2)]
    lines += [wrapped(f"{why['text']}{source(why)}", 4, "in:      ") for why in facts["because"]]
    if facts["keeps"]:
        lines.append(wrapped(", ".join(facts["keeps"]), 4, "keeps:   "))
    shape = "" if facts["register"] == "clause" else f" (a {facts['register']})"
    lines.append(wrapped(f"{facts['wording']}{shape}: {chosen_words(facts)}{source(facts)}", 4, "wording: "))
    lines += [wrapped(f"{no['wording']}: {no['why']}", 4, "not:     ") for no in facts["turned_down"]]
    return "\n".join(lines)


def chosen_words(facts: Facts) -> str:
    """Why this wording."""
    chosen = facts["chosen"]
    if chosen["by"] != "condition":
        return f"the {chosen['by']} names it{source(chosen)}"
    if chosen["matched"]:
        return ", ".join(chosen["matched"])
    return "it always fits" if facts["turned_down"] else "the only one"


def left_out_block(facts: Facts) -> str:
    return wrapped(f"{facts['title']} [{facts['slot']}]: {facts['why']}{source(facts)}", 2, "- ")


def term_block(facts: Facts) -> str:
    shown = "; ".join(f"{each['value']} ({value_words(each)})" for each in facts["values"])
    because = facts["because"]
    if facts["source"] == "flag":
        because = "set on the command line"
    elif facts["source"].endswith("default"):
        because = f"{facts['source']}: {because}"
    return "\n".join([wrapped(f"{facts['axis']}: {shown}", 2), wrapped(f"{because}{source(facts)}", 6)])


def value_words(facts: Facts) -> str:
    details = [f"{name}: {_plain(value)}" for name, value in facts["details"].items()]
    return "; ".join([facts["label"], *details])


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "to confirm" if isinstance(value, dict) else str(value)


def red_line_block(facts: Facts) -> str:
    held = f"held by {', '.join(facts['held_by'])}{source(facts)}"
    means = f" ({facts['means']})" if facts["means"] else ""
    private = "; private" if facts["private"] else ""
    lines = [wrapped(f"{facts['title']}{means}: {held}{private}", 2)]
    if facts["waiver"]:
        waiver = facts["waiver"]
        lines.append(wrapped(f"waived by {waiver['by']} on {date(waiver['on'])}: {waiver['why']}", 6))
    if facts["kept_by"]:
        lines.append(wrapped("kept by " + ", ".join(facts["kept_by"]), 6))
    elif not facts["protected"]:
        lines.append(wrapped("no clause of this draft reflects it", 6))
    return "\n".join(lines)
