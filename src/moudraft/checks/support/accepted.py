"""Warnings that the parties live with: the deal names the code and the reason, and the finding says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from moudraft.deal import Deal
from moudraft.findings import DealKey, Drop, Finding
from moudraft.problems import MoudraftError, Problem, did_you_mean


def with_accepted(
    found: Iterable[Finding],
    deal: Deal,
    known: Sequence[str],
    codes: Sequence[str] | None,
    questions: Sequence[str] = (),
) -> Iterator[Finding]:
    """The findings, those that the deal accepts turned into information.

    ``known`` are all codes, ``codes`` those being checked (None: all). An acceptance of what is no longer found is
    itself a finding, so that a deal does not keep excuses it has outgrown; settings stand for many deals, and are not
    held to one. An answer to one of the ``questions`` stands for the record.

    Raises ``MoudraftError`` for a code that no rule has.
    """
    accepted = {code.upper(): reason for code, reason in deal.accepted.items()}
    unknown = [code for code in deal.accepted if code.upper() not in (*known, *questions)]
    if unknown:
        raise MoudraftError([_no_such_rule(deal, code, known) for code in unknown])
    seen: set[str] = set()
    for each in found:
        seen.add(each.code)
        if each.severity == "error" or each.code not in accepted:
            yield each
            continue
        yield msgspec.structs.replace(each, severity="info", accepted=accepted[each.code], way_out=())
    for given in deal.accepted:
        code = given.upper()
        of_settings = f"accepted.{given}" in deal.from_settings
        if code not in seen and code not in questions and not of_settings and (codes is None or code in codes):
            said = ("accepted in the deal, and not found any more",)
            key, hint = f"accepted.{given}", ("take it out of accepted:",)
            about, ways = (DealKey(key),), (Drop(key),)
            yield Finding(code, "info", said, deal.where(key), hint, about=about, ways=ways)


def _no_such_rule(deal: Deal, code: str, known: Sequence[str]) -> Problem:
    hint = did_you_mean(code.upper(), known) or "moudraft rules list shows every rule"
    return Problem(deal.where(f"accepted.{code}"), f'there is no rule "{code}" to accept', hint)
