"""``moudraft draft``: deal in, document out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load, style_bytes
from moudraft.commands.shared.one_output import refuse_the_deal
from moudraft.commands.shared.outputs import (
    check_author,
    check_discards,
    check_output,
    json_text,
    print_json,
    refusal,
    refuse_terminal,
    refuse_two_on_stdout,
    say,
    show,
    write,
    write_files,
)
from moudraft.commands.shared.paging import paged
from moudraft.commands.shared.settled import named_beside
from moudraft.commands.shared.several import DealOptions, each_deal
from moudraft.writers.forms import FORMS, form_for

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.drafting import Draft
    from moudraft.files.targets import Target
    from moudraft.library import Library
    from moudraft.records.run_manifest import RunManifest

INTERNAL = "INTERNAL"
SCRUBBED = ("docx", "pdf", "odt")
EXAMPLES = """\b
Examples:
  moudraft draft deal.yaml                                   writes deal.docx beside the deal
  moudraft draft deal.yaml -o draft.md --force               Markdown, by its ending
  moudraft draft deal.yaml -o bodies.svg                     a picture of the governance structure
  moudraft draft deal.yaml --set terms.exit=notice-6m --dry-run
  moudraft draft deal.yaml --final                           refuses while anything is unsettled
  moudraft draft deal.yaml --internal                        deal.INTERNAL.docx, with comments that say why
  moudraft draft deal.yaml --watch --open                    again at every change, while you write
  cat deal.yaml | moudraft draft - -o - > draft.docx
