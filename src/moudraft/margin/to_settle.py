"""What is left to settle, beside the paragraph that it is about: findings, and the questions that a deal raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from moudraft.document import Blank
from moudraft.document.drafted import Drafted
from moudraft.document.inline import walk_inlines
from moudraft.document.provenance import Spot
from moudraft.findings import (
    AxisAt,
    BlankAt,
    BodyAt,
    ClauseAt,
    DealKey,
    Finding,
    PartyAt,
    RedLineAt,
    Subject,
)
from moudraft.margin import MarginNote, NoteLine
from moudraft.tracing.deciding import kept_in
from moudraft.tracing.pages import Pages

_TITLES = {"error": "Error", "warning": "Warning", "info": "To know", "question": "Question"}


def notes_of_findings(made: Drafted, pages: Pages, findings: Sequence[Finding]) -> Iterator[MarginNote]:
    """A note for each finding, on the first paragraph that it is about; on the whole paper where it is about none."""
    places = {passage.place: Spot(id, number) for id, passages in reversed(pages.passages.items())
              for number, passage in reversed(list(enumerate(passages)))}  # fmt: skip
    for finding in findings:
        spot = places.get(finding.paragraph) or _first(_spots_of(made, finding.about), pages)
        lines = [NoteLine("", finding.message)]
        if finding.way_out:
            lines.append(NoteLine("" if finding.severity == "question" else "A way out", finding.hint))
        yield MarginNote(
            kind="question" if finding.severity == "question" else "finding",
            title=f"{_TITLES[finding.severity]} {finding.code}",
            lines=tuple(lines), paragraph=pages.paragraph(spot) if spot else None, private=finding.private,
        )  # fmt: skip


def _first(spots: Iterable[Spot], pages: Pages) -> Spot | None:
    return next((spot for spot in spots if pages.paragraph(spot) is not None), None)


def _spots_of(made: Drafted, about: tuple[Subject, ...]) -> Iterator[Spot]:
    """Where the subjects of a finding stand, the first of them first."""
    for subject in about:
        if isinstance(subject, ClauseAt):
            yield from (Spot(each.slot, 0) for each in made.selection.chosen(subject.clause))
        elif isinstance(subject, BlankAt):
            yield from _blank(made, subject)
        elif isinstance(subject, RedLineAt):
            held = [each for each in made.selection.terms.red_lines if each.line.key == subject.key]
            yield from _printing(made, f"{subject.key}.text")
            yield from (Spot(choice.slot, 0) for each in held for choice in kept_in(made, each))
        else:
            yield from _printing(made, _key_of(made, subject))


def _key_of(made: Drafted, subject: AxisAt | PartyAt | BodyAt | DealKey) -> str:
    if isinstance(subject, AxisAt):
        return f"terms.{subject.axis}"
    if isinstance(subject, PartyAt):
        names = [each.short_name for each in made.deal.parties]
        return f"parties.{names.index(subject.short_name)}" if subject.short_name in names else "parties"
    return subject.key


def _printing(made: Drafted, key: str) -> Iterator[Spot]:
    """The paragraphs that print the value of a key, or of one below it, or of the nearest one above it."""
    spots = made.provenance.spots
    yield from spots.get(key, ())
    yield from (spot for name, found in spots.items() if name.startswith(f"{key}.") for spot in found)
    while key := key.rpartition(".")[0]:
        yield from spots.get(key, ())


def _blank(made: Drafted, subject: BlankAt) -> Iterator[Spot]:
    for provision in made.document.provisions():
        for number, paragraph in enumerate(provision.paragraphs()):
            for inline in walk_inlines(paragraph.content):
                if isinstance(inline, Blank) and inline.what == subject.what:
                    yield Spot(provision.id, number)
