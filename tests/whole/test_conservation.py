"""Nothing that was said may vanish: whatever a deal says is printed, or a finding names it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from tests.variants.made import DAY
from tests.whole.test_unsettled import FULL, PATHS, with_value

LIBRARY = load_library()
SAID = "Zanzibar"
# Words of the library, names and dates are no place for a word of ours; their own tests cover them.
NAMED = (
    "text", "title", "measure", "lead", "address", "office", "by", "area", "chair", "quorum", "first", "then",
    "advised_by", "secretariat", "led_by", "reports_to", "holder", "amount", "agreement", "post", "email", "for",
)  # fmt: skip
TEXTS = [path for path in PATHS if path[-1] in NAMED or {"members", "items"} & set(path) or path == ("group", "name")]


def made(data: dict[str, Any]) -> Draft:
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=LIBRARY)


def is_told(drafted: Draft, path: tuple[str | int, ...]) -> bool:
    """Whether the word is on the page, or a finding is about the key or the line or body it belongs to."""
    if SAID.casefold() in drafted.markdown().casefold():
        return True
    keys = {".".join(map(str, path[:count])) for count in range(1, len(path) + 1)}
    for finding in drafted.findings:
        if finding.code == "F707":
            about = {getattr(each, "key", "") for each in finding.about}
            about |= {f"terms.{axis.axis}" for axis in finding.axes()}
            party = {getattr(each, "short_name", "") for each in finding.about}
            if about & keys or (path[0] == "parties" and FULL["parties"][path[1]]["short_name"] in party):
                return True
    return False


@pytest.mark.many(keep=1)
@pytest.mark.parametrize("template", sorted(LIBRARY.templates))
@pytest.mark.slow
def test_every_text_of_a_deal_is_printed_or_told(template: str) -> None:
    lost = []
    for path in TEXTS:
        value = SAID if path[-1] != "lead" or path[0] == "terms" else "Eastvale"
        data = with_value(path, f"the {SAID} of it" if value == SAID else value, {**FULL, "template": template})
        if value != SAID:
            continue
        try:
            drafted = made(data)
        except MoudraftError:
            continue
        if not is_told(drafted, path):
            lost.append(".".join(map(str, path)))
    assert lost == []


@pytest.mark.many(keep=6)
@pytest.mark.parametrize("model", sorted(LIBRARY.models))
@pytest.mark.parametrize("place", ["first", "second of its kind", "after another"])
@pytest.mark.slow
def test_every_part_of_every_body_is_printed_or_told(model: str, place: str) -> None:
    """Each governance model, alone, as the second of two of its kind, and after a board of Leaders."""
    body = {**FULL["governance"][0], "model": model}
    before = {"first": [], "second of its kind": [{"model": model, "name": "First Board"}],
              "after another": [{"model": "leaders-board", "name": "Leaders Board"}]}[place]  # fmt: skip
    lost = []
    for part in ("name", "chair", "quorum", "advised_by", "secretariat", "led_by", "reports_to", "meets", "members"):
        word = f"the {SAID} of it"
        given: Any = [word] if part == "members" else word
        try:
            drafted = made({**FULL, "governance": [*before, {**body, part: given}]})
        except MoudraftError:
            continue
        if not is_told(drafted, ("governance", len(before))):
            lost.append(part)
    assert lost == []
