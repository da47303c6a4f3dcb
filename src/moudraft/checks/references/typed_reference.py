"""R201: a cross-reference typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft import english
from moudraft.checks.support.context import Context
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

OTHER_PAPER = r"\s+(?:(?:of|to)\s+(?!this\b|these\b)|in\s+(?:the|our|its|their|that|an?)\b)"
"""What follows a reference to another paper: "clause 4 of the lease"."""
NUMBER = r"\d(?:[\d.]*\d)?(?:\([a-z]+\))*"
# A section of an Act has one figure; one of a paper has two, or the paper is named.
SECTION = r"\d+\.\d[\d.]*(?:\([a-z]+\))*|\d+(?=\s+of\s+th(?:is|ese)\b)"
JOINT = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+|\s*[-\u2013]\s*)"
SIGNS = ("para", "clause", "schedule", "annex", "appendi", "section", "s.")
REFERENCE = lazy_pattern(
    r"\b(?:(?P<noun>paragraph|para\.?|clause|schedule|annex|appendix)(?P<many>s|es)?|(?P<several>appendices)|"
    r"(?P<section>sections?|s\.))\s+"
    rf"(?P<number>(?(section)(?:{SECTION})|(?:{NUMBER}))(?:{JOINT}(?(many)|(?(several)|(?=\d+\.\d))){NUMBER})*)"
    rf"(?!{OTHER_PAPER}|\w|\.\d|\([a-z]|{JOINT}\d+\.\d)(?(many)(?!{JOINT}\d)|)",
    re.IGNORECASE,
    signs=SIGNS,
)
STATUTE = lazy_pattern(r"\b(?:Act|Regulations|Order|SI|Articles?|GDPR)\b")
OPERATIVE = ("para", "clause", "section", "s.")


@rule("R201", "warning", wants={"typed": SIGNS})
def typed_reference(draft: Context) -> Iterator[Found]:
    """The deal's own words refer to a paragraph or schedule by a number typed by hand.

    Why: Numbers move as soon as a clause is added or left out, and a typed one does not move with them. A library
    wording refers with a mark, and prints the right number. Where the draft has no such number at all, the finding says
    so. References to an Act (a section of one figure) or to another paper are not looked at.

    Flagged::

        objectives: [{text: keep both offices open as paragraph 4.2 provides}]

    Fine::

        objectives: [{text: keep both offices open as section 3 of the Localism Act 2011 allows}]
    """
    numbers = _numbers(draft)
    for own, passage in printed(draft):
        if STATUTE.search(own.text):
            continue
        for found in REFERENCE.finditer(own.text):
            operative = found[0].lower().startswith(OPERATIVE)
            typed = re.findall(NUMBER, found["number"], re.IGNORECASE)
            missing = [number for number in typed if (operative, number) not in numbers]
            message = f"\u201c{found[0]}\u201d is typed by hand, and will not follow the paragraph when numbers change"
            if missing and len(typed) > 1:
                message = (
                    f"\u201c{found[0]}\u201d is typed by hand, and the draft has no {english.joined(missing, 'or')}"
                )
            elif missing:
                message = f"\u201c{found[0]}\u201d is typed by hand, and there is none of that number in the draft"
            place = draft.place(passage.provision)
            yield Found(message, draft.at(own.key), "say what is meant, without its number", place)


def _numbers(draft: Context) -> set[tuple[bool, str]]:
    """The numbers of the draft: whether they are of a section or paragraph (else of a schedule), and each number."""
    document = draft.document
    numbers = {(True, each.paragraph.number) for each in draft.passages}
    numbers |= {(True, section.number) for section in document.sections}
    return numbers | {(False, schedule.number) for schedule in document.schedules}
