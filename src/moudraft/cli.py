"""The command line: the group, and errors turned into messages and exit codes.

Exit codes: 0 good; 1 findings at or above ``--fail-on``; 2 bad usage or bad input; 70 internal error; 130
interrupted. A command's module is imported only when that command runs.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

# A run is over before there is much to collect, and to look for it while modules are read and a draft is made takes a
# twentieth of the time. A batch goes on for long, and sets it back.
gc.set_threshold(1_000_000)

from moudraft.quick_start import import_click, import_libraries  # noqa: E402

import_click()

import click  # noqa: E402

from moudraft import __version__  # noqa: E402
from moudraft.commands.shared.this_run import ThisRun  # noqa: E402

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from moudraft.problems import Problem

COMMANDS = {
    "demo": "Draft the bundled example, to see what moudraft does.",
    "new": "Make a deal by answering questions, and draft it.",
    "edit": "Change the answers of a deal, and draft it again.",
    "draft": "Draft a document from a deal file.",
    "check": "Check a deal and its draft, and list what a careful lawyer would raise.",
    "report": "Write the report that takes an agreement to each party's meeting.",
    "variants": "Appraise options: draft each variant of a deal and set them side by side.",
    "batch": "Draft many deals into one folder, with a manifest.",
    "explain": "Say why each clause is in, and where each value came from.",
    "trace": "Say where each answer is said, and what asked for each paragraph.",
    "preview": "Show the paper as a page, with what stands behind each paragraph.",
    "duties": "List every duty of the paper, who owes it and by when, and every date; as a calendar, too.",
    "checklist": "Say what must be settled, approved and signed, in order and by when, with boxes to tick.",
    "compare": "Say what changed between two deals or drafts, or write a redline for Word.",
    "show": "Say what made a Word file, from what, and what has been changed since.",
    "clauses": "List, show and search the clause library; begin and check one of your own.",
    "style": "Show, check and begin the house style that drafts are set in.",
    "questions": "List the questions of the interview.",
    "rules": "List and show the rules that check applies.",
    "schema": "Print the JSON Schema of what you write, and of what moudraft writes.",
    "settings": "Show the settings that hold here, and where each was said.",
    "init": "Make a folder ready: settings, your own library, your style, an example deal.",
    "doctor": "Say what is installed and works here, and what is not and what that costs.",
    "upgrade": "Write deals and libraries of former formats as they would be written today.",
    "completion": "Print the set-up for completion in your shell.",
    "help": "Show the help of a command.",
}
FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)
EXAMPLES = """\b
Examples:
  moudraft demo                          draft the bundled example
  moudraft draft deal.yaml               write deal.docx beside the deal
  moudraft check deal.yaml               what is missing, and what contradicts what
  moudraft explain deal.yaml veto        why a clause is in, and what was turned down
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called; their one-line helps stand in ``COMMANDS``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        import_libraries()
        command: click.Command = import_module(f"moudraft.commands.{name}").command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from moudraft.commands.shared.help_order import examples_first

        examples_first(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        named = [CompletionItem(name, help=COMMANDS[name]) for name in COMMANDS if name.startswith(incomplete)]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from moudraft.problems import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            ctx.fail(f'there is no command "{args[0]}"' + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _writing():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _writing():
            return super().invoke(ctx)


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """Standard output that can take no more ends the run: quietly where its reader has left, as ``| head`` does."""
    try:
        yield
        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.flush()
    except BrokenPipeError:
        _leave_stdout()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        if error.errno not in FULL:
            raise
        _leave_stdout()
        raise click.ClickException(f"nothing more can be written: {error.strerror}") from None


@click.group(cls=LazyGroup, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="moudraft")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what was asked for, and errors.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool) -> None:
    """Draft a Memorandum of Understanding or Heads of Terms from what the partners settled.

    moudraft drafts; a lawyer decides.
    """
    if quiet and isinstance(ctx.obj, ThisRun):
        ctx.obj.quiet = True


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing ever ends in a traceback."""
    run = ThisRun(sys.argv[1:] if arguments is None else arguments)
    try:
        _use_utf8()
        _know_shells()
        result: Any = cli.main(arguments, prog_name="moudraft", standalone_mode=False, obj=run)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        if "_MOUDRAFT_COMPLETE" not in os.environ:  # a word would stand in the line that is being typed
            _say("interrupted")
        return _as_data(["interrupted"], 130, run)
    except click.ClickException as error:
        return _refused(_in_our_words(error), run)
    except Exception as error:
        return _failed(error, run)


def _know_shells() -> None:
    """Where a shell of which click knows too little asks for completions, tell click how to answer it."""
    asked = os.environ.get("_MOUDRAFT_COMPLETE", "")
    if asked.startswith("powershell"):
        from moudraft.commands.shared.powershell import register

        register()
    elif asked.startswith("bash"):
        from moudraft.commands.shared.bash_completion import register

        register()


def _in_our_words(error: click.ClickException) -> click.ClickException:
    """What is commonly mistyped, said as moudraft says it: click words it otherwise from one release to the next."""
    from moudraft.problems import did_you_mean

    if isinstance(error, click.NoSuchOption):
        known = [name for each in error.ctx.command.get_params(error.ctx) for name in each.opts] if error.ctx else []
        hint = did_you_mean(error.option_name, [name for name in known if name.startswith("--")])
        message = f"there is no option {error.option_name}" + (f"; {hint}" if hint else "")
    elif isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.metavar or error.param.human_readable_name
        message = f"{name.rstrip('.')} is missing"
    else:
        return error
    return click.UsageError(message, error.ctx)


def _failed(error: Exception, run: ThisRun) -> int:
    from moudraft.problems import Location, MoudraftError, Problem

    if isinstance(error, MoudraftError):
        for problem in error.problems:
            _say(str(problem))
        return _as_data(error.problems, error.exit_code, run)
    from moudraft.files.fault_details import save_details

    try:
        details = f"the details are in {save_details(error)}"
    except OSError as second:
        details = f"the details could not be saved: {second.strerror}"
    _say(f"moudraft went wrong: {type(error).__name__}; {details}")
    problem = Problem(Location(""), f"moudraft went wrong: {type(error).__name__}", details)
    return _as_data([problem], 70, run)


def _as_data(problems: Iterable[Problem | str], code: int, run: ThisRun) -> int:
    """Where JSON was asked for and none was printed yet, say what is wrong as JSON too. Returns the exit code."""
    if run.wants_json and not run.printed:
        from moudraft.commands.shared.outputs import print_json
        from moudraft.problems import Location, Problem
        from moudraft.records.failure import failure

        found = [Problem(Location(""), each) if isinstance(each, str) else each for each in problems]
        with contextlib.suppress(OSError, ValueError):
            print_json(failure(found, code), run)
    return code


def _refused(error: click.ClickException, run: ThisRun) -> int:
    from moudraft.screen.on_screen import on_screen

    lines = [f"Error: {on_screen(error.format_message())}"]
    if isinstance(error, click.UsageError) and error.ctx is not None:
        usage = error.ctx.get_usage()
        lines = [usage, f"Try '{error.ctx.command_path} --help' for help.", "", *lines]
    with contextlib.suppress(OSError, ValueError):
        click.echo("\n".join(lines), err=True)
    return _as_data([on_screen(error.format_message())], 2, run)


def _say(text: str) -> None:
    from moudraft.commands.shared.outputs import say

    say(text)


def _use_utf8() -> None:
    """What moudraft prints is UTF-8 everywhere, though Windows consoles may use an old code page.

    A file name that is no text at all is shown with escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_stdout() -> None:
    """Send what is left to nowhere, or Python would complain of standard output once more as it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run() -> None:
    """The entry point of the ``moudraft`` script."""
    code = main()
    _leave_at_once(code)
    sys.exit(code)


def _leave_at_once(code: int) -> None:
    """End here, where nothing is left to do: Python would take apart all that it holds, a sixth of a draft's time.

    It returns where something may be left: another thread, a profiler, or output that nobody takes.
    """
    threading: Any = sys.modules.get("threading")  # nobody who did not import it has begun a thread
    if (threading and threading.active_count() > 1) or sys.getprofile() or sys.gettrace():
        return
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        atexit._run_exitfuncs()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    run()
