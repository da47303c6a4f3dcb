"""The sections of the panel: findings, clauses, red lines, terms, what was left out, the trace, the structure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from moudraft.document.provenance import Spot
from moudraft.document.structure import Structure
from moudraft.preview.beside import Beside
from moudraft.preview.clause_panel import clause_panel
from moudraft.preview.finding_shown import finding_item
from moudraft.screen.explanation_shown import left_out_block, place, value_words
from moudraft.screen.trace_shown import count_lines
from moudraft.tracing.both_ways import TracedLeaf
from moudraft.writers.page.page_ends import picture
from moudraft.writers.page.page_text import escaped, shown

STATES = {
    "placed": "Says it in", "decided": "Is decided by it", "kept": "Keeps it for the record",
    "unplaced": "<strong>Says it nowhere</strong>",
}  # fmt: skip


class PanelSection(NamedTuple):
    """A section of the panel: its anchor, its heading, and what it holds."""

    anchor: str
    heading: str
    inner: str


def panel_sections(beside: Beside, structure: Structure) -> Iterator[PanelSection]:
    """Every section that has something to show, in the order of the panel."""
    every: tuple[tuple[str, str, Callable[[], str]], ...] = (
        ("findings", f"Findings ({len(beside.findings)})", lambda: _findings(beside)),
        ("clauses", "Why each clause is in", lambda: _clauses(beside)),
        ("red-lines", f"Red lines ({len(beside.matrix)})", lambda: _matrix(beside)),
        ("terms", "Terms", lambda: _terms(beside)),
        ("trace", "Where each answer is said", lambda: _trace(beside)),
        ("unasked", "What nobody asked for", lambda: _unasked(beside)),
        ("left-out", "Left out", lambda: _left_out(beside)),
        ("structure", "Governance structure", lambda: _structure(beside, structure)),
    )
    for anchor, heading, make in every:
        inner = make()
        if inner:
            yield PanelSection(anchor, heading, inner)


def _findings(beside: Beside) -> str:
    if not beside.findings:
        return "<p>Nothing was found.</p>\n"
    items = (
        finding_item(each, f"finding-{number}", _there(beside, beside.spots(each)))
        for number, each in enumerate(beside.findings, 1)
    )
    return f'<ul class="findings">\n{"".join(items)}</ul>\n'


def _there(beside: Beside, spots: Iterable[Spot]) -> str:
    """Links to spots, each by what a person calls it."""
    links = dict.fromkeys(_link(beside, spot) for spot in spots if spot in beside.anchors.of_spot)
    return f'<p class="there">In the paper: {", ".join(links)}</p>' if links else ""


def _link(beside: Beside, spot: Spot) -> str:
    return f'<a href="#{escaped(beside.anchors.of_spot[spot])}">{shown(beside.anchors.pages.place(spot))}</a>'


def _clauses(beside: Beside) -> str:
    return "".join(clause_panel(beside, each) for each in beside.made.document.all_provisions())


# --- tables ------------------------------------------------------------------------------------------------


def _table(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose first cells head their rows; ``rows`` are HTML."""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    lines = []
    for first, *rest in rows:
        cells = "".join(f"<td>{each}</td>" for each in rest)
        lines.append(f'<tr><th scope="row">{first}</th>{cells}</tr>\n')
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-label="{name}"><table><caption class="unseen">{name}'
        f"</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody></table></div>\n"
    )


def _lines(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def _matrix(beside: Beside) -> str:
    if not beside.matrix:
        return ""
    rows = []
    for row in beside.matrix:
        private = ' <strong class="private">Private</strong>' if row.private else ""
        kept = _lines(_place_link(beside, each) for each in row.kept_by) or "<strong>no clause</strong>"
        broken = [f"<strong>Broken:</strong> {shown(each)}" for each in row.contradicted_by]
        broken += [f"Strained: {shown(each)}" for each in row.strained_by]
        broken += [f"Waived by {shown(row.waived)}"] if row.waived else []
        held = f'<span class="from">held by {shown(", ".join(row.held_by)) or "every party"}</span>'
        rows.append((f"{shown(row.red_line)}{private}{held}", kept, _lines(broken) or "nothing"))
    return _table("Red lines", ("Red line", "Kept by", "Broken or strained by"), rows)


def _place_link(beside: Beside, where: str) -> str:
    anchor = beside.anchors.of_place(where)
    return f'<a href="#{escaped(anchor)}">{shown(where)}</a>' if anchor else shown(where)


def _terms(beside: Beside) -> str:
    rows = (
        (
            f"{shown(each.label)}:<br>"
            + _lines(f"<strong>{shown(value.value)}</strong>, {shown(value_words(value))}" for value in each.values),
            f'{shown(each.because)}<span class="from">{shown(each.source + place(each))}</span>',
        )
        for each in beside.explanation.terms
    )
    return _table("Terms, and where each came from", ("Term, and how it is settled", "Because"), rows)


def _left_out(beside: Beside) -> str:
    items = "".join(f"<li>{shown(_one_line(left_out_block(each)))}</li>\n" for each in beside.explanation.left_out)
    return f"<ul>\n{items}</ul>\n" if items else ""


def _one_line(text: str) -> str:
    return " ".join(text.split()).removeprefix("- ")


# --- the trace ---------------------------------------------------------------------------------------------


def _trace(beside: Beside) -> str:
    counts = "".join(f"<p>{shown(each)}</p>\n" for each in count_lines(beside.trace.counts))
    rows = ((_key(each), f"{STATES[each.state]}{_where(beside, each)}") for each in beside.trace.leaves)
    return counts + _table("Every value of the deal", ("The deal says", "The draft"), rows)


def _key(leaf: TracedLeaf) -> str:
    line = f'<span class="from">line {leaf.line}</span>' if leaf.line else ""
    value = f": {shown(leaf.value)}" if leaf.value else ""
    return f"<code>{_breakable(escaped(leaf.key))}</code>{value}{line}"


def _breakable(key: str) -> str:
    return key.replace(".", ".<wbr>").replace("_", "_<wbr>")


def _where(beside: Beside, leaf: TracedLeaf) -> str:
    places = [_place_link(beside, each.place) for each in leaf.places]
    told = [", ".join(places)] if leaf.state == "placed" else [*map(shown, leaf.decided), ", ".join(places)]
    told = [each for each in told if each]
    return ": " + _lines(told) if told else ""


def _unasked(beside: Beside) -> str:
    """What stands in the paper by habit, each clause once, with the line that takes it out."""
    found: dict[str, list[str]] = {}
    for spot, each in (pair for pairs in beside.traced.values() for pair in pairs):
        if each.take_out:
            found.setdefault(f"{shown(each.heading)}\0{escaped(each.take_out)}", []).append(_spot_link(beside, spot))
    items = []
    for name, links in found.items():
        heading, _, line = name.partition("\0")
        items.append(f"<li><strong>{heading}</strong> ({', '.join(links)})<br><code>{line}</code></li>\n")
    told = "<p>Each of these lines, under <code>clauses:</code> in the deal, takes its clause out.</p>\n"
    return f"{told}<ul>\n{''.join(items)}</ul>\n" if items else ""


def _spot_link(beside: Beside, spot: Spot) -> str:
    return _link(beside, spot) if spot in beside.anchors.of_spot else shown(beside.anchors.pages.place(spot))


def _structure(beside: Beside, structure: Structure) -> str:
    return picture(structure, beside.made.document.title) if structure.edges else ""
