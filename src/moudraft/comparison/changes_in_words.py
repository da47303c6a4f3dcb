"""A comparison in words: which clauses came, went, moved or were reworded, with their numbers, old → new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from moudraft import english
from moudraft.comparison.comparing import Comparison, PartPair, place
from moudraft.comparison.deal_changes import DealChange, by_party
from moudraft.comparison.laid_flat import Atom, Line, Paper, Part
from moudraft.comparison.looks import as_read
from moudraft.comparison.piece_pairs import LinePair
from moudraft.comparison.plain.asides import Aside, Told
from moudraft.comparison.why_renumbered import why_renumbered

if TYPE_CHECKING:
    from moudraft.comparison.party_number import PartyNumber

Heading = Literal["reworded", "added", "removed", "moved", "restyled", "followed", "referred", "renumbered"]
HEADINGS: dict[str, str] = {
    "reworded": "Reworded",
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "restyled": "Bold or italic changed",
    "followed": "Words follow the number of parties",
    "referred": "References follow new numbers",
    "renumbered": "Renumbered",
}
IN_ONE_LINE = ("followed",)
"""What nobody need agree to, place by place: one line tells of all."""
_HEADS = ("heading", "schedule")
_CONTENTS = "contents"
_AROUND = 40  # characters of a changed line shown round the first change
_LONGEST = 150


class ClauseChange(msgspec.Struct, frozen=True):
    """What became of one clause. ``old`` and ``new`` are its places (``paragraph 5.2``); empty: it is not there.

    ``because`` says of one that has another number alone what shifted it.
    """

    id: str
    title: str
    kinds: tuple[Heading, ...]
    old: str
    new: str
    words: tuple[str, ...] = ()
    because: str = ""


def clause_changes(
    comparison: Comparison, unit: str = "paragraph", number: PartyNumber | None = None
) -> list[ClauseChange]:
    """Every part that changed, in reading order; the contents list only where it does not follow from the headings.

    ``number`` knows the words that follow from another number of parties.
    """
    why = why_renumbered(comparison)
    changed = (pair for pair in comparison.changed() if not _follows(pair, comparison))
    return [_of_part(pair, unit, number, why.get(pair.part.id, "")) for pair in changed]


def _follows(pair: PartPair, comparison: Comparison) -> bool:
    """Whether a contents list says in each text what its headings say, so that it is no change of its own."""
    if pair.part.kind != "contents":
        return False
    return all(
        part is None or _as_headings(part, paper)
        for part, paper in ((pair.old, comparison.old), (pair.new, comparison.new))
    )


def _as_headings(contents: Part, paper: Paper) -> bool:
    headings = {_letters(line) for part in paper.parts if part.kind in _HEADS for line in part.lines()}
    known = headings | {_CONTENTS, ""}
    return all(_letters(line) in known for line in contents.lines())


def _letters(line: Line) -> str:
    """The words of a heading, or of its entry in the contents list, with its number and without that of a page."""
    return "".join(each for each in line.label + line.text if each.isalnum()).casefold().rstrip("0123456789")


def _of_part(pair: PartPair, unit: str, number: PartyNumber | None, why: str) -> ClauseChange:
    kinds: list[Heading] = [pair.change] if pair.change != "same" else []
    if number is not None and pair.change == "reworded" and number.explains(pair):
        kinds = ["followed"]
    if pair.moved:
        kinds.append("moved")
    if pair.renumbered:
        kinds.append("renumbered")
    old, new = (where(part, unit) if part else "" for part in (pair.old, pair.new))
    words = tuple(_words(pair)) if pair.old and pair.new else ()
    because = why if kinds == ["renumbered"] else ""
    return ClauseChange(pair.part.id, title(pair), tuple(kinds), old, new, words, because)


def title(pair: PartPair) -> str:
    """What a person calls the part: the clause's title, or "the heading …" for a heading."""
    part = pair.part
    return f"the heading \u201c{part.title}\u201d" if part.kind in ("heading", "schedule") else part.title


def where(part: Part, unit: str) -> str:
    """``paragraph 5.2``, ``section 3``, ``Schedule 1``, or nothing where nothing is numbered."""
    number = place(part)
    if part.schedule or not number:
        return number
    return f"{unit if part.kind == 'clause' else 'section'} {number}"


def _words(pair: PartPair) -> Iterator[str]:
    """Each changed line in short: the words that went in square brackets with a minus, those that came with a plus."""
    for line in pair.lines():
        if line.change not in ("same", "referred"):
            yield in_brackets(line)


