"""The register of duties and dates for a person to read: what is known of the paper, its days, then who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.english import capital
from moudraft.papers.duties.day_words import on_words, told_words
from moudraft.papers.duties.register_sheet import in_short, when_words
from moudraft.screen.columns import columns, wrapped

if TYPE_CHECKING:
    from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.register import Register


def duties_shown(register: Register) -> str:
    """All of a register, each part under its heading."""
    whose = f", for {register.party}" if register.party else ""
    parts = [f"{register.title}: duties and dates{whose} ({register.deal})", wrapped(in_short(register)), ""]
    if register.days:
        dated = [(on_words(day), day.what) for day in register.days]
        aligned = columns([(on, "") for on, _what in dated] or [("", "")])
        width = max(map(len, aligned))
        parts.append("Dates")
        for (on, what), day in zip(dated, register.days, strict=True):
            told = "; ".join(filter(None, (told_words(day), day.place)))
            parts.append(wrapped(f"{what} ({told})" if told else what, 2, f"{on.ljust(width)}  "))
        parts.append("")
    if register.duties:
        parts.append("Duties")
        parts += [duty_line(each) for each in register.duties]
    else:
        parts.append("The paper lays down no duty.")
    return "\n".join(parts)


def duty_line(each: Entry) -> str:
    """Who owes what, to whom and by when, and the paragraph with its clause."""
    to = f" to {each.to}" if each.to else ""
    when = f" ({when_words(each)})" if when_words(each) else ""
    text = f"{capital(each.who)}{to}{when}: {each.text} [{each.place}, {each.clause}]"
    return wrapped(text, 2, f"{each.number:>3}. ")
