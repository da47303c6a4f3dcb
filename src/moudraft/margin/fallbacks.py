"""What a clause could fall back to: the wordings below the one chosen on its ladder, in the words of this deal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from moudraft.document import CrossReference, Emphasis, Inline, block_paragraphs, plain_text
from moudraft.document.drafted import Drafted
from moudraft.document.filling import Filler
from moudraft.document.vocabulary import Vocabulary
from moudraft.library.condition import match
from moudraft.library.wording import POSITIONS, Wording, walk_lines
from moudraft.library.words_shown import shown
from moudraft.margin import NoteLine
from moudraft.problems import MoudraftError
from moudraft.selection import Choice

_LONGEST = 1200
"""Characters of a fallback that stand in a note: enough to judge it by; the library has the rest."""


class Fallbacks:
    """The fallbacks of a draft's clauses. What is filled here is noted nowhere: it stands in no paragraph."""

    def __init__(self, made: Drafted) -> None:
        self.made = made

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.made.deal, self.made.selection, self.made.library, "non-binding")

    def below(self, choice: Choice) -> Iterator[NoteLine]:
        """The wordings of the same register further down the ladder, the nearest first, and what each would need."""
        stands = POSITIONS.index(choice.wording.position)
        others = [each for each in choice.clause.wordings if each.register == choice.wording.register]
        lower = [each for each in others if POSITIONS.index(each.position) > stands]
        for wording in sorted(lower, key=lambda each: POSITIONS.index(each.position)):
            needs = self.needs(wording)
            if needs is not None:
                name = f"{wording.position.replace('-', ' ').capitalize()} \u201c{wording.name}\u201d"
                yield NoteLine(f"{name}, which needs {needs}" if needs else name, self.words(choice, wording))

    def turned_down(self, choice: Choice) -> Iterator[NoteLine]:
        """The other wordings that this deal might have had, and why each was turned down; of the rest, how many."""
        named = {each.name: each for each in choice.clause.wordings if each.register == choice.wording.register}
        near = [each for each in choice.turned_down if self.needs(named[each.wording]) is not None]
        told = [f"{each.wording} ({each.why})" for each in near]
        if rest := len(choice.turned_down) - len(near):
            told.append(f"{rest}{'' if near else ', all'} for other parties, bodies or papers")
        if told:
            yield NoteLine("Turned down", "; ".join(told))

    def needs(self, wording: Wording) -> str | None:
        """What the deal would have to answer for a wording to fit (nothing, if it does); None where no answer will do.

        Answers are those to the option axes: who the parties are and which paper this is cannot be negotiated.
        """
        facts, axes = self.made.selection.terms.facts, self.made.library.axes
        if match(wording.when, facts) is not None:
            return ""
        for lines in wording.when:
            wanting = [line for line in lines if not line.holds(facts)]
            if all(line.name.partition(".")[0] in axes for line in wanting):
                return ", ".join(map(str, wanting))
        return None

    def words(self, choice: Choice, wording: Wording) -> str:
        """A wording as this deal would fill it; with its holes as they stand where the deal lacks what it asks for."""
        filler = Filler(self.vocabulary, wording.location)
        try:
            blocks = filler.blocks(wording.body, wording.widths, choice.clause.title)
        except MoudraftError:
            text = " ".join(shown(content) for content, _, _ in walk_lines(wording.body))
        else:
            text = " ".join(
                filter(None, (self.text(each.content) for block in blocks for each in block_paragraphs(block)))
            )
        text = " ".join(text.split())
        return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " \u2026"

    def text(self, content: tuple[Inline, ...]) -> str:
        """Plain words, with what they refer to by its title: it may not be in this draft, and has no number here."""
        return "".join(map(self._text, content))

    def _text(self, inline: Inline) -> str:
        if isinstance(inline, CrossReference):
            clause = self.made.library.clauses.get(inline.target.partition("#")[0])
            return f"\u201c{clause.title}\u201d" if clause else inline.text
        return self.text(inline.children) if isinstance(inline, Emphasis) else plain_text((inline,))
