"""The trace of a draft: every leaf of the deal to the paragraphs that say it or what it decided; every paragraph back.

Nothing is looked for in words: the draft noted while it was filled which paragraph asked for which key, and the
selection holds the conditions that decided. Nothing of a private red line is in a trace.
"""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from moudraft.document.drafted import Drafted
from moudraft.document.keys_of_names import NAMING
from moudraft.document.provenance import Spot
from moudraft.library import Axis
from moudraft.tracing.causes import GROUPS, Causes, Kind
from moudraft.tracing.deciding import Decision, Decisions, decisions
from moudraft.tracing.leaves import Leaf, leaves_of
from moudraft.tracing.pages import Pages
from moudraft.tracing.row_keys import RowKeys

State = Literal["placed", "decided", "kept", "unplaced"]
NAMES = NAMING | {"governance.*.name", "governance.*.model"}
"""What a paragraph may name without being there to say it."""
FOR_THE_RECORD = (
    ".reason", ".why", ".waiver.by", ".waiver.on", ".approved.by", ".approved.on", ".approval.notice", ".vesting_day",
    ".governance", ".key",
)  # fmt: skip
"""What a deal keeps for its reader and for the checks, and no paper prints."""
OF_A_LINE = ("red_lines.*.if_used", "red_lines.*.yields_to", "red_lines.*.changed_by")
"""What a red line says of itself, which decides nothing."""
NOT_PRINTED = ("parties.*.kind", "parties.*.signatory.capacity", "template")
"""What decides words without being one of them."""


class TracedPlace(msgspec.Struct, frozen=True):
    """Where something stands: ``paragraph 5.2(a)``, and the heading over it."""

    place: str
    heading: str


