"""The panel of one clause: why it is in, what asked for each paragraph, what it keeps, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moudraft.document import Provision
from moudraft.document.provenance import Spot
from moudraft.preview.beside import Beside, words_of
from moudraft.preview.finding_shown import finding_item
from moudraft.records.explanation_data import ChoiceMade
from moudraft.screen.explanation_shown import chosen_words, place
from moudraft.screen.trace_shown import cause_words
from moudraft.writers.page.page_text import escaped, shown


def why_anchor(beside: Beside, provision: Provision) -> str:
    return f"why-{beside.anchors.numbers[provision.id]}"


def clause_panel(beside: Beside, provision: Provision) -> str:
    """All that is known of the clause behind a provision; a link leads back to where it stands."""
    facts = beside.explained.get(provision.id)
    anchor = why_anchor(beside, provision)
    there = beside.anchors.of_spot.get(Spot(provision.id, 0), "paper")
    where = beside.anchors.pages.places[provision.id]
    parts = [
        f'<article class="why" id="{anchor}" aria-labelledby="{anchor}-title">',
        f'<h3 id="{anchor}-title" tabindex="-1">{shown(provision.heading or provision.clause)}</h3>',
        f'<p class="where"><a class="back" href="#{escaped(there)}">{shown(_capital(where))} in the paper</a></p>',
        *_found(beside, provision),
        *(_told(facts) if facts else ['<p class="because">It is in the deal\u2019s own words.</p>']),
        *_asked(beside, provision),
        *_turned_down(beside, provision),
        "</article>\n",
    ]
    return "\n".join(parts)


def _found(beside: Beside, provision: Provision) -> Iterator[str]:
    found = beside.found_in.get(provision.id, [])
    if found:
        yield "<h4>What the checks say</h4>"
        yield '<ul class="findings">' + "".join(finding_item(each) for _, each in found) + "</ul>"


def _told(facts: ChoiceMade) -> Iterator[str]:
    yield "<h4>Why it is in</h4>"
    yield _items(f"{shown(why.text)}{_from(place(why))}" for why in facts.because)
    if facts.keeps:
        yield f"<p><strong>Keeps the red lines:</strong> {shown('; '.join(facts.keeps))}</p>"
    yield "<h4>Why in these words</h4>"
    shape = "" if facts.register == "clause" else f" (a {facts.register})"
    code = f", {facts.code}" if facts.code else ""
    yield f"<p><strong>{shown(facts.wording)}</strong>{shown(shape)}: {shown(chosen_words(facts))}.</p>"
    yield f'<p class="source">{shown(facts.clause + code)}{_from(place(facts))}</p>'


def _asked(beside: Beside, provision: Provision) -> Iterator[str]:
    traced = beside.traced.get(provision.id, [])
    if not traced:
        return
    yield "<h4>What asked for each paragraph</h4>"
    yield _items(
        f'<a href="#{escaped(beside.anchors.of_spot.get(spot, "paper"))}">{shown(_capital(each.place))}</a>: '
        f"{shown(cause_words(each))}" + (f" <code>{escaped(each.take_out)}</code>" if each.take_out else "")
        for spot, each in traced
    )


def _turned_down(beside: Beside, provision: Provision) -> Iterator[str]:
    others = beside.turned_down(provision)
    if not others:
        return
    yield "<h4>Wordings that were turned down</h4>"
    for wording, name, why in others:
        words = "".join(f"<p>{shown(line)}</p>" for line in words_of(wording)) if wording else ""
        told = f"<p>Turned down: {shown(why)}.</p>"
        position = f" ({wording.position.replace('-', ' ')})" if wording else ""
        yield f"<details><summary>{shown(name + position)}</summary>{told}<blockquote>{words}</blockquote></details>"


def _items(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{each}</li>" for each in lines) + "</ul>"


def _from(where: str) -> str:
    return f'<span class="from">{shown(where)}</span>' if where else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