def in_brackets(pair: LinePair) -> str:
    """``on [-six-] [+three+] months' notice``, cut to what is near the changes."""
    out = []
    for stretch in pair.stretches:
        gone = words_of(pair.old.atoms[stretch.old_from : stretch.old_to]) if pair.old else ""
        come = words_of(pair.new.atoms[stretch.new_from : stretch.new_to]) if pair.new else ""
        if stretch.kept:
            out.append(come if len(come) <= 2 * _AROUND else f"{come[:_AROUND]} … {come[-_AROUND:]}")
        else:
            out.append((f"[-{_short(gone)}-]" if gone else "") + (f"[+{_short(come)}+]" if come else ""))
    label = (pair.new or pair.old).label if pair.new or pair.old else ""  # type: ignore[union-attr]
    return " ".join(filter(None, (label, "".join(out))))


def words_of(atoms: Sequence[Atom]) -> str:
    """The words of some atoms, as a person reads them."""
    return "".join(atom.text for atom in as_read(atoms))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rstrip() + " …"


def summary(
    comparison: Comparison,
    deal: Sequence[DealChange] | None = None,
    unit: str = "paragraph",
    wide: bool = True,
    number: PartyNumber | None = None,
) -> str:
    """The whole comparison as plain text: what changed in the deal, by party, and then clause by clause."""
    lines: list[str] = []
    if deal is not None:
        lines += _deal_lines(deal)
    changes = clause_changes(comparison, unit, number)
    for kind, heading in HEADINGS.items():
        chosen = [change for change in changes if heading_of(change) == kind]
        if chosen and kind in IN_ONE_LINE:
            lines += [*_in_one_line(heading, chosen), ""]
        elif chosen:
            lines += [
                f"{heading} ({len(chosen)}):",
                *(line for change in chosen for line in _clause_lines(change, wide)),
                "",
            ]
    if not changes:
        lines += ["No words changed." if comparison.told else "The two texts are the same.", ""]
    lines += _told_lines(comparison.told, unit, wide)
    return "\n".join(lines).rstrip()


def _in_one_line(heading: str, chosen: Sequence[ClauseChange]) -> Iterator[str]:
    """The places of all changes of a kind, on one line; of one that has no number, its title."""
    unit = next((each.new.rpartition(" ")[0] for each in chosen if each.new), "")
    places = [each.new.removeprefix(f"{unit} ") or each.title for each in chosen]
    noun = english.plural(unit) if unit and len(chosen) > 1 else unit
    yield f"{heading} ({len(chosen)}): {noun} {english.joined(places)}"


def _told_lines(told: Told, unit: str, wide: bool) -> Iterator[str]:
    """What the files have beside their words, by name and place."""
    for heading, found in (
        ("Comments", told.comments),
        ("Comments that are gone", told.gone),
        ("Compared by their words alone, in brackets in a redline", told.in_words),
        ("Styles that look otherwise, which a redline shows as the new text has them", told.styles),
        ("Not compared", told.unread),
    ):
        if found:
            yield f"{heading} ({len(found)}):"
            yield from (line for each in found for line in _aside_lines(each, unit, wide))
            yield ""


def _aside_lines(aside: Aside, unit: str, wide: bool) -> Iterator[str]:
    place = f"{unit} {aside.number}" if aside.number else aside.part
    if aside.how == "comment":
        yield f"  - {place}, {aside.author or 'somebody'}: \u201c{_short(aside.words)}\u201d"
        return
    yield f"  - {aside.what}{f': {place}' if place else ''}"
    if wide and aside.words:
        yield f"      {_short(aside.words)}"


def heading_of(change: ClauseChange) -> str:
    """The heading that a change comes under: the weightiest of what became of the clause."""
    return next(kind for kind in HEADINGS if kind in change.kinds)


def _deal_lines(deal: Sequence[DealChange]) -> list[str]:
    if not deal:
        return ["The two deals are the same.", ""]
    lines = []
    for party, changes in by_party(deal).items():
        lines.append(f"{party}:" if party else "The deal:")
        lines += [f"  - {change.text}{': ' + ', '.join(change.places) if change.places else ''}" for change in changes]
        lines.append("")
    return lines


def _clause_lines(change: ClauseChange, wide: bool) -> Iterator[str]:
    moved = " (moved)" if "moved" in change.kinds and heading_of(change) != "moved" else ""
    if change.old and change.new and change.old != change.new:
        places = f"{change.old} → {change.new.removeprefix(change.old.rpartition(' ')[0] + ' ')}"
    else:
        places = change.new or change.old
    because = f": {change.because}" if change.because and wide else ""
    yield f"  - {places + ', ' if places else ''}{change.title}{moved}{because}"
    if wide:
        yield from (f"      {line}" for text in change.words for line in text.splitlines())
