"""What findings about surgical packages say: the claim of the operation, and what lifts them."""

import pytest

from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
from billingcore.edits import Finding, Rule, catalogue
from billingcore.testing import a_claim, a_line

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
ROW = FeeScheduleRow("66984", global_days="090")
REFERENCE = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", [ROW]))


def on_one_claim() -> Finding:
    claim = a_claim(lines=["66984-RT", a_line("66984-LT", day="2026-03-16")])
    (finding,) = RULES["GLB005"].check(claim, reference=REFERENCE).findings
    return finding


def on_two_claims() -> Finding:
    earlier = a_claim(patient_control_number="A0", lines=["66984-RT"], day="2026-02-16")
    claim = a_claim(patient_control_number="A1", lines=["66984-LT"])
    report = RULES["GLB008"].check(claim, reference=REFERENCE, history=[earlier])
    (finding,) = report.findings
    return finding


@pytest.mark.parametrize("of, where", [(on_one_claim, "this"), (on_two_claims, "A0")])
def test_the_evidence_names_the_claim_of_the_operation(of: object, where: str) -> None:
    assert callable(of)
    facts = dict(of().evidence[0].facts)

    assert facts["claim"] == where
    assert facts["line"] == 1


@pytest.mark.parametrize("of", [on_one_claim, on_two_claims])
def test_the_modifiers_that_lift_it_are_named(of: object) -> None:
    assert callable(of)

    assert of().bypass.modifiers == ("58", "78", "79")
