"""``moudraft preview``: the paper as a page, with what stands behind each paragraph beside it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.inputs import DASH, day, load
from moudraft.commands.shared.one_output import refuse_the_deal
from moudraft.commands.shared.outputs import (
    check_discards,
    check_output,
    print_json,
    refusal,
    refuse_two_on_stdout,
    say,
    write,
)

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.files.targets import Target
    from moudraft.preview.serving import PreviewServer

ENDING = ".INTERNAL.html"
EXAMPLES = """\b
Examples:
  moudraft preview deal.yaml                  writes deal.INTERNAL.html beside the deal
  moudraft preview deal.yaml --serve          in your browser, renewed whenever you save the deal or a clause
  moudraft preview deal.yaml -o look.html --set terms.exit=notice-6m
  moudraft preview deal.yaml --serve --no-open --port 8500
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft preview`` is asked. ``port`` (0: any that is free) and ``no_open`` are for ``serve``."""

    deal_path: Path
    output: Path | None = None
    serve: bool = False
    port: int = 0
    no_open: bool = False
    sets: tuple[str, ...] = ()
    force: bool = False
    discard: tuple[Path, ...] = ()
    library: Path | None = None
    today: datetime.date | None = None
    as_json: bool = False


@click.command("preview", cls=Command, epilog=EXAMPLES)
@flags.deal_argument
@flags.output_option("Where to write (- for stdout).")
@click.option("--serve", is_flag=True, help="Show it in the browser instead, and renew it as files change.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Serve on this port.")
@click.option("--no-open", is_flag=True, help="Serve, and open no browser.")
@flags.set_option
@flags.force_option("Replace a file that exists; one that was changed by hand is kept beside.")
@flags.discard_option
@flags.library_option
@flags.today_option
@flags.json_option
def command(**given: Any) -> int:
    """Show the paper as a page, with what stands behind it beside each paragraph.

    Why a clause is in and what asked for it, the wordings that were turned down, the findings, the red lines, where
    each answer is said, and the governance structure: on one page that needs nothing else. It is for whoever drafts,
    private red lines and all. Served, it is for this machine alone, and goes on while the deal is broken.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Load, draft, show: as a file, or to the browser for as long as somebody looks."""
    from moudraft.problems import gathered

    _refuse_what_does_not_go_together(options)
    if options.serve:
        return _serve(options)
    from moudraft.preview.preview_page import preview_page
    from moudraft.records.small_outputs import PreviewMade

    place, (deal, library) = gathered(
        lambda: _place(options), lambda: load(options.deal_path, options.sets, options.library)
    )
    from moudraft.drafting import draft

    made = draft(deal, library=library, today=day(options.today))
    written = write(place, preview_page(made).encode("utf-8"), made.today)
    if options.as_json:
        print_json(PreviewMade(file=str(written), address=None))
    if written is not None:
        say(f"{written}: preview of {made.document.title}\nIt is internal: pass on what moudraft draft writes instead.")
    return 0


def _refuse_what_does_not_go_together(options: Options) -> None:
    if options.serve and options.output is not None:
        raise refusal(Path("--serve"), "a preview is served or written, not both", "leave out one of --serve and -o")
    if options.serve and options.deal_path == DASH:
        raise refusal(Path("--serve"), "standard input cannot be watched for changes", "name a deal file")
    if not options.serve and (options.port or options.no_open):
        raise refusal(Path("--port, --no-open"), "nothing is served", "add --serve")


def _place(options: Options) -> Target | None:
    """Where it goes; refuses, before any work, the deal itself and a file that is there."""
    deal = options.deal_path
    target = options.output or (DASH if deal == DASH else deal.parent / (deal.stem + ENDING))
    refuse_the_deal(target, deal)
    if target != DASH and target.suffix and target.suffix.lower() not in (".html", ".htm"):
        raise refusal(target, "a preview is a web page", "end its name in .html")
    refuse_two_on_stdout(options.as_json, target, "the preview")
    check_discards(options.discard, [target])
    return check_output(target, force=options.force, discard=options.discard)


# --- served --------------------------------------------------------------------------------------------------


def _serve(options: Options) -> int:
    from moudraft.preview.renewing import Renewing, watched_files
    from moudraft.preview.serving import PreviewServer
    from moudraft.records.small_outputs import PreviewMade

    if not options.deal_path.is_file():
        load(options.deal_path, options.sets, options.library)  # says what is wrong with it
    watched = watched_files(options.deal_path, options.library)
    preview = Renewing(lambda version: _page(options, version), str(options.deal_path), watched)
    with PreviewServer(preview, options.port) as server:
        preview.start()
        say(f"Preview of {options.deal_path}: {server.address}\nIt is for this machine alone. Ctrl-C ends it.")
        if options.as_json:
            print_json(PreviewMade(file=None, address=server.address))
        _open(options, server)
        try:
            server.serve_forever(poll_interval=0.25)
        except KeyboardInterrupt:
            say("The preview has ended.")
        finally:
            preview.end()
    return 0


def _page(options: Options, version: int) -> str:
    """The page as the files are now, our own clauses included: somebody may be writing one."""
    from moudraft.preview.preview_page import preview_page

    return preview_page(_drafted(options), live=version)


def _drafted(options: Options) -> Draft:
    from moudraft.drafting import draft, forget_library

    forget_library()
    deal, library = load(options.deal_path, options.sets, options.library)
    return draft(deal, library=library, today=day(options.today))


def _open(options: Options, server: PreviewServer) -> None:
    """Open the browser, where there is one; the address has been told."""
    if options.no_open:
        return
    import webbrowser

    if not webbrowser.open(server.address):
        say("No browser was found: open that address yourself.")
