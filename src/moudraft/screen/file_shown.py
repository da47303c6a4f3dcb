"""What a Word file says of itself, for a person."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft import english
from moudraft.english import counted
from moudraft.records.shown_file import AgainstDeal, ChangedParagraph, ShownFile
from moudraft.screen.columns import wrapped

_STATES = {"draft": "a draft", "final": "final", "internal": "an INTERNAL draft, not to be passed on"}
_HOW = {"changed": "changed", "missing": "taken out", "added": "added"}
_LONGEST = 90


def file_shown(facts: ShownFile) -> str:
    """Who made it and of what; what was changed since; and how a deal stands to it, where one was given."""
    lines = [f"{facts.file}: {facts.title}" if facts.title else facts.file]
    lines += [f"  {each}" for each in _made(facts)]
    lines += ["", *_changed(facts)]
    if facts.against is not None:
        lines += ["", *_against(facts, facts.against)]
    return "\n".join(lines)


def _made(facts: ShownFile) -> Iterator[str]:
    if not facts.template:
        yield "it does not say what made it: it was scrubbed, or came from elsewhere"
    else:
        what = ", ".join(filter(None, (facts.template_title or facts.template, _STATES.get(facts.state, ""))))
        yield f"{what}; {counted(len(facts.clauses), 'clause')}"
        now = "the same as here" if facts.library == facts.library_now else f"here it is {facts.library_now}"
        yield f"made by moudraft {facts.moudraft or 'of an earlier version'}, library {facts.library} ({now})"
        yield from [f"deal {facts.deal}"] if facts.deal else []
    by = f", by {facts.author}" if facts.author else ""
    yield from [f"dated {english.date(facts.dated)}{by}"] if facts.dated else []
    if facts.saved_by and facts.saved_by != "moudraft":
        yield f"saved last by {facts.saved_by}"
    otherwise = [each for each in facts.clauses if each.now in ("otherwise", "gone")]
    for each in otherwise:
        does = "words it otherwise now" if each.now == "otherwise" else "has it no longer"
        yield f"{each.title} ({each.clause}: {each.wording}): this library {does}"


def _changed(facts: ShownFile) -> Iterator[str]:
    if facts.tracked:
        yield f"Tracked changes of {english.joined(facts.tracked)}, taken as accepted"
    if facts.comments:
        yield f"It holds {counted(facts.comments, 'comment')}."
    if facts.changed is None:
        if facts.template:
            yield "What was changed since cannot be told: it was made before drafts carried that."
    elif not facts.changed:
        yield "No paragraph has been changed, added or taken out since it was drafted."
    else:
        yield f"Changed since it was drafted ({len(facts.changed)}):"
        yield from (wrapped(_line(each), 2, "- ") for each in facts.changed)


def _line(each: ChangedParagraph) -> str:
    where = ", ".join(filter(None, (each.number, each.title or "a heading")))
    text = " ".join(each.text.split())
    short = text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " \u2026"
    return f"{_HOW[each.how]}: {where}" + (f": \u201c{short}\u201d" if short else "")


def _against(facts: ShownFile, deal: AgainstDeal) -> Iterator[str]:
    yield f"{deal.file}: {deal.title}"
    if deal.same_answers is not None:
        yield f"  its answers are {'those' if deal.same_answers else 'not those'} that the file was drafted from"
    if deal.same_draft:
        yield "  it would draft the same now, word for word"
    else:
        yield f"  it would draft otherwise now in {counted(len(deal.changes), 'place')}:"
        yield from (wrapped(each, 4, "- ") for each in deal.changes)
        yield f"Next: moudraft compare {facts.file} {deal.file}"