class TracedLeaf(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the deal: where the draft says it, or what it decided.

    ``state`` is ``placed`` (printed), ``decided`` (it chose), ``kept`` (for the record alone) or ``unplaced``.
    """

    key: str
    value: str
    state: State
    places: tuple[TracedPlace, ...]
    decided: tuple[str, ...]
    file: str
    line: int


class TracedParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the draft (with its list), or a table, and what asked for it.

    ``take_out`` is the line that takes it out, where nobody asked for it: it goes under ``clauses:`` in the deal.
    """

    place: str
    heading: str
    clause: str
    wording: str
    begins: str
    cause: Kind
    because: str
    keys: tuple[str, ...]
    take_out: str


class TraceCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many leaves and paragraphs there are of each sort; the last three are percentages of all paragraphs."""

    placed: int
    decided: int
    kept: int
    unplaced: int
    paragraphs: int
    asked: int
    protective: int
    unasked: int
    asked_percent: int
    protective_percent: int
    unasked_percent: int


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """A deal and its draft, traced both ways."""

    format: int = 1
    deal: str
    title: str
    template: str
    counts: TraceCounts
    leaves: tuple[TracedLeaf, ...]
    paragraphs: tuple[TracedParagraph, ...]


def trace_of(made: Drafted) -> Trace:
    """The trace of a draft."""
    return _Tracing(made).trace()


class _Tracing:
    def __init__(self, made: Drafted) -> None:
        self.made = made
        self.pages = Pages(made)
        self.decisions: Decisions = decisions(made)
        self.rows = RowKeys(made)
        self.spots = made.provenance.spots
        self.under: dict[str, dict[Spot, None]] = {}
        for key, spots in self.spots.items():
            while key := key.rpartition(".")[0]:
                self.under.setdefault(key, {}).update(dict.fromkeys(spots))
        self.keys: dict[str, None] = {}
        self.said: dict[Spot, dict[str, None]] = {}

    def trace(self) -> Trace:
        leaves = tuple(self.leaf(each) for each in leaves_of(self.made.deal))
        paragraphs = tuple(self.paragraphs())
        made = self.made
        return Trace(
            deal=made.deal.source, title=made.deal.title, template=made.selection.template.id,
            counts=counts_of(leaves, paragraphs), leaves=leaves, paragraphs=paragraphs,
        )  # fmt: skip

    # --- leaves -------------------------------------------------------------------------------------------

    def leaf(self, leaf: Leaf) -> TracedLeaf:
        spots = [] if leaf.plain in NOT_PRINTED else [spot for spot in self.saying(leaf) if self.pages.place(spot)]
        decided = self.decided(leaf)
        self.keys[leaf.key] = None
        if leaf.plain not in NAMES:
            for spot in spots:
                self.said.setdefault(spot, {})[leaf.key] = None
        kept = leaf.plain.endswith((*FOR_THE_RECORD, ".kind"))
        lasting = decided and not self.is_unsaid(leaf, decided)
        state: State = "placed" if spots else "decided" if lasting else "kept" if kept else "unplaced"
        why = state == "kept" or leaf.plain.startswith("clauses.leave_out.")
        at = spots or [spot for each in decided for spot in self.deciding(leaf, each)]
        places = dict.fromkeys(TracedPlace(self.pages.place(spot), self.pages.heading(spot)) for spot in at)
        return TracedLeaf(
            key=leaf.key, value="" if why else leaf.value, state=state, places=tuple(places),
            decided=tuple(each.text for each in decided), file=leaf.location.file, line=leaf.location.line,
        )  # fmt: skip

    def is_unsaid(self, leaf: Leaf, decided: tuple[Decision, ...]) -> bool:
        """Whether all that an answer did was to keep clauses out, although it is none that goes without saying."""
        axis = self.axis_of(leaf)
        return axis is not None and all(each.out for each in decided) and not axis.says_nothing(leaf.value)

    def axis_of(self, leaf: Leaf) -> Axis | None:
        """The axis that a leaf is an answer of."""
        root, _, name = leaf.plain.partition(".")
        axis = self.made.library.axes.get(name) if root == "terms" else None
        return axis if axis is not None and leaf.value in axis.values else None

    def deciding(self, leaf: Leaf, decision: Decision) -> list[Spot]:
        """The spots of what a leaf decided: the lines that stand for it, or where its clause begins."""
        if not self.pages.passages.get(decision.slot):
            return []
        of_line = f"{'.'.join(leaf.key.split('.')[:2])}.text"
        lines = self.rows.standing_for((leaf.key, leaf.plain), decision.slot)
        printed = [spot for spot in self.spots.get(of_line, ()) if spot.provision == decision.slot]
        return lines or printed[:1] or [Spot(decision.slot, 0)]

    def saying(self, leaf: Leaf) -> Iterable[Spot]:
        """The spots that print a leaf: noted under its key, one above or below it, or one for a whole list."""
        key = leaf.key
        found: dict[Spot, None] = {}
        if leaf.plain.startswith("terms."):
            # A value among several has its details under the axis, and one in a list its own number.
            key = self.rows.numbered(_of_the_axis(key))
        names = [key, *((leaf.key.removesuffix(".id") + ".text",) if leaf.key.endswith(".id") else ())]
        if ".seats." in key:
            names += [f"{key.partition('.seats.')[0]}.{part}" for part in ("seats", "members")]
        if ".reports_to." in key:
            names.append(f"{key.rpartition('.')[0]}.text")
        if key.startswith("answers."):
            names += [each for each in self.spots if _answers(key, each)]
        for name in (*names, leaf.plain, _bare(leaf.plain)):
            found |= dict.fromkeys(self.spots.get(name, ()))
        for below in self.fixed(leaf) if leaf.key.startswith("terms.") else [key]:
            found |= self.under.get(below, {}) | dict.fromkeys(self.spots.get(below, ()))
        above = key
        while not found and (above := above.rpartition(".")[0]):
            found |= dict.fromkeys(self.spots.get(above, ()))
        return found

    def fixed(self, leaf: Leaf) -> list[str]:
        """The keys that the value of an axis settles itself (``notice-6m``: the period), and those below a detail."""
        parts = _of_the_axis(leaf.key).split(".")
        if len(parts) > 2:
            return [self.rows.numbered(".".join(parts))]
        value = self.made.library.axes[parts[1]].values.get(leaf.value)
        return [f"terms.{parts[1]}.{name}" for name in value.details] if value else []

    def decided(self, leaf: Leaf) -> tuple[Decision, ...]:
        found: dict[Decision, None] = {}
        of_axis = (_of_the_axis(leaf.key),) if leaf.key.startswith("terms.") else ()
        for key in (leaf.key, leaf.plain, leaf.key.removesuffix(".rule"), *of_axis):
            found |= self.decisions.get(key, {})
        if not leaf.plain.endswith(FOR_THE_RECORD) and not leaf.plain.startswith(OF_A_LINE):
            parts = {"red_lines": 2, "clauses": 3}.get(leaf.key.partition(".")[0], 0)
            found |= self.decisions.get(".".join(leaf.key.split(".")[:parts]), {})
        axis = self.axis_of(leaf)
        if axis is not None and axis.says_nothing(leaf.value) and not found:
            found[Decision("the paper says nothing of it")] = None
        if leaf.key.startswith("governance") and leaf.value.strip().casefold() == "silent":
            found[Decision("it is left out on purpose")] = None
        return tuple(found)

    # --- paragraphs -----------------------------------------------------------------------------------------

    def paragraphs(self) -> Iterable[TracedParagraph]:
        causes = Causes(self.made, self.said, self.keys)
        for provision in self.made.document.all_provisions():
            for unit in self.pages.units(provision):
                cause = causes.of(unit)
                because = cause.text or ", ".join(cause.keys)
                out = f"leave_out: {{{provision.clause}: nobody asked for it}}" if cause.kind == "habit" else ""
                yield TracedParagraph(
                    place=unit.place, heading=provision.heading, clause=provision.clause, wording=provision.wording,
                    begins=_begins(unit.text), cause=cause.kind, because=because, keys=cause.keys, take_out=out,
                )  # fmt: skip


def counts_of(leaves: Sequence[TracedLeaf], paragraphs: Sequence[TracedParagraph]) -> TraceCounts:
    states = [each.state for each in leaves]
    groups = {name: sum(each.cause in kinds for each in paragraphs) for name, kinds in GROUPS.items()}
    percent = {f"{name}_percent": round(100 * n / len(paragraphs)) if paragraphs else 0 for name, n in groups.items()}
    return TraceCounts(
        placed=states.count("placed"), decided=states.count("decided"), kept=states.count("kept"),
        unplaced=states.count("unplaced"), paragraphs=len(paragraphs), **groups, **percent,
    )  # fmt: skip


def _of_the_axis(key: str) -> str:
    parts = key.split(".")
    if len(parts) > 2 and parts[2].isdecimal():
        del parts[2]
    return ".".join(parts[:-1] if parts[-1] == "rule" else parts)


def _bare(plain: str) -> str:
    """A key of a list as a name for all of it has it: ``objectives.due``."""
    return plain.replace(".*", "")


def _answers(key: str, noted: str) -> bool:
    """Whether a blank is what an answer answers: by its words, or by those and the line they belong to."""
    from moudraft.library.marks import typographic

    return typographic(key) == noted or typographic(key).startswith(f"{noted} (")


def _begins(text: str, most: int = 14) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" \u2026" if len(words) > most else "")
