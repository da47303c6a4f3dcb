"""``moudraft check --accessibility``: whether everybody can read a Word file, of anybody's or of a deal's draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.commands.shared.inputs import DASH, day, load
from moudraft.commands.shared.outputs import print_json, refusal, say, show

if TYPE_CHECKING:
    from moudraft.commands.check import Options
    from moudraft.office.look.word_look import WordLook

WORD_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")


def check_accessibility(options: Options) -> int:
    """Read the file, or draft the deal; look at it, report."""
    from moudraft.checks.file_rules import FILE_RULES, check_file
    from moudraft.commands.check import chosen_codes, in_order
    from moudraft.english import counted
    from moudraft.problems import SEVERITIES
    from moudraft.records.check_report import fails

    if options.as_matrix:
        raise refusal(Path("--matrix"), "a Word file has no red lines", "leave out one of --matrix and --accessibility")
    codes = chosen_codes(options.selected, options.ignored, FILE_RULES)
    look = _look(options)
    findings = in_order(check_file(look, codes))
    failed = fails(findings, options.threshold)
    form = "json" if options.as_json else options.form
    if form == "sarif":
        from moudraft.records.sarif import sarif

        print_json(sarif(findings, FILE_RULES))
    elif form == "json":
        from moudraft.records.accessibility_report import accessibility_report

        print_json(accessibility_report(look.name, look.title, findings, options.threshold))
    else:
        for finding in findings:
            show(str(finding))
    counts = [(sum(each.severity == name for each in findings), name) for name in SEVERITIES]
    told = [f"{n} for information" if name == "info" else counted(n, name) for n, name in counts if n]
    say(f"{look.name}: {', '.join(told) or 'everybody can read it, as far as a machine can tell'}")
    if findings:
        say(f"Next: moudraft rules show {findings[0].code} says why it matters")
    return 1 if failed else 0


def _look(options: Options) -> WordLook:
    """The file that is named; for a deal, the draft of it as the Word document that would be written."""
    from moudraft.office.look.look_reading import word_look

    path = options.deal_path
    if path != DASH and path.suffix.lower() in WORD_ENDINGS:
        return word_look(_content(path), str(path))
    from moudraft.drafting import draft

    deal, library = load(path, options.sets, options.library)
    made = draft(deal, library=library, today=day(options.today), checks=())
    return word_look(made.docx(), f"{deal.source or path} (its draft)")


def _content(path: Path) -> bytes:
    from moudraft.office.package_reading import LARGEST
    from moudraft.yaml_source.text_file import read_bytes

    try:
        content = read_bytes(path, LARGEST)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise refusal(path, "there is no such file" if missing else error.strerror or str(error)) from None
    if len(content) > LARGEST:
        raise refusal(path, f"is too large to be an agreement: at most {LARGEST / 1e6:,.0f} MB is read")
    return content
