"""When a paper begins and ends, how differences are settled, what stays quiet: said exactly as the deal gives it.

Every particular is given in every template, and has to stand in the draft once, in place of the stock sentence.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.problems import MoudraftError

TODAY = datetime.date(2026, 11, 22)
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
    {"name": "Fenshire County Council", "short_name": "Fenshire", "kind": "county"},
]
LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)


def text(template: str = "mou", parties: int = 3, **more: Any) -> str:
    deal = {"moudraft": 1, "template": template, "title": "A title", "parties": PARTIES[:parties], **more}
    said = draft(load_deal(deal, name="deal"), today=TODAY, library=LIBRARY).markdown()
    return said.replace("Parties", "Councils").replace("Party", "Council")


STEPS = [{"posts": ["lead officers"], "within": "7 days"}, {"posts": "the chief executives"}, "the leaders"]
SAID: dict[str, tuple[dict[str, Any], str, str]] = {
    "start on a date": ({"start": {"rule": "fixed-date", "on": "2027-04-01"}},
                        "effect on 1 April 2027, and not on the day of signing.", "date of the last signature"),
    "start, and a late signature": (
        {"start": {"rule": "fixed-date", "on": "2027-04-01", "late": "last-signature"}},
        "If a signature comes later,", "effect on the date of the last signature.\n\nNothing"),
    "start on conditions": ({"start": "conditions-met"}, "conditions is met or waived", "date of the last signature"),
    "length and last day": (
        {"start": {"rule": "fixed-date", "on": "2027-04-01"}, "term": {"rule": "fixed", "length": "3 years"}},
        "for three years from 1 April 2027, until 31 March 2030.", "after taking effect"),
    "last day": ({"term": {"rule": "fixed", "until": "2030-03-31"}}, " until 31 March 2030.", "after taking effect"),
    "event": ({"term": {"rule": "fixed", "length": "2 years", "event": "the grant ends"}},
              "sooner if the grant ends.", "[to confirm: what ends it"),
    "extension": ({"term": {"rule": "fixed", "length": "2 years",
                            "extend": {"by": "the leaders", "times": "once", "for": "1 year"}}},
                  "The leaders may extend that time by one year, once, in writing", "may extend that time in writing"),
    "long stop": ({"term": {"rule": "until-superseded",
                            "long_stop": {"on": "2027-12-31", "effect": "either-may-end",
                                          "extend_by": "the leaders", "leaves": "any exclusivity"}}},
                  "If that has not happened by 31 December 2027, any Council may then end", "if that comes first"),
    "review": ({"term": {"rule": "fixed", "length": "2 years",
                         "review": {"every": "each January", "by": "the Forum", "result_to": "full council"}}},
               "The Forum will review", "sooner if a change in the law"),
    "ladder": ({"dispute": {"rule": "ladder", "steps": STEPS}},
               "(a) lead officers, who have seven days;\n- (b) the chief executives; and\n- (c) the leaders.",
               "Each step lasts"),
    "what holds meanwhile": ({"dispute": {"rule": "ladder", "steps": STEPS, "meanwhile": "payments go on"}},
                             "Until the difference is settled, payments go on.", "Each step lasts"),
    "after the last step": ({"dispute": {"rule": "ladder", "steps": STEPS, "last": "either may leave"}},
                            "If the last step does not settle it, either may leave.", "Each step lasts"),
    "walking away": (
        {"exit": {"rule": "at-will", "form": "letter", "who": "Eastvale", "reasons": "its funding ends"}},
        "Eastvale may leave", "for any reason"),
    "requests": ({"info": {"rule": "non-personal", "consult": "5 working days", "reply": "3 working days"}},
                 "will consult the other Councils within five working days of receiving it.", "allowing"),
    "who decides on requests": ({"info": {"rule": "non-personal", "decides": "whoever receives a request"}},
                                "Whoever receives a request will decide what is disclosed.", "confirm: who decides"),
    "no personal data yet": ({"info": {"rule": "personal-dsa", "until": "the officers have signed another agreement"}},
                             "until the officers have signed another agreement.", "[to confirm: the data sharing"),
    "confidential until": ({"confidentiality": {"rule": "mutual", "until": {"event": "both announce"}}},
                           "confidential until both announce.", "keep confidential what it receives"),
    "confidential until a day": ({"confidentiality": {"rule": "mutual", "until": "2027-05-01", "tail": "two years",
                                                      "what": "the bid", "announce": "by both together"}},
                                 "keep the bid confidential until 1 May 2027.", "keep confidential what it receives"),
    "publication": ({"publication": {"rule": "full", "except": "the financial annex", "until": "2027-05-01"}},
                    "What is published leaves out the financial annex.", "website within"),
    "a limit on exclusivity": ({"exclusivity": {"rule": "none", "at_most": "9 months", "from": "signature"}},
                               "No exclusivity lasts longer than nine months from signature,", "the day from which"),
    "successors": ({"successors": {"rule": "table", "silence": "it has not joined", "confirm_within": "3 months"}},
                   "| One body takes over from one Council |", "only by adopting"),
    "successors, one by one": (
        {"successors": {"rule": "table", "outcomes": [
            {"when": "two-one", "seat": "one seat", "share": "both shares", "lines": "both sets"},
            {"when": "one-one", "seat": "that seat", "share": "that share", "lines": "those lines"}]}},
        "| One body takes over from two or more | One seat | Both shares | Both sets |\n| One body takes over from one",
        "It bears the whole"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.many(keep=14)
def test_a_particular_stands_once_and_silences_its_stock_sentence(name: str, template: str) -> None:
    terms, words, stock = SAID[name]
    said = text(template, terms=terms).replace("\u2019", "'").replace(" must ", " will ").replace("\\[", "[")
    wanted = words if template != "joint-declaration" else words.replace("- (a) ", "- ")
    assert said.count(wanted) == 1 or (template == "joint-declaration" and _plain(wanted) in _plain(said))
    assert stock not in said


def _plain(text: str) -> str:
    """Without the letters of lists, which a paper that is not numbered has not."""
    return text.replace("(a) ", "").replace("(b) ", "").replace("(c) ", "").replace("and\n", "\n").replace(" ", "")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("binding", ["none", "part", "full"])
def test_nobody_goes_to_court_or_not_before_the_steps(template: str, binding: str) -> None:
    try:
        said = text(template, terms={"dispute": {"rule": "ladder", "court": "none"}, "binding": binding})
    except MoudraftError:
        pytest.skip("this paper cannot bind in that way")
    assert said.count("court proceedings about") == 1
    assert ("before the steps that begin in" in said) == (binding == "full")


@pytest.mark.parametrize("template", TEMPLATES)
def test_walking_away_costs_nothing_where_the_words_can_bind(template: str) -> None:
    terms: dict[str, Any] = {"exit": {"rule": "at-will", "form": "written notice", "liability": "none"}}
    # Some kinds of paper bind in part where nobody says otherwise.
    free = {"binding": "none"} if template in ("innovation", "property-heads") else {}
    assert text(template, terms=terms | free).count("owes the other Councils nothing for doing so") == 1
    terms["binding"] = {"rule": "part", "clauses": ["money/preparation-costs"]}
    said = text(template, terms=terms)
    assert said.count("is liable to the other Councils for leaving") == 1
    assert "owes the other Councils nothing for doing so" not in said


def test_a_limit_grants_nothing_although_exclusivity_is_open() -> None:
    said = text("heads-of-terms", terms={"exclusivity": {"rule": "tbc", "at_most": "9 months"}})
    assert "do not give any Council exclusivity, or oblige any Council to give any" in said
    assert "to confirm: exclusivity" in said
    assert "If the Councils later agree on exclusivity, it lasts no longer than nine months" in said


def test_a_step_without_a_time_is_asked_for_and_the_usual_time_is_offered() -> None:
    steps = [{"posts": ["lead officers"]}, {"posts": ["leaders"]}]
    assert "how long each step lasts (proposed: 10 working days)" in text(
        terms={"dispute": {"rule": "ladder", "steps": steps}}
    )
    assert "Each step lasts 20 days." in text(terms={"dispute": {"rule": "ladder", "steps": steps, "days": "20 days"}})


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ({"dispute": {"rule": "ladder", "steps": [{"post": "x"}]}}, 'unknown key "post"'),
        ({"dispute": {"rule": "ladder", "court": "never"}}, 'court cannot be "never"'),
        ({"exit": {"rule": "at-will", "who": "Nobody"}}, 'unknown party "Nobody"'),
        ({"successors": {"rule": "table", "outcomes": [{"when": "two-two"}]}}, 'when cannot be "two-two"'),
        ({"term": {"rule": "until-superseded", "long_stop": {"on": "2027-02-30"}}}, "2027-02-30"),
        ({"start": {"rule": "fixed-date", "on": "2027-13-01"}}, "2027-13-01"),
    ],
)
def test_what_cannot_be_is_told(terms: dict[str, Any], message: str) -> None:
    with pytest.raises(MoudraftError, match=message):
        text(terms=terms)


def test_a_detail_may_be_set_beside_one_word_and_in_a_row() -> None:
    terms = {"exit": "at-will", "dispute": {"rule": "ladder", "steps": [{"posts": "lead officers"}]}}
    deal = {"moudraft": 1, "template": "mou", "title": "T", "parties": PARTIES[:2], "terms": terms}
    sets = ("terms.exit.form=letter", "terms.dispute.steps.0.within=20 days")
    said = draft(load_deal(deal, name="deal", sets=sets), today=TODAY, library=LIBRARY).markdown()
    assert "by letter to the other Council" in said
    assert "turn, one step after the other, to lead officers, who have 20 days." in said
