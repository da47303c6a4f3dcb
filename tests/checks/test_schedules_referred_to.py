"""Whatever a deal says of its programme, some paragraph of the memorandum refers to the schedule that holds it."""

from __future__ import annotations

import pytest

from moudraft.document import CrossReference
from tests.checks.drafts import drafted, found

OBJECTIVES = (
    "[]",
    "[{text: run one rota}]",
    "[{text: run one rota}, {text: train together}]",
    "[{text: x, measure: y}]",
)
PROGRAMMES = {
    "undated": "[{text: write the rota}, {text: train the wardens}]",
    "one undated": "[{text: write the rota}]",
    "some dated": "[{text: write the rota, due: 2027-05-01}, {text: train the wardens}]",
    "dated": "[{text: write the rota, due: 2027-05-01}, {text: train the wardens, due: 2027-06-01}]",
    "one date": "[{text: write the rota, due: 2027-05-01}, {text: train the wardens, due: 2027-05-01}]",
    "led": "[{text: write the rota, lead: Eastvale}, {text: train the wardens, lead: Northmoor}]",
}


@pytest.mark.parametrize("objectives", OBJECTIVES)
@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES)
def test_the_work_programme_of_a_memorandum_is_referred_to_once(objectives: str, programme: str) -> None:
    made = drafted(f"template: mou\nclauses: {{}}\nobjectives: {objectives}\nprogramme: {programme}")
    assert [each.provision.clause for each in made.document.schedules] == ["schedules/programme"]
    assert found(made, "R202") == []
    pointing = {
        provision.clause
        for provision in made.document.all_provisions()
        for paragraph in provision.paragraphs()
        for inline in paragraph.content
        if isinstance(inline, CrossReference) and inline.target == "schedules/programme"
    }
    assert len(pointing) == 1


def test_the_classes_of_decision_come_with_the_clause_that_refers_to_them() -> None:
    base = (
        "template: inter-authority-agreement\nclauses: {}\nterms.delegation: {rule: lead-authority, lead: Northmoor}\n"
    )
    for decision, there in (("tiered", True), ("consensus", False)):
        made = drafted(f"{base}governance: [leaders-board]\nterms.decision: {decision}")
        assert ("schedules/decision-classes" in [each.provision.clause for each in made.document.schedules]) is there
        assert not any("Classes of decision" in each.message for each in found(made, "R202"))
