"""``moudraft check``: what a careful lawyer would raise about a deal and its draft."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from moudraft.commands.shared import complete, options
from moudraft.commands.shared.options import plural

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.problems import Finding

SEVERITIES = ("error", "warning", "info")
EXAMPLES = """\b
Examples:
  moudraft check deal.yaml
  moudraft check deal.yaml --set terms.veto=none        what another answer would break
  moudraft check deal.yaml --select L --format json     the red lines alone, for a script
  moudraft check deal.yaml --matrix                     each red line, and what keeps or breaks it
  moudraft check deal.yaml --strict                     nothing doubtful may pass
"""


@click.command("check", cls=options.Command, epilog=EXAMPLES)
@options.deal_argument
@options.set_option
@options.library_option
@options.today_option
@click.option("--format", "form", type=click.Choice(("text", "json", "sarif")), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--matrix", "as_matrix", is_flag=True, help="Show each red line: kept by, contradicted by, waived.")
@click.option("--strict", is_flag=True, help="Fail on warnings too, and on wordings that are stale or not approved.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 from this severity up.  [default: error]")
@click.option(
    "--select", "selected", multiple=True, metavar="CODES", shell_complete=complete.rules,
    help="Only these rules: L401, or L for its kind.",
)  # fmt: skip
@click.option(
    "--ignore", "ignored", multiple=True, metavar="CODES", shell_complete=complete.rules, help="All rules but these."
)
def command(
    deal_path: Path,
    sets: tuple[str, ...],
    library: Path | None,
    today: datetime.datetime | None,
    form: str,
    as_json: bool,
    as_matrix: bool,
    strict: bool,
    fail_on: str | None,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
) -> int:
    """Check a deal and its draft, and list what a careful lawyer would raise.

    Exits with 1 when there is a finding at or above --fail-on.
    """
    from moudraft.checks.running import check
    from moudraft.drafting import draft

    codes = chosen_codes(selected, ignored)
    deal, books = options.load(deal_path, sets, library)
    made = draft(deal, library=books, today=options.day(today), checks=())
    findings = in_order(check(made, codes, strict=strict))
    threshold = fail_on or ("warning" if strict else "error")
    report(made, findings, threshold, "json" if as_json else form, as_matrix)
    failed = fails(findings, threshold)
    options.say("\n".join(closing(made, findings, failed, str(deal_path))))
    return 1 if failed else 0


def report(made: Draft, findings: Sequence[Finding], threshold: str, form: str, as_matrix: bool) -> None:
    """Print the findings, or with ``--matrix`` the red lines, in the form asked for."""
    if form == "sarif":
        from moudraft.records.sarif import sarif

        options.print_json(sarif(findings))
    elif as_matrix:
        from moudraft.screen.matrix import matrix, matrix_text

        if form == "json":
            options.print_json([msgspec.to_builtins(row) for row in matrix(made)])
        else:
            click.echo("\n".join(matrix_text(made)))
    elif form == "json":
        options.print_json(_data(made, findings, threshold))
    else:
        for finding in findings:
            click.echo(str(finding))


def chosen_codes(selected: Sequence[str], ignored: Sequence[str]) -> list[str]:
    """The codes to run: those selected, or all of them, less those ignored."""
    from moudraft.checks.running import RULES
    from moudraft.checks.support.codes import codes_of
    from moudraft.problems import MoudraftError, Problem

    problems: list[Problem] = []
    found: dict[str, tuple[str, ...]] = {}
    for flag, names in (("--select", selected), ("--ignore", ignored)):
        try:
            found[flag] = codes_of(names, flag)
        except MoudraftError as error:
            problems += error.problems
    if problems:
        raise MoudraftError(problems)
    codes = found["--select"] if selected else [rule.code for rule in RULES]
    return [code for code in codes if code not in found["--ignore"]]


def in_order(findings: object) -> list[Finding]:
    """The gravest first, then by code, then by place."""
    found: list[Finding] = list(findings)  # type: ignore[call-overload]
    return sorted(found, key=lambda each: (SEVERITIES.index(each.severity), each.code, each.location))


def fails(findings: Sequence[Finding], threshold: str) -> bool:
    """Whether any finding is at or above a severity."""
    return any(SEVERITIES.index(each.severity) <= SEVERITIES.index(threshold) for each in findings)


def _data(made: Draft, findings: Sequence[Finding], threshold: str) -> dict[str, object]:
    import msgspec

    from moudraft.problems import flat

    return {
        "source": made.deal.source,
        "title": made.document.title,
        "today": made.today.isoformat(),
        "library": made.library.version,
        "fail_on": threshold,
        "failed": fails(findings, threshold),
        "counts": {name: sum(each.severity == name for each in findings) for name in SEVERITIES},
        "findings": [msgspec.to_builtins(flat(finding)) for finding in findings],
    }


def closing(made: Draft, findings: Sequence[Finding], failed: bool, name: str) -> list[str]:
    """What is said last: the count, the law the draft rests on, and what to do next."""
    from moudraft.screen.draft_summary import LAWYER

    counts = [(sum(each.severity == severity for each in findings), severity) for severity in SEVERITIES]
    shown = [f"{n} for information" if word == "info" else plural(n, word) for n, word in counts if n]
    lines = [f"{name}: {', '.join(shown) or 'no findings'}", *_law(made)]
    if failed:
        code = next(each.code for each in findings)
        lines.append(f"Next: put these right in {name} and check again; moudraft rules show {code} says why it matters")
    else:
        lines.append(f"Next: moudraft draft {name}")
    return [*lines, LAWYER]


def _law(made: Draft) -> list[str]:
    """The statutes the draft itself cites, which have to be current when it is signed."""
    from moudraft.document import Citation

    cited = dict.fromkeys(each.text for each in made.document.inlines() if isinstance(each, Citation))
    return [f"Cites, to be checked for currency before signature: {'; '.join(cited)}"] if cited else []