"""


class Options(DealOptions, frozen=True, kw_only=True):
    """What ``moudraft draft`` is asked. ``form`` goes before the ending of ``output``."""

    output: Path | None = None
    form: str | None = None
    sets: tuple[str, ...] = ()
    final: bool = False
    internal: bool = False
    scrub: bool = False
    author: str = ""
    pages: bool | None = None
    dry_run: bool = False
    open_it: bool = False
    watch: bool = False
    force: bool = False
    discard: tuple[Path, ...] = ()
    manifest: Path | None = None
    as_json: bool = False
    library: Path | None = None
    style: Path | None = None
    today: datetime.date | None = None


@click.command("draft", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@flags.others_argument
@flags.output_option("Where to write (- for stdout).")
@flags.format_option(FORMS, "What to write; else by the ending of -o.")
@flags.set_option
@click.option("--final", is_flag=True, help="Refuse while anything is unsettled or wrong; leave out the DRAFT marks.")
@click.option("--internal", is_flag=True, help="For your own side alone: Word comments say why each paragraph stands.")
@click.option("--scrub", is_flag=True, help="With --final: leave out of the file which clauses it was made of.")
@flags.author_option
@click.option(
    "--pages/--no-pages",
    default=None,
    help="Put pages into a contents list, by LibreOffice: usual with --final. Else Word does when it opens the file.",
)
@click.option("--dry-run", is_flag=True, help="Show the outline and the red lines, and write nothing.")
@click.option("--open", "open_it", is_flag=True, help="Open the draft when it is written.")
@click.option("--watch", is_flag=True, help="Draft again whenever the deal, a clause or the style changes.")
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@click.option("--manifest", type=flags.OutputPath(), metavar="FILE", help="Write this run's facts as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Print this run's facts as JSON.")
@flags.library_option
@flags.style_option
@flags.today_option
def command(**given: Any) -> int:
    """Draft a document from a deal file.

    Ends with 1 when the draft has findings that are errors (it is written all the same) or --final refuses it.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Draft each deal that is named, once or at every change."""
    _refuse_one_place_for_several(options)
    return _watched(options) if options.watch else each_deal(options, _run)


def _watched(options: Options) -> int:
    """Draft now, and again whenever a deal, a clause or the style has changed."""
    from moudraft.commands.shared.watching import follow
    from moudraft.preview.renewing import watched_files

    # What the watch wrote itself is replaced from then on; what a person has changed in it is kept beside.
    again = msgspec.structs.replace(options, force=True, open_it=False)
    done: list[int] = []

    def work() -> int:
        done.append(each_deal(again if done else options, _run))
        return done[-1]

    style = [options.style] if options.style else []
    return follow(work, [*watched_files(options.deal_path, options.library), *options.others, *style])


def _refuse_one_place_for_several(options: Options) -> None:
    given = {"-o": options.output, "--manifest": options.manifest}
    if options.others:
        for name, path in given.items():
            if path is not None:
                hint = "leave it out: each draft goes beside its deal; or moudraft batch DEALS -o FOLDER"
                raise refusal(path, f"{name} names one file, and there are several deals", hint)
    if DASH in (options.deal_path, *options.others) and (options.others or options.watch):
        raise refusal(DASH, "standard input is read once", "name files")


def _run(options: Options) -> int:
    """Load, select, assemble and check, write."""
    from moudraft.drafting import draft
    from moudraft.problems import gathered
    from moudraft.screen.draft_summary import outline, summary

    form = options.form or form_for(options.output, FORMS, "docx")
    read: list[tuple[Deal, Library]] = []
    _, style, places = gathered(
        lambda: read.append(load(options.deal_path, options.sets, options.library)),
        lambda: style_bytes(options.style),
        lambda: _places(options, options.output or _beside(options, form, read), form),
    )
    deal, library = read[0]
    made = draft(deal, library=library, today=day(options.today))
    if options.dry_run:
        print_json(_record(options, made, None, b"")) if options.as_json else show(outline(made))
    if options.final:
        _refuse_unless_final(made)
    if not options.dry_run:
        content = made.content(
            form,
            final=options.final,
            style=style,
            internal=options.internal,
            author=options.author,
            scrub=options.scrub,
        )
        if form == "docx":
            content = paged(content, asked=options.pages, final=options.final)
        written = _write(options, places, made, content)
        if options.as_json:
            print_json(_record(options, made, written, content))
        say(summary(made, written))
        if options.open_it and written is not None:
            click.launch(str(written))
    return 1 if any(finding.severity == "error" for finding in made.findings) else 0


def _beside(options: Options, form: str, read: Sequence[tuple[Deal, Library]]) -> Path:
    """Where the draft goes that nobody named; the settings may call it by what the deal says, once it is read."""
    deal = read[0][0] if read else None
    ending = (f".{INTERNAL}" if options.internal else "") + FORMS[form].ending
    return DASH if options.deal_path == DASH else named_beside(options.deal_path, deal, ending)


def _places(options: Options, target: Path, form: str) -> list[Target | None]:
    """Where the draft goes, and its manifest; refuses, before any work, what would fail at the end."""
    from moudraft.files.targets import same_file

    check_author(options.author)
    if options.scrub:
        _refuse_unless_scrubbed(options, form)
    if options.internal:
        _refuse_unless_marked(target, form)
    if options.dry_run:
        return []
    refuse_two_on_stdout(options.as_json, target, "the draft")
    refuse_terminal(form, FORMS[form].binary, target, "name a file with -o, or add --format md")
    FORMS[form].check()
    manifest = options.manifest
    wanted = [each for each in (target, manifest) if each is not None]
    for path in wanted:
        refuse_the_deal(path, options.deal_path)
    if manifest is not None and (manifest == target or same_file(manifest, target)):
        raise refusal(manifest, "the draft and its manifest cannot be one file", "name another with --manifest")
    check_discards(options.discard, wanted)
    return [check_output(path, force=options.force, discard=options.discard) for path in wanted]


def _refuse_unless_scrubbed(options: Options, form: str) -> None:
    """Refuse to scrub what is not final, and forms that carry what they are made of, or never do."""
    if not options.final or options.internal:
        raise refusal(Path("--scrub"), "only a final draft is scrubbed", "add --final, and leave out --internal")
    if form not in SCRUBBED:
        message = f"only {', '.join(SCRUBBED)} can be scrubbed"
        hint = "a web page and plain text have nothing to scrub, and the ast is for programs"
        raise refusal(Path("--scrub"), message, hint)


def _refuse_unless_marked(target: Path, form: str) -> None:
    """Refuse an internal draft that is no Word file, or under a name that does not say what it is."""
    if form != "docx":
        raise refusal(Path("--internal"), "only a Word document has comments", "leave out --format, or end -o in .docx")
    if target != DASH and INTERNAL not in target.stem.upper():
        better = target.with_name(f"{target.stem}.{INTERNAL}{target.suffix}").name
        message = "an internal draft has INTERNAL in its name, so that nobody sends it by mistake"
        raise refusal(target, message, f"name it {better}")


def _refuse_unless_final(made: Draft) -> None:
    """Raise, with exit code 1, all that stands in the way of a final draft."""
    from moudraft.problems import MoudraftError

    problems = made.not_final()
    if problems:
        refusal = MoudraftError(problems)
        refusal.exit_code = 1
        raise refusal


def _record(options: Options, made: Draft, written: Path | None, content: bytes) -> RunManifest:
    from moudraft.records.run_manifest import run_manifest

    return run_manifest(made, options.deal_path, written, content)


def _write(options: Options, places: list[Target | None], made: Draft, content: bytes) -> Path | None:
    """Write the draft and what is recorded of it: both, or neither. Returns where the draft went."""
    from moudraft.files.replacing import Outgoing, Written

    target, *records = places

    def facts(before: Sequence[Written]) -> bytes:
        went = before[0].path if target is not None else None
        return json_text(_record(options, made, went, content)).encode("utf-8")

    files = [] if target is None else [Outgoing(target, content)]
    files += [Outgoing(each, facts) for each in records if each is not None]
    written = write_files(files, made.today)
    if target is None:
        write(None, content, made.today)
    if None in records:
        write(None, facts(written), made.today)
    return None if target is None else written[0].path
