"""Why each paragraph stands in a draft as it does: reasons, wording, what asked for it, what else there was."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft import english
from moudraft.checks.support.law_cited import reaches
from moudraft.document import Provision
from moudraft.document.drafted import Drafted
from moudraft.document.provenance import Spot
from moudraft.margin import Kind as NoteKind
from moudraft.margin import MarginNote, NoteLine
from moudraft.margin.fallbacks import Fallbacks
from moudraft.selection import Choice
from moudraft.selection.amended import amendments_of, change_told
from moudraft.selection.choosing import chosen_by
from moudraft.selection.own_clauses import is_own
from moudraft.selection.terms import HeldLine
from moudraft.tracing.both_ways import TracedParagraph, trace_of
from moudraft.tracing.causes import Kind
from moudraft.tracing.pages import Pages

PRIVATE = "PRIVATE: it is not for the other parties"
_LONGEST_VALUE = 60
_CAUSES: dict[Kind, str] = {
    "particular": "the deal",
    "choice": "the deal, which settles",
    "red line": "a red line",
    "addition": "the deal",
    "law": "the law",
    "protection": "protection of the parties",
    "core": "the kind of paper",
    "habit": "nobody",
}


class Reasons:
    """The notes that say why, one on the first paragraph of each provision and one wherever more is to be told."""

    def __init__(self, made: Drafted, pages: Pages) -> None:
        self.made = made
        self.pages = pages
        self.fallbacks = Fallbacks(made)
        self.choices = {each.slot: each for each in made.selection.choices}
        self.private = {line.key for line in made.deal.red_lines if line.private}
        trace = trace_of(made)
        self.values = {leaf.key: leaf.value for leaf in trace.leaves}
        self._traced = iter(trace.paragraphs)

    def notes(self) -> Iterator[MarginNote]:
        yield from self.kept_nowhere()
        for provision in self.made.document.all_provisions():
            units = list(self.pages.units(provision))
            traced = [next(self._traced) for _ in units]
            yield from self.of_provision(provision, [unit.spots[0] for unit in units], traced)

    def kept_nowhere(self) -> Iterator[MarginNote]:
        """The red lines that no paragraph keeps: whoever negotiates has to know them all the same."""
        for held in self.made.selection.terms.red_lines:
            if not any(held.is_kept_by(each.clause, each.wording) for each in self.made.selection.choices):
                lead = "Kept by no paragraph" if held.line.waiver is None else "Waived"
                line = NoteLine(lead, self.red_line(held).text)
                yield MarginNote(kind="red line", title="Red line", lines=(line,), private=held.line.private)

    def of_provision(
        self, provision: Provision, spots: list[Spot], traced: list[TracedParagraph]
    ) -> Iterator[MarginNote]:
        """The note on a provision, then those on the paragraphs of it that something else asked for."""
        choice = self.choices.get(provision.id)
        kept = self.kept_lines(provision, choice) if choice else {}
        first = [*self.asked(traced[0])] if traced else []
        if choice is not None:
            yield self.on_clause(provision, choice, first, kept.pop(0, []))
        for at, lines in kept.items():
            told = [self.red_line(each) for each in lines]
            secret = any(each.line.private for each in lines)
            yield self.note(Spot(provision.id, at), "red line", "Red line", told, private=secret)
        before = traced[0] if traced else None
        for spot, each in zip(spots[1:], traced[1:], strict=True):
            if before is None or (each.keys, each.because) != (before.keys, before.because):
                yield self.note(spot, "why", "Why this paragraph", [*self.asked(each)])
            before = each

    def note(
        self, spot: Spot, kind: NoteKind, title: str, lines: list[NoteLine], *, private: bool = False
    ) -> MarginNote:
        paragraph = self.pages.paragraph(spot)
        return MarginNote(kind=kind, title=title, lines=tuple(lines), paragraph=paragraph, private=private)

    def on_clause(
        self, provision: Provision, choice: Choice, asked: list[NoteLine], kept: list[HeldLine]
    ) -> MarginNote:
        lines = [NoteLine("Here because", "; ".join(self.because(choice)))]
        lines += [NoteLine("Wording", self.wording(choice))] if not is_own(choice.clause.id) else []
        lines += asked
        lines += map(self.red_line, kept)
        lines += self.changes(choice)
        lines += [*self.fallbacks.turned_down(choice), *self.fallbacks.below(choice)]
        lines += [NoteLine("Note", text) for text in (choice.clause.note, choice.wording.note) if text]
        lines += self.basis(choice)
        title = f"{provision.heading} ({choice.clause.id})"
        secret = any(why.red_line in self.private for why in choice.because)
        secret = secret or any(held.line.private for held in kept)
        return self.note(Spot(provision.id, 0), "why", title, lines, private=secret)

    def because(self, choice: Choice) -> list[str]:
        return [
            f"{why.text} (a private red line)" if why.red_line in self.private else why.text for why in choice.because
        ]

    def wording(self, choice: Choice) -> str:
        """Which wording it is, where it stands on the ladder, and who chose it."""
        by, matched, _ = chosen_by(choice, self.made.deal, self.made.selection, self.made.library)
        why = f"the {by} names it" if by != "condition" else ", ".join(matched)
        why = why or ("it always fits" if choice.turned_down else "the only one")
        return f"{choice.wording.name} ({choice.wording.position.replace('-', ' ')}): {why}"

    def asked(self, traced: TracedParagraph) -> Iterator[NoteLine]:
        """What asked for a paragraph: keys of the deal with their values, or what else the trace names."""
        keys = [key for key in traced.keys if "*" not in key]
        if keys:
            yield NoteLine("Asked for by", "; ".join(map(self.key, keys)))
        elif traced.cause == "habit":
            yield NoteLine("Asked for by", f"nobody; to take it out, write under clauses: {traced.take_out}")
        else:
            yield NoteLine("Asked for by", f"{_CAUSES[traced.cause]}: {traced.because}")

    def key(self, key: str) -> str:
        value = " ".join(self.values.get(key, "").split())
        if len(value) > _LONGEST_VALUE:
            value = value[:_LONGEST_VALUE].rstrip() + " \u2026"
        return f"{key} ({value})" if value else key

    def kept_lines(self, provision: Provision, choice: Choice) -> dict[int, list[HeldLine]]:
        """The red lines that a provision keeps, by the paragraph that prints them (0 where none does)."""
        found: dict[int, list[HeldLine]] = {0: []}
        for held in self.made.selection.terms.red_lines:
            if held.is_kept_by(choice.clause, choice.wording):
                spots = self.made.provenance.spots.get(f"{held.line.key}.text", ())
                at = next((spot.paragraph for spot in spots if spot.provision == provision.id), 0)
                found.setdefault(at, []).append(held)
        return found

    def red_line(self, held: HeldLine) -> NoteLine:
        """A red line, who holds it and why, and whether it is waived."""
        line = held.line
        parts = [f"{held.title} (held by {english.joined(line.held_by) or 'every party'})"]
        if line.private:
            parts.append(PRIVATE)
        if line.reason:
            parts.append(f"reason: {line.reason}")
        if line.waiver is not None:
            parts.append(f"waived by {line.waiver.by} on {english.date(line.waiver.on)}: {line.waiver.why}")
        return NoteLine("Keeps the red line" if line.waiver is None else "Red line waived", ". ".join(parts))

    def changes(self, choice: Choice) -> Iterator[NoteLine]:
        """What the deal changes in the stock words, and what it puts in the place of other clauses."""
        made = self.made
        for change in amendments_of(made.deal, choice.clause.id, choice.wording.name, made.library):
            yield NoteLine("Changed", change_told(change))

    def basis(self, choice: Choice) -> Iterator[NoteLine]:
        """The law that the clause rests on; what is not sure is never printed, and said here."""
        deal, home = self.made.deal, self.made.library.home
        groups = {group for party in deal.parties for group in home.possible_groups(party.kind)}
        for law in (self.made.library.law.get(id) for id in choice.clause.basis):
            if law is not None and reaches(law, groups):
                unsure = "" if law.prints else " (unsure, and so not printed: read it)"
                yield NoteLine("Rests on", f"{law.cite}{unsure}")
