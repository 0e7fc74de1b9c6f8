"""Which tables the NCCI edits want, by kind of claim, type of bill and option."""

from datetime import date
from typing import Any

import pytest

from billingcore.codes import AddOnTable, MueTable, PairTable, ReferenceSet
from billingcore.edits import Rule, catalogue, check, trace
from billingcore.model import Claim
from billingcore.periods import Period
from billingcore.testing import a_claim, dental_claim, inpatient_claim, institutional_claim

RULES = {rule.id: rule for rule in catalogue() if rule.family in ("PTP", "MUE")}
DME = {"options": {rule: {"setting": "dme"} for rule in RULES}}


def lacking(claim: Claim, rule: str, **given: Any) -> list[str]:
    report = check(claim, rules=[RULES[rule]], history=(), **given)
    return [name for item in report.not_evaluated for name in item.needs]


@pytest.mark.parametrize(
    "rule, family", [(rule, "mue" if rule.startswith("MUE") else "ncci_ptp") for rule in RULES]
)
def test_the_kind_of_claim_or_the_setting_says_which_table_is_wanted(
    rule: str, family: str
) -> None:
    assert lacking(a_claim(), rule) == [f"{family}_practitioner"]
    assert lacking(institutional_claim(), rule) == [f"{family}_hospital"]
    assert lacking(a_claim(), rule, config=DME) == [f"{family}_dme"]


def test_a_supplier_does_without_the_tables_of_practitioners() -> None:
    reference = ReferenceSet(
        ncci_ptp_dme=PairTable("pairs", ()), mue_dme=MueTable("limits", ()), add_on=None
    )
    report = check(a_claim(), rules=RULES.values(), reference=reference, config=DME, history=())

    assert report.not_evaluated == ()
    assert report.rules == tuple(RULES)
    assert [name for name, _ in report.editions] == ["mue_dme", "ncci_ptp_dme"]


@pytest.mark.parametrize("claim", [inpatient_claim(), dental_claim()])
def test_claims_that_the_edits_are_not_for_lack_no_table(claim: Claim) -> None:
    report = check(claim, rules=RULES.values())

    assert (report.rules, report.not_evaluated, report.clean) == ((), (), True)


@pytest.mark.parametrize(
    "bill, pairs, limits",
    [
        ("13", True, True),
        ("014", True, True),
        ("85", True, True),
        ("12", True, False),
        ("22", True, False),
        ("72", True, False),
        ("76", True, False),
        ("11", False, False),
        ("32", False, False),
        ("71", False, False),
        (None, False, False),
    ],
)
def test_the_type_of_bill_says_whether_hospital_edits_are_meant(
    bill: str | None, pairs: bool, limits: bool
) -> None:
    claim = institutional_claim(facility_code=bill)

    assert bool(lacking(claim, "PTP001")) is pairs
    assert bool(lacking(claim, "MUE001")) is limits


def test_a_trace_tells_of_the_table_that_the_setting_wants() -> None:
    rule: Rule = RULES["PTP001"]

    assert "not evaluated: table not loaded: ncci_ptp_dme" in str(
        trace(a_claim(), rule, config=DME)
    )
    assert "kind institutional 11x: not meant, only professional, institutional (types of" in str(
        trace(inpatient_claim(), rule)
    )


@pytest.mark.parametrize("rule", [*RULES, "AOC001", "AOC005"])
def test_a_line_without_a_day_is_not_judged_and_said_so(rule: str) -> None:
    reference = ReferenceSet(
        ncci_ptp_hospital=PairTable("pairs", ()),
        mue_hospital=MueTable("limits", ()),
        add_on=AddOnTable("add-ons", ()),
    )
    judge = {item.id: item for item in catalogue()}[rule]

    def lacks(*lines: dict[str, Any]) -> list[str]:
        stay = Period(date(2026, 3, 2), date(2026, 3, 4))
        claim = institutional_claim(dates={"434": stay}, lines=lines)
        past = [institutional_claim(patient_control_number="A0", day=date(2026, 1, 5))]
        items = judge.check(claim, reference=reference, history=past).not_evaluated
        return [name for item in items for name in item.needs]

    dated = {"procedure": "99213-25", "period": date(2026, 3, 2)}
    undated = {"procedure": "93000-51", "period": None}
    without_code = {"procedure": None, "revenue_code": "0250", "period": None}
    expected = [] if rule == "AOC005" else ["date of service"]

    assert lacks(dated, without_code) == []
    assert lacks(dated, undated) == expected


def test_a_place_of_service_is_no_type_of_bill() -> None:
    assert lacking(a_claim(facility_code="11"), "PTP001") == ["ncci_ptp_practitioner"]
