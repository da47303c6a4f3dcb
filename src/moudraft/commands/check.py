"""``moudraft check``: what a careful lawyer would raise about a deal and its draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from moudraft.commands.shared import complete, flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load
from moudraft.commands.shared.outputs import in_colour, painted, print_json, say, show
from moudraft.commands.shared.settled import named_beside
from moudraft.commands.shared.several import DealOptions, each_deal
from moudraft.problems import Severity

if TYPE_CHECKING:
    from moudraft.checks.support.rule import Rule
    from moudraft.checks.support.rule_folders import Listed
    from moudraft.drafting import Draft
    from moudraft.findings import Finding

EXAMPLES = """\b
Examples:
  moudraft check deal.yaml
  moudraft check deals/*.yaml --json                    a line of JSON for each of several
  moudraft check deal.yaml --set terms.veto=none        what another answer would break
  moudraft check deal.yaml --select L --format json     the red lines alone, for a script
  moudraft check deal.yaml --matrix                     each red line, and what keeps or breaks it
  moudraft check deal.yaml --strict                     nothing doubtful may pass
  moudraft check agreement.docx --accessibility         whether everybody can read a Word file
"""


class Options(DealOptions, frozen=True, kw_only=True):
    """What ``moudraft check`` is asked. ``fail_on`` is "error" where nothing is said, "warning" with ``strict``."""

    sets: tuple[str, ...] = ()
    library: Path | None = None
    today: datetime.date | None = None
    form: Literal["text", "json", "sarif"] = "text"
    as_json: bool = False
    as_matrix: bool = False
    strict: bool = False
    fail_on: Severity | None = None
    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    questions: Literal["ten", "all", "none"] = "ten"
    accessibility: bool = False

    @property
    def threshold(self) -> Severity:
        return self.fail_on or ("warning" if self.strict else "error")


@click.command("check", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@flags.others_argument
@flags.set_option
@flags.library_option
@flags.today_option
@flags.format_option(("text", "json", "sarif"), "How to print the findings.", default="text", show_default=True)
@click.option(
    "--questions",
    type=click.Choice(("ten", "all", "none")),
    default="ten",
    show_default=True,
    help="How many of the hard points to put as questions, the weightiest first.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--matrix", "as_matrix", is_flag=True, help="Show each red line: kept by, contradicted by, waived.")
@click.option(
    "--accessibility", is_flag=True, help="Check a Word file of anybody's, or the draft of the deal, for all readers."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too, and on wordings that are stale or not approved.")
@click.option(
    "--fail-on", type=click.Choice(("error", "warning", "info")),
    help="Exit with 1 from this severity up.  [default: error]",
)  # fmt: skip
@click.option(
    "--select", "selected", multiple=True, metavar="CODES", shell_complete=complete.chosen_rules,
    help="Only these rules: L401, or L for its kind.",
)  # fmt: skip
@click.option(
    "--ignore",
    "ignored",
    multiple=True,
    metavar="CODES",
    shell_complete=complete.chosen_rules,
    help="All rules but these.",
)
def command(**given: Any) -> int:
    """Check a deal and its draft, and list what a careful lawyer would raise.

    With --accessibility it looks at a Word file instead, yours or anybody's, as a council's accessibility officer
    would: headings, tables, pictures, contrast, the size of letters. Exits with 1 when there is a finding at or above
    --fail-on.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Check each deal that is named."""
    return each_deal(options, _run)


def _run(options: Options) -> int:
    """Load, draft, check, report."""
    if options.accessibility:
        from moudraft.commands.shared.accessibility import check_accessibility

        return check_accessibility(options)
    from moudraft.checks.running import check, named_rules
    from moudraft.drafting import draft
    from moudraft.records.check_report import fails
    from moudraft.screen.findings_shown import closing

    deal, library = load(options.deal_path, options.sets, options.library)
    codes = chosen_codes(options.selected, options.ignored, named_rules(library))
    made = draft(deal, library=library, today=day(options.today), checks=())
    findings = in_order(check(made, codes, strict=options.strict)) + _questions(options, made)
    _report(options, made, findings)
    failed = fails(findings, options.threshold)
    again = options.deal_path != DASH and named_beside(options.deal_path, deal, ".docx").exists()
    say("\n".join(closing(made, findings, failed, str(options.deal_path), again=again)))
    return 1 if failed else 0


def _questions(options: Options, made: Draft) -> list[Finding]:
    """The hard points to show: the weightiest, or all, or none."""
    from moudraft.checks.hard_points import MOST, hard_points

    if options.questions == "none" or options.selected:
        return []
    return hard_points(made)[: None if options.questions == "all" else MOST]


def _report(options: Options, made: Draft, findings: Sequence[Finding]) -> None:
    """Print the findings, or with ``--matrix`` the red lines, in the form asked for."""
    form = "json" if options.as_json else options.form
    if form == "sarif":
        from moudraft.checks.running import rules_of
        from moudraft.records.sarif import sarif

        faults = [each for each in findings if each.severity != "question"]
        print_json(sarif(faults, rules_of(made.library)))
    elif options.as_matrix:
        from moudraft.records.red_line_matrix import matrix
        from moudraft.screen.matrix_table import matrix_table

        rows = matrix(made)
        print_json(rows) if form == "json" else show("\n".join(matrix_table(rows)))
    elif form == "json":
        from moudraft.records.check_report import check_report

        print_json(check_report(made, findings, options.threshold))
    else:
        from moudraft.screen.findings_shown import finding_shown

        for finding in findings:
            show(finding_shown(finding, painted if in_colour() else None))


def chosen_codes(selected: Sequence[str], ignored: Sequence[str], rules: Sequence[Listed | Rule]) -> list[str]:
    """The codes to run: those selected, or all of them, less those ignored."""
    from moudraft.checks.support.codes import codes_of
    from moudraft.problems import gathered

    wanted, unwanted = gathered(
        lambda: codes_of(selected, "--select", rules), lambda: codes_of(ignored, "--ignore", rules)
    )
    codes = wanted if selected else [rule.code for rule in rules]
    return [code for code in codes if code not in unwanted]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, then by code, then by place."""
    from moudraft.problems import SEVERITIES

    return sorted(findings, key=lambda each: (SEVERITIES.index(each.severity), each.code, each.location))
