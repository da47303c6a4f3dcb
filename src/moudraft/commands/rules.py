"""``moudraft rules``: the rules that check applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from moudraft.commands.shared import complete, options
from moudraft.screen.columns import columns, wrapped

if TYPE_CHECKING:
    from moudraft.checks.support.rule import Rule

EXAMPLES = """\b
Examples:
  moudraft rules list
  moudraft rules show L401
  moudraft rules list --json
"""


@click.group("rules", cls=options.Group, epilog=EXAMPLES)
def command() -> None:
    """List and show the rules that check applies."""


@command.command("list", cls=options.Command)
@options.json_option
def list_rules(as_json: bool) -> None:
    """List every rule: its code, how grave it is and what it finds."""
    from moudraft.checks.running import RULES

    if as_json:
        options.print_json([rule_data(rule) for rule in RULES])
        return
    for line in columns([(rule.code, "/".join(rule.severities), rule.name, rule.sentence) for rule in RULES]):
        click.echo(line)
    options.say("Next: moudraft rules show CODE")


@command.command("show", cls=options.Command)
@click.argument("code", shell_complete=complete.rules)
@options.json_option
def show_rule(code: str, as_json: bool) -> None:
    """Show one rule: why it matters, what it flags and what is fine."""
    from moudraft.checks.support.codes import find_rule

    rule = find_rule(code)
    if as_json:
        options.print_json(rule_data(rule))
        return
    click.echo(f"{rule.code} {rule.name} ({' or '.join(rule.severities)})\n")
    click.echo(f"{wrapped(rule.sentence)}\n\n{wrapped(rule.why)}")
    for title, text in (("Flagged", rule.flagged), ("Fine", rule.fine)):
        click.echo(f"\n{title}:")
        for line in text.splitlines():
            click.echo(f"  {line}")
    options.say(f"Next: moudraft check DEAL.yaml --select {rule.code}")


def rule_data(rule: Rule) -> dict[str, object]:
    """A rule as plain data with stable keys."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severities": list(rule.severities),
        "sentence": rule.sentence,
        "why": rule.why,
        "flagged": rule.flagged,
        "fine": rule.fine,
    }
