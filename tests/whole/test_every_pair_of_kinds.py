"""Drafts of every template for every pair of kinds, and some mixes, under defaults: nothing in them is out of place.

A deal that settles nothing but its parties gets no warning, cites no law that does not reach those it is said of, and
uses no word that fits none of them.
"""

from __future__ import annotations

import datetime

import pytest

from moudraft import draft, load_deal
from moudraft.document.drafted import Drafted
from tests.fitting import ENGLAND, LIBRARY, MIXES, OF_OTHERS, PAIRS, Kinds, unfit_law, unfit_words

DAY = datetime.date(2026, 11, 21)
# What a deal that leaves a kind open is told, and rightly so.
OF_THE_KIND = {"P309"}
NAMES = ("Northmoor", "Eastvale", "Southwold", "Westfield", "Midham")
EVERY = [(template, kinds) for template in LIBRARY.templates for kinds in (*PAIRS, *MIXES)]


def title(case: tuple[str, Kinds]) -> str:
    return f"{case[0]}: {' + '.join(case[1])}"


def drafted(template: str, kinds: Kinds) -> Drafted:
    parties = [
        {"name": f"{name} {kind.replace('-', ' ').title()}", "short_name": name, "kind": kind}
        for name, kind in zip(NAMES, kinds, strict=False)
    ]
    deal = {"moudraft": "1", "template": template, "title": "Working Together", "parties": parties}
    return draft(load_deal(deal, kinds=ENGLAND.kinds), today=DAY)


def lines(made: Drafted) -> list[tuple[str, str]]:
    """Every paragraph with the clause it stands in."""
    from moudraft.document import plain_text

    found = []
    for provision in made.document.all_provisions():
        found += [(provision.clause, plain_text(each.content)) for each in provision.paragraphs()]
    return found


def out_of_place(template: str, kinds: Kinds) -> list[str]:
    made = drafted(template, kinds)
    found = [
        f"{each.severity} {each.code}: {each.message}"
        for each in made.findings
        if each.severity in ("warning", "error") and each.code not in OF_THE_KIND
    ]
    for clause, text in lines(made):
        words = () if clause in OF_OTHERS else unfit_words(text, kinds)
        found += [f"{clause}: \u201c{each}\u201d in {text}" for each in (*words, *unfit_law(text, kinds))]
    return found


@pytest.mark.many(keep=60)
@pytest.mark.parametrize("case", EVERY, ids=title)
def test_nothing_in_a_draft_is_out_of_place_for_its_parties(case: tuple[str, Kinds]) -> None:
    assert out_of_place(*case) == []
