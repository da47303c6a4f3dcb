"""``moudraft clauses``: list, show and search the clause library; begin and check one of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from moudraft.commands.house_library import check, new
from moudraft.commands.shared import complete, options
from moudraft.screen.columns import columns, wrapped

EXAMPLES = """\b
Examples:
  moudraft clauses list --topic safeguards
  moudraft clauses show veto
  moudraft clauses search pooled budget
  moudraft clauses new veto --library our-clauses
  moudraft clauses check our-clauses
"""
LIST_EXAMPLES = """\b
Examples:
  moudraft clauses list
  moudraft clauses list --topic safeguards
  moudraft clauses list --protects veto
  moudraft clauses list --library our-clauses --json
"""
SHOW_EXAMPLES = """\b
Examples:
  moudraft clauses show safeguards/veto
  moudraft clauses show veto             the end of an id will do
  moudraft clauses show SAF-7 --json     and so will a code
"""
SEARCH_EXAMPLES = """\b
Examples:
  moudraft clauses search pooled budget
  moudraft clauses search "section 113"
"""
Facts = dict[str, Any]


@click.group("clauses", cls=options.Group, epilog=EXAMPLES)
def command() -> None:
    """List, show and search the clause library; begin and check one of your own."""


@command.command("list", cls=options.Command, epilog=LIST_EXAMPLES)
@click.option("--topic", metavar="TOPIC", shell_complete=complete.topics, help="Only the clauses of one topic.")
@click.option("--protects", metavar="RED_LINE", shell_complete=complete.red_lines, help="Only those that keep it.")
@options.library_option
@options.json_option
def list_(topic: str | None, protects: str | None, library: Path | None, as_json: bool) -> int:
    """List the clauses: id, code and title."""
    from moudraft.drafting import load_library
    from moudraft.problems import Location
    from moudraft.records.clause_data import brief

    books = load_library(library)
    chosen = [books.clauses[id] for id in sorted(books.clauses)]
    if topic is not None:
        _check_topic(topic, {clause.topic for clause in chosen})
        chosen = [clause for clause in chosen if clause.topic == topic]
    if protects is not None:
        line = books.find("red_lines", protects, Location("--protects"))
        chosen = [clause for clause in chosen if line in clause.protects]
    facts = [brief(clause, library) for clause in chosen]
    if as_json:
        options.print_json(facts)
    else:
        _print_list(facts)
    return 0


def _check_topic(topic: str, topics: set[str]) -> None:
    from moudraft.problems import Location, MoudraftError, Problem, did_you_mean

    if topic not in topics:
        hint = did_you_mean(topic, sorted(topics)) or "the topics are " + ", ".join(sorted(topics))
        raise MoudraftError(Problem(Location("--topic"), f'unknown topic "{topic}"', hint))


def _print_list(facts: list[Facts]) -> None:
    yours = any(each["yours"] for each in facts)
    rows = []
    for each in facts:
        mark = ("*" if each["yours"] else " ",) if yours else ()
        status = "" if each["status"] == "approved" else f" ({each['status']})"
        rows.append((*mark, each["id"], each["code"], each["title"] + status))
    for line in columns(rows):
        click.echo(line)
    legend = "; * comes from your own library" if yours else ""
    options.say(f"{options.plural(len(facts), 'clause')}{legend}. Next: moudraft clauses show ID")


@command.command("show", cls=options.Command, epilog=SHOW_EXAMPLES)
@click.argument("clause_name", metavar="CLAUSE", shell_complete=complete.clauses)
@options.library_option
@options.json_option
def show(clause_name: str, library: Path | None, as_json: bool) -> int:
    """Show a clause and its wordings.

    With it: what it is for, what it rests on, what needs it, and which documents it stands in.
    """
    from moudraft.commands.shared.clause_names import find_clause
    from moudraft.drafting import load_library
    from moudraft.records.clause_data import whole

    books = load_library(library)
    facts = whole(find_clause(books, clause_name), books, library)
    if as_json:
        options.print_json(facts)
    else:
        click.echo(as_text(facts))
    return 0


def as_text(facts: Facts) -> str:
    """A clause for a person to read."""
    code = f", {facts['code']}" if facts["code"] else ""
    lines = [f"{facts['title']} [{facts['id']}{code}]", wrapped(facts["purpose"]), ""]
    laws = [f"{law['cite']}{'' if law['prints'] else ' (not certain; never printed)'}" for law in facts["basis"]]
    status = "" if facts["status"] == "approved" else facts["status"]
    stands = [each["template"] for each in facts["stands_in"]]
    for label, value in (
        ("status", status),
        ("when", facts["when"]),
        ("protects", ", ".join(facts["protects"])),
        ("needs", ", ".join(facts["needs"])),
        ("clashes with", ", ".join(facts["clashes"])),
        ("rests on", "; ".join(laws)),
        ("needed by", ", ".join(facts["needed_by"])),
        ("required by", ", ".join(facts["required_by"])),
        ("stands in", ", ".join(dict.fromkeys(stands))),
        ("reviewed", " by ".join(filter(None, (facts["reviewed"], facts["owner"])))),
        ("file", facts["file"] + (" (yours)" if facts["yours"] else "")),
        ("note", facts["note"]),
    ):
        if value:
            lines.append(wrapped(value, 0, f"{label + ':':<14}"))
    for wording in facts["wordings"]:
        lines += ["", *wording_lines(wording)]
    return "\n".join(lines)


def wording_lines(facts: Facts) -> list[str]:
    """A wording: its name, what it is for, and its words as they stand in the file."""
    note = [wrapped(facts["note"], 3, "note: ")] if facts["note"] else []
    text = (f"   {line}".rstrip() for line in facts["text"].split("\n"))
    return [f"## {facts['name']}", wrapped(wording_place(facts), 3), *note, "", *text]


def wording_place(facts: Facts) -> str:
    """What sets a wording apart, in a line: its register, its place on the ladder, when it fits, what it carries."""
    shape = "" if facts["register"] == "clause" else f"as a {facts['register']}; "
    when = f"when {facts['when']}" if facts["when"] else "whenever the clause is in"
    carries = f"; carries {', '.join(facts['carries'])}" if facts["carries"] else ""
    effect = f"; {facts['effect']} only" if facts["effect"] else ""
    return f"{shape}{facts['position']}; {when}{carries}{effect}"


@command.command("search", cls=options.Command, epilog=SEARCH_EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@options.library_option
@options.json_option
def search_(words: tuple[str, ...], library: Path | None, as_json: bool) -> int:
    """Find the clauses that hold every word.

    Looks in their names, text and notes, and in the law they rest on. Ends with 1 when there is none.
    """
    from moudraft.drafting import load_library
    from moudraft.records.clause_data import brief, search

    found = search(load_library(library), words, library)
    if as_json:
        options.print_json([brief(clause, library) | {"found": line} for clause, line in found])
    for clause, line in [] if as_json else found:
        code = f"  {clause.code}" if clause.code else ""
        click.echo(f"{clause.id}{code}  {clause.title}\n{wrapped(line, 4)}")
    if not found:
        options.say(f"no clause holds all of: {' '.join(words)}. Try fewer words, or moudraft clauses list")
    return 0 if found else 1


command.add_command(new)
command.add_command(check)
