"""The explanation of a draft for a person to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moudraft.english import date
from moudraft.screen.columns import wrapped
from moudraft.screen.trace_shown import count_lines

if TYPE_CHECKING:
    from moudraft.records.explanation_data import ChoiceMade, Explanation, LeftOutData, RedLineData, TermData, TermValue


class Placed(Protocol):
    """What says where it comes from."""

    @property
    def file(self) -> str: ...

    @property
    def line(self) -> int: ...


def explanation_shown(facts: Explanation) -> str:
    """The red lines, the terms, the clauses and what was left out, each where there are any."""
    parts = [f"{facts.title}: {facts.template.title} ({facts.deal}, library {facts.library})"]
    for heading, blocks in (
        ("From the settings", [wrapped(f"{each.key}: {each.value}{place(each)}", 2) for each in facts.settings]),
        ("Red lines", [red_line_block(each) for each in facts.red_lines]),
        ("Terms, and where each came from", [term_block(each) for each in facts.terms]),
        ("Clauses", [clause_block(each) for each in facts.clauses]),
        ("Left out", [left_out_block(each) for each in facts.left_out]),
    ):
        if blocks:
            parts += ["", heading, *blocks]
    if facts.counts is not None:
        parts += ["", *count_lines(facts.counts), "moudraft trace says which"]
    return "\n".join(parts)


def place(facts: Placed) -> str:
    """`` (deal.yaml:12)``, or nothing where there is no place to point at."""
    if not facts.file:
        return ""
    return f" ({facts.file}:{facts.line})" if facts.line else f" ({facts.file})"


def clause_block(facts: ChoiceMade) -> str:
    name = f"{facts.title}, {facts.place}" if facts.place else facts.title
    code = f", {facts.code}" if facts.code else ""
    lines = ["", wrapped(f"{name} [{facts.clause}{code}]", 2)]
    lines += [wrapped(f"{why.text}{place(why)}", 4, "in:      ") for why in facts.because]
    if facts.keeps:
        lines.append(wrapped(", ".join(facts.keeps), 4, "keeps:   "))
    shape = "" if facts.register == "clause" else f" (a {facts.register})"
    lines.append(wrapped(f"{facts.wording}{shape}: {chosen_words(facts)}{place(facts)}", 4, "wording: "))
    lines += [wrapped(f"{no.wording}: {no.why}", 4, "not:     ") for no in facts.turned_down]
    return "\n".join(lines)


def chosen_words(facts: ChoiceMade) -> str:
    """Why this wording."""
    chosen = facts.chosen
    if chosen.by != "condition":
        return f"the {chosen.by} names it{place(chosen)}"
    if chosen.matched:
        return ", ".join(chosen.matched)
    return "it always fits" if facts.turned_down else "the only one"


def left_out_block(facts: LeftOutData) -> str:
    return wrapped(f"{facts.title} [{facts.slot}]: {facts.why}{place(facts)}", 2, "- ")


def term_block(facts: TermData) -> str:
    shown = "; ".join(f"{each.value} ({value_words(each)})" for each in facts.values)
    because = facts.because
    if facts.source == "flag":
        because = "set on the command line"
    elif facts.source.endswith("default"):
        because = f"{facts.source}: {because}"
    return "\n".join([wrapped(f"{facts.axis}: {shown}", 2), wrapped(f"{because}{place(facts)}", 6)])


def value_words(facts: TermValue) -> str:
    details = [f"{name}: {_plain(value)}" for name, value in facts.details.items()]
    return "; ".join([facts.label, *details])


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "to confirm" if isinstance(value, dict) else str(value)


def red_line_block(facts: RedLineData) -> str:
    held = f"held by {', '.join(facts.held_by)}{place(facts)}"
    means = f" ({facts.means})" if facts.means else ""
    private = "; private" if facts.private else ""
    lines = [wrapped(f"{facts.title}{means}: {held}{private}", 2)]
    if facts.waiver:
        lines.append(wrapped(f"waived by {facts.waiver.by} on {date(facts.waiver.on)}: {facts.waiver.why}", 6))
    if facts.kept_by:
        lines.append(wrapped("kept by " + ", ".join(facts.kept_by), 6))
    elif not facts.protected:
        lines.append(wrapped("no clause of this draft reflects it", 6))
    return "\n".join(lines)
