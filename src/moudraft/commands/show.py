"""``moudraft show``: what made a Word file, from which deal and library, and what has been changed since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, show
from moudraft.commands.shared.settled import laid_under

if TYPE_CHECKING:
    from moudraft.comparison.word_file import WordFile
    from moudraft.drafting import Draft
    from moudraft.library import Library
    from moudraft.records.shown_file import AgainstDeal

_SET_OUT = ("header", "contents")
_NO_WORDS = ("referred", "restyled")
"""What may differ between two files that say the same."""
EXAMPLES = """\b
Examples:
  moudraft show returned.docx               what made it, and what was changed by hand since
  moudraft show returned.docx deal.yaml     and whether the deal would draft the same now
  moudraft show returned.docx --json
"""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft show`` is asked."""

    file_path: Path
    deal_path: Path | None = None
    library: Path | None = None
    as_json: bool = False


@click.command("show", cls=Command, epilog=EXAMPLES)
@click.argument("file_path", metavar="FILE.docx", type=flags.FILE)
@click.argument("deal_path", metavar="[DEAL.yaml]", required=False, type=flags.FILE)
@flags.library_option
@flags.json_option
def command(**given: Any) -> int:
    """Say what made a Word file, from which deal and library, and which paragraphs have been changed since.

    Numbers and references that only moved with an edit count as no change. Nothing of the deal is in a draft but a
    hash of it. A file that was scrubbed, or came from elsewhere, says nothing of itself: name the deal, too, and the
    two are compared by their words.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Read the file, hold a deal against it where one is named, and show the facts."""
    from moudraft.comparison.reading_back import not_ours
    from moudraft.comparison.word_file import read_file
    from moudraft.drafting import load_library
    from moudraft.problems import MoudraftError, Problem
    from moudraft.records.shown_file import shown_file
    from moudraft.screen.file_shown import file_shown

    file, library = read_file(options.file_path), load_library(options.library)
    if file.record is None and options.deal_path is None:
        hint = "name the deal, too, to compare them by their words"
        raise MoudraftError([Problem(each.location, each.message, hint) for each in not_ours(file).problems])
    against = None
    if options.deal_path is not None:
        against, library = _against(file, options, library)
    facts = shown_file(file, library, against)
    print_json(facts) if options.as_json else show(file_shown(facts))
    return 0


def _against(file: WordFile, options: Options, library: Library) -> tuple[AgainstDeal, Library]:
    """A deal drafted with the library at hand, held against the file; and the library that it was drafted from."""
    from moudraft.commands.shared.two_sides import DAY
    from moudraft.comparison.comparing import compare
    from moudraft.comparison.reading_both import read_both
    from moudraft.comparison.word_file import WordFile, read_file
    from moudraft.deal.deal_digest import deal_digest
    from moudraft.drafting import draft
    from moudraft.loading import load_deal
    from moudraft.records.shown_file import AgainstDeal, same_version

    assert options.deal_path is not None
    deal = load_deal(options.deal_path, library=library, house=options.library, under=laid_under())
    made = draft(deal, today=DAY, library=library, checks=())
    record = file.record
    now = WordFile(_alike(made, file, final=record is not None and record.state == "final"), deal.source)
    titles = {id: clause.title for id, clause in made.library.clauses.items()}
    # The file is read anew: what has lost its marks is given them again in the tree itself.
    found = compare(*read_both(read_file(options.file_path), now, titles))
    changed = (pair for pair in found.changed() if pair.part.kind not in _SET_OUT and pair.change not in _NO_WORDS)
    changes = tuple(dict.fromkeys(pair.part.title.strip() for pair in changed if pair.change != "same" or pair.moved))
    same = None if record is None or not record.deal else record.deal == deal_digest(deal)
    if record is not None and not same and not same_version(record):
        same = None
    return AgainstDeal(deal.source, made.document.title, same, not changes, changes), made.library


def _alike(made: Draft, file: WordFile, *, final: bool) -> bytes:
    """The draft in the file's own styles and kinds of number, so far as they can be read."""
    from moudraft.problems import MoudraftError

    try:
        return made.docx(final=final, style=file.content)
    except MoudraftError:
        return made.docx(final=final)
