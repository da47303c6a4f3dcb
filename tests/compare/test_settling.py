"""LibreOffice as the judge: it accepts and rejects all changes, and shows the new text and the old one.

It recomputes numbers and references as it does so. Where a whole paper changes its numbering or its kind, version 7.4
does not bring back an old list, and it cannot track a contents list; there the words alone are compared.
"""

from __future__ import annotations

import re

import pytest

from tests.compare.pairs import CHANGES, EXAMPLES, changed, docx, drafted, redlined
from tests.compare.settling import paragraphs, settled

pytestmark = pytest.mark.office

OTHER_LISTS = ("headings alone numbered", "nothing numbered")
_LABEL = re.compile(r"^(?:\d+(?:\.\d+)*|\([a-zA-Z]+\)|\u2022|Schedule \d+)(?: |$)")
_NUMBER = re.compile(r"(?:\b\d+(?:\.\d+)*\b(?:\([a-z]+\))*)")


def test_every_changed_deal_settles_to_the_new_text_and_to_the_old():
    files, wanted = {}, {}
    for what in CHANGES:
        old, new = changed(what)
        made = redlined(old, new).docx
        files |= {f"{what}: accept": (made, "accept"), f"{what}: reject": (made, "reject")}
        files |= {f"{what}: new": (new, ""), f"{what}: old": (old, "")}
        wanted |= {f"{what}: accept": f"{what}: new", f"{what}: reject": f"{what}: old"}
    shown = {name: paragraphs(text) for name, text in settled(files).items()}
    wrong = [name for name, target in wanted.items() if shown[name] != shown[target]]
    assert [name for name in wrong if name.partition(":")[0] not in OTHER_LISTS] == []
    assert [name for name in wrong if words(shown[name]) != words(shown[wanted[name]])] == []


def test_every_two_examples_settle_to_the_words_of_both():
    files = {name: (docx(name), "") for pair in EXAMPLES for name in pair}
    for old, new in EXAMPLES:
        made = redlined(docx(old), docx(new)).docx
        files |= {f"{old} → {new}": (made, "accept"), f"{old} ← {new}": (made, "reject")}
    shown = {name: words(paragraphs(text)) for name, text in settled(files).items()}
    wrong = [f"{old} → {new}" for old, new in EXAMPLES if shown[f"{old} → {new}"] != shown[new]]
    wrong += [
        f"{old} ← {new}"
        for old, new in EXAMPLES
        if listed(old) == listed(new) and shown[f"{old} ← {new}"] != shown[old]
    ]
    assert wrong == []


def listed(name: str) -> bool:
    """Whether a draft has a contents list."""
    return "TOC \\o" in drafted(name).docx().decode("latin-1") or len(drafted(name).document.sections) >= 12


def words(lines: list[str]) -> list[str]:
    """The lines without labels and numbers, those with nothing left taken out."""
    bare = (_NUMBER.sub("", _LABEL.sub("", line)).strip() for line in lines)
    return [" ".join(line.split()) for line in bare if line]
