"""Deals made at random, compared with one another: the redline of any two comes out right both ways."""

from __future__ import annotations

import functools

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moudraft.drafting import load_library
from moudraft.problems import MoudraftError
from tests.comparison.pairs import NAMES, docx, redlined
from tests.comparison.settling import paragraphs, settled
from tests.comparison.test_redlines import resolved, shown
from tests.comparison.test_settling import hindrances, words
from tests.sampling import some
from tests.writers.word.integrity import faults
from tests.writers.word.reading import part

AXES = load_library().axes


@st.composite
def deals(draw, name: str) -> bytes:
    """An example with a few answers changed at random; answers that do not go together are drawn again."""
    chosen = draw(st.lists(st.sampled_from([axis for axis in AXES if axis != "governance"]), max_size=5, unique=True))
    sets = [f"terms.{axis}={draw(st.sampled_from(list(AXES[axis].values)))}" for axis in chosen]
    if draw(st.booleans()):
        letters = st.text("ABcde fghé&<>", min_size=3, max_size=30).map(str.strip).filter(bool)
        sets += [f"parties.0.name={draw(letters)} Council", "parties.0.short_name=The First"]
    if draw(st.booleans()):
        sets.append(f"title={draw(st.sampled_from(['Working as One', 'Two Towns', 'A; B']))}")
    try:
        return docx(name, tuple(sets))
    except MoudraftError:
        assume(False)
        raise


@functools.cache
def made() -> list[tuple[bytes, bytes, bytes]]:
    return []


@settings(max_examples=some(40, 8), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_any_two_deals_come_out_right_both_ways(data):
    name = data.draw(st.sampled_from(NAMES))
    old, new = data.draw(deals(name)), data.draw(deals(name))
    redline = redlined(old, new).docx
    for accept, target in ((True, new), (False, old)):
        settled_file = resolved(redline, accept)
        assert shown(settled_file) == shown(target)
        assert faults(settled_file) == []
    assert faults(redline) == []
    made().append((old, new, redline))


def is_numbered(file: bytes) -> bool:
    return b'w:val="Heading1"' in part(file, "word/document.xml")


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_settles_deals_made_at_random():
    if not made():
        test_any_two_deals_come_out_right_both_ways()
    files = {}
    chosen = made()[:12]
    for number, (old, new, redline) in enumerate(chosen):
        files |= {f"{number} accept": (redline, "accept"), f"{number} reject": (redline, "reject")}
        files |= {f"{number} new": (new, ""), f"{number} old": (old, "")}
    text = {name: paragraphs(each) for name, each in settled(files).items()}
    judged = []
    for number, (old, new, redline) in enumerate(chosen):
        for way, target, other in (("accept", "new", old), ("reject", "old", new)):
            found = hindrances(redline, new if target == "new" else old, other, way)
            # Where a whole paper changes its numbering, a heading may keep the number it had, accepted as well.
            found |= {"renumbered"} if is_numbered(old) != is_numbered(new) else set()
            judged.append((f"{number} {way}", found, text[f"{number} {way}"], text[f"{number} {target}"]))
    assert [name for name, found, made, target in judged if not found and made != target] == []
    short = [each for each in judged if each[1] and "contents" not in each[1]]
    assert [name for name, _, made, target in short if words(made) != words(target)] == []
    assert len(short) < len(judged) / 2
