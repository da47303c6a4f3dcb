"""Whom a name of the library speaks of: each party, whichever it concerns, a class of them, a body, or a party by name.

What a hole printed is a party where the deal's own value is the name of one; nothing else is looked for in words.
"""

from __future__ import annotations

# Annotations here are real objects, not text: schemas are made of them.
import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import KEY, Scope, key_of

EVERYONE = (
    "each", "both", "the_parties", "parties", "each_council", "leaders", "leaders_of", "leadership", "party_names",
    "the_party_names", "short_names", "neither",
)  # fmt: skip
SOMEONE = ("party", "either", "other", "others")
PROVIDERS = {"provider": "class.supplier", "taker": "class.user"}
CALLED = {"neither": "each", "party": "each", "either": "each", "other": "others", "parties": "the_parties"}
"""What whoever one of these speaks of is called in a register: of "neither Council" it is each Council that owes."""
IN_CLASS = ("", ".each", ".both", ".members", ".plural", ".none")


class Who(msgspec.Struct, frozen=True):
    """Who owes something, or to whom it is owed: in words, and the short names of the parties that it may be.

    ``whichever`` is whether it is those of them whom the paragraph describes; ``body`` names a body of theirs. Without
    any party it is somebody of whom nobody can tell to which party they belong.
    """

    words: str
    parties: tuple[str, ...] = ()
    whichever: bool = False
    body: str = ""


NOBODY = Who("")


class Owners:
    """Tells of the names of one draft whom each speaks of."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.deal: Deal = vocabulary.deal
        self.everyone = tuple(party.short_name for party in self.deal.parties)
        # The longest first: a name may be part of another.
        self._written = [(name, _forms(name)) for name in sorted(self.everyone, key=len, reverse=True)]
        self.classes = {each.fact: each for each in vocabulary.classes}
        self.bodies = {body.key: body for body in vocabulary.selection.terms.bodies}

    def of(self, name: str, printed: str, item: Scope | None) -> Who | None:
        """Whom a name speaks of that printed some words; None for what is nobody, so far as anyone can tell."""
        if name in EVERYONE or name in SOMEONE:
            called = str(self.vocabulary.names[CALLED.get(name, name)])
            return Who(called, self.everyone, whichever=name in SOMEONE)
        found = self._of_class(name, printed) or self._of_body(name, printed, item)
        return found or self.by_name(printed) or self._called_like_a_body(printed)

    def _called_like_a_body(self, printed: str) -> Who | None:
        """A body whose name some words are: the deal may name one where it says who does something."""
        words = english.without_the(printed.strip()).casefold()
        names = [body.name for body in self.bodies.values() if isinstance(body.name, str)]
        named = any(english.without_the(name).casefold() == words for name in names)
        return Who(printed.strip(), self.everyone, body=printed.strip()) if named else None

    def by_name(self, printed: str) -> Who | None:
        """The parties whose names some words are, and nothing else."""
        whole = printed.strip().casefold()
        if whole in (str(self.vocabulary.names[each]).casefold() for each in ("both", "the_parties", "each")):
            return Who(printed.strip(), self.everyone)
        left, named = f" {whole.replace(',', ' ').replace(';', ' ')} ", []
        for name, forms in self._written:
            for form in forms:
                if form in left:
                    left = left.replace(form, " ")
                    named.append(name)
                    break
        rest = [word for word in left.split() if word not in ("and", "the")]
        parties = tuple(name for name in self.everyone if name in named)
        return Who(printed.strip(), parties) if parties and not rest else None

    def _of_class(self, name: str, printed: str) -> Who | None:
        name = PROVIDERS.get(name, name)
        if not name.startswith("class."):
            return None
        fact = max((each for each in self.classes if f"{name}.".startswith(f"{each}.")), key=len, default="")
        if not fact:
            return None
        members = tuple(self.classes[fact].members) or self.everyone
        return Who(printed.strip(), members, whichever=name.removeprefix(fact) not in IN_CLASS)

    def _of_body(self, name: str, printed: str, item: Scope | None) -> Who | None:
        root, _, part = name.partition(".")
        if root in ("board", "board_term", "team", "team_term") and part in ("", "name", "term"):
            key = self.vocabulary.keys.get(root, "").removesuffix(".name")
            return Who(printed.strip(), self.everyone, body=printed.strip()) if key in self.bodies else None
        if item is None or root != "item":
            return None
        at = str(item.get(KEY, ""))
        if at in self.bodies and part in ("name", "term"):
            return Who(printed.strip(), self.everyone, body=printed.strip())
        if at.startswith("parties.") and key_of(item, part).endswith((".name", ".short_name")):
            return Who(printed.strip(), (self.everyone[int(at.split(".")[1])],))
        return None

    @property
    def each(self) -> Who:
        return Who(str(self.vocabulary.names["each"]), self.everyone)

    @property
    def together(self) -> Who:
        return Who(str(self.vocabulary.names["the_parties"]), self.everyone)

    @property
    def concerned(self) -> Who:
        return Who(f"the {self.vocabulary.names['party']} concerned", self.everyone, whichever=True)

    def besides(self, one: Who, others: Who) -> Who:
        """Others, as those are called whom a sentence has before it spoken of somebody else: without that party."""
        alone = one.parties and not one.whichever and not one.body and one.parties != self.everyone
        left = tuple(name for name in others.parties if not alone or name not in one.parties)
        return msgspec.structs.replace(others, parties=left) if left else others

    def among(self, group: str) -> tuple[str, ...]:
        """The parties that are, or may be, in a group of kinds (``nation.yaml``)."""
        nation = self.vocabulary.library.home
        return tuple(party.short_name for party in self.deal.parties if nation.may_be_in(party.kind, group))

    def but(self, who: Who) -> Who:
        """To whom a duty is owed that says nothing of it: the other parties; of two, the other by its name."""
        left = tuple(name for name in self.everyone if name not in who.parties)
        others = str(self.vocabulary.names["others"])
        if who.body or not who.parties or who.words.endswith(others):
            return self.each
        if not left and not who.whichever and who.words.casefold() != self.each.words.casefold():
            return Who("each other" if len(self.everyone) == 2 else "one another", self.everyone)
        if who.whichever or not left or len(left) > 1:
            return Who(others, left or self.everyone, whichever=not left)
        return Who(left[0], left)


def _forms(name: str) -> tuple[str, ...]:
    """How a party is written within other words, with its article and without."""
    return tuple(dict.fromkeys(f" {each.casefold()} " for each in (name, english.without_the(name))))
