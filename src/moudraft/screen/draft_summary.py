"""What a person is told of a draft: where it is, what it contains, which red lines it keeps, what is left to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.document.places import kept_by
from moudraft.english import counted
from moudraft.problems import STDIN

if TYPE_CHECKING:
    from moudraft.drafting import Draft

LAWYER = "moudraft drafts; a lawyer decides."


def summary(made: Draft, written: Path | None, steps: list[str] | None = None) -> str:
    """The report of a run of ``draft``. ``steps`` are what to do next, where that is not the usual."""
    document = made.document
    counts = [counted(len(list(document.all_provisions())), "clause"), counted(len(document.sections), "section")]
    if document.schedules:
        counts.append(counted(len(document.schedules), document.schedule_noun.lower()))
    where = str(written) if written else "standard output"
    lines = [f"{where}: {document.title}", f"  {', '.join(counts)}; parties: {', '.join(document.parties)}"]
    lines += [*own_words_report(made), ""]
    lines += [*red_line_report(made), *outstanding_report(made), *findings_report(made)]
    lines += [*(steps or next_steps(made)), LAWYER]
    return "\n".join(lines)


def own_words_report(made: Draft) -> list[str]:
    """How many provisions are in the deal's own words, and of which clauses it changes the stock words."""
    own = [counted(len(made.deal.clauses.own), "own provision")] if made.deal.clauses.own else []
    changed = dict.fromkeys(made.library.id_of(each.clause) for each in made.deal.clauses.amend)
    changes = f"changed for this deal: {english.joined(list(changed))}" if changed else ""
    return [f"  {'; '.join(filter(None, (*own, changes)))}"] if own or changes else []


def outline(made: Draft) -> str:
    """The numbered headings and clauses of a draft, and its red lines: ``--dry-run``."""
    document = made.document
    lines = [document.title, ""]
    for provision in document.preamble:
        lines.append(f"      {provision.heading}")
    for section in document.sections:
        lines.append(f"{section.number:>4}  {section.heading}".rstrip())
        for provision in section.provisions:
            lines.append(f"      {provision.number:<6} {provision.heading}  [{provision.clause}: {provision.wording}]")
    for schedule in document.schedules:
        lines.append(f"{schedule.noun} {schedule.number}  {schedule.heading}")
    lines += [*own_words_report(made), "", *red_line_report(made), *outstanding_report(made), *findings_report(made)]
    return "\n".join(lines).rstrip()


def red_line_report(made: Draft) -> list[str]:
    """Each red line with the places that keep it. Private ones are not named: somebody may be looking on."""
    held = made.selection.terms.red_lines
    if not held:
        return []
    lines = [f"Red lines ({len(held)}):"]
    for line in held:
        keeping = kept_by(made, line)
        state = "kept by " + ", ".join(keeping) if keeping else "not reflected in any clause"
        if not line.is_checked:
            state = "printed; not checked by machine" if keeping else "not checked by machine"
        if line.line.waiver is not None:
            by = "its holder" if line.line.private else line.line.waiver.by
            state = f"waived by {by} on {english.date(line.line.waiver.on)}"
        unkept = not keeping and line.is_checked and line.line.waiver is None
        title = "a private red line" if line.line.private else line.title
        lines.append(f"  {'x' if unkept else '-'} {title}: {state}")
    return [*lines, ""]


def outstanding_report(made: Draft) -> list[str]:
    waiting = made.outstanding()
    return [f"Still to confirm ({len(waiting)}):", *(f"  - {what}" for what in waiting), ""] if waiting else []


def findings_report(made: Draft) -> list[str]:
    """How many errors and warnings the checks found, if any."""
    counts = {
        severity: sum(finding.severity == severity for finding in made.findings) for severity in ("error", "warning")
    }
    shown = ", ".join(counted(count, severity) for severity, count in counts.items() if count)
    return [f"Findings: {shown}", ""] if shown else []


def next_steps(made: Draft) -> list[str]:
    """What to do after a draft."""
    name = made.deal.source or "deal.yaml"
    if name == STDIN:
        return ["Next: read the draft, and run moudraft check on the deal"]
    found = any(finding.severity != "info" for finding in made.findings)
    return [f"Next: {'' if found else 'read the draft, then '}moudraft check {name}"]
