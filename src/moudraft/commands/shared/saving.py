"""What comes of an interview: the deal, saved, and its draft beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from moudraft.commands.shared.outputs import check_output, command_line, print_json, refusal, say, write, write_files
from moudraft.commands.shared.settled import laid_under, named_beside, named_paths

if TYPE_CHECKING:
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.drafting import Draft
    from moudraft.interview.answers import Answers


def save(wishes: Wishes, answers: Answers, basis: str = "") -> Path:
    """Write the deal: a new one in full, an old one with only the lines changed whose values did.

    ``basis`` is the hash of the deal that the answers were taken from: one that was changed since is kept beside.
    """
    from moudraft.files.replacing import Outgoing
    from moudraft.files.targets import check_target

    force = wishes.force or wishes.editing
    place = wishes.place or check_target(wishes.deal, force=force, discard=wishes.discard)
    if basis:
        place = msgspec.structs.replace(place, known=frozenset((basis,)))
    text = deal_text(wishes, answers).encode("utf-8")
    return write_files([Outgoing(place, text, ours=False)], wishes.today)[0].path


def deal_text(wishes: Wishes, answers: Answers) -> str:
    from moudraft.deal.editing.edits import edit_deal, new_deal
    from moudraft.interview.conflicts import RECORD, words_of_conflict
    from moudraft.yaml_source.text_file import read_file

    data: dict[str, Any] = dict(answers.data)
    if answers.kept:
        data[RECORD] = [*data.get(RECORD, []), *map(words_of_conflict, answers.kept)]
    if wishes.editing and wishes.deal.exists():
        read_file(wishes.deal)  # says in words what cannot be read
        return edit_deal(wishes.deal.read_bytes().decode("utf-8"), data)  # with its byte-order mark, if it has one
    return new_deal(data)


def drafted(wishes: Wishes, path: Path, *, opened: bool = False, reported: bool = False) -> int:
    """Draft the deal beside it, as ``moudraft draft`` does; open it, or write the reports, if that was asked for."""
    from moudraft.drafting import draft, load_library
    from moudraft.loading import load_deal
    from moudraft.screen.draft_summary import next_steps, summary

    library = load_library(wishes.library)
    deal = load_deal(path, library=library, house=wishes.library, under=laid_under())
    made = draft(deal, library=library, today=wishes.today)
    wanted = free(named_beside(path, deal, draft_of(path).suffix), wishes.editing)
    place = check_output(wanted, force=wishes.editing, discard=wishes.discard)
    written = write(place, made.docx(style=wishes.style), wishes.today)
    before, after = (command_line(name, path, paths=named_paths()) for name in ("checklist", "duties"))
    steps = [*next_steps(made), f"Before it is signed: {before}; and after: {after}"]
    say(f"{path}: saved\n{summary(made, written, steps)}")
    if opened and written is not None:
        click.launch(str(written))
    reports = _report(wishes, path, made, written) if reported else []
    if wishes.as_json:
        from moudraft.records.made_files import DealMade

        print_json(DealMade(deal=str(path), draft=str(written), reports=tuple(map(str, reports))))
    return 0


def _report(wishes: Wishes, path: Path, made: Draft, draft: Path | None) -> list[Path]:
    """Write the report of each party beside the draft that it speaks of, and say what is left."""
    from moudraft.files.replacing import Outgoing
    from moudraft.library.reading.paper_files import read_paper_kinds
    from moudraft.papers.report.report_files import ALL, files_of, papers_for
    from moudraft.screen.report_summary import report_summary

    papers = papers_for(made, [ALL], read_paper_kinds(wishes.library), appended=False)
    outgoing = []
    for each in files_of(papers, path.stem if draft is None else draft.stem, ["docx"], style=wishes.style):
        wanted = free(path.parent / each.name, wishes.editing)
        place = check_output(wanted, force=wishes.editing, discard=wishes.discard)
        outgoing += [Outgoing(place, each.content)] if place is not None else []
    written = [each.path for each in write_files(outgoing, wishes.today)]
    say(report_summary(papers, written, path))
    return written


def draft_of(deal: Path) -> Path:
    """The draft beside a deal; refuses a deal whose own draft, in any form, would be written over it."""
    from moudraft.writers.forms import FORMS

    if deal.name.lower().endswith(tuple(ending for form in FORMS.values() for ending in form.endings)):
        message = "a deal cannot have the name of a draft, which would be written over it"
        raise refusal(deal, message, f"call it {deal.with_suffix('.yaml').name}")
    return deal.with_suffix(FORMS["docx"].ending)


def free(path: Path, replace: bool) -> Path:
    """The path, or the next free one beside it: a draft that a person may have changed is not written over."""
    number = 2
    found = path
    while found.exists() and not replace:
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found
