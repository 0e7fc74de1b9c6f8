"""Each member of the lists in the rules about dates, and the bounds of their options."""

from typing import Any

import pytest

from billingcore.edits import Rule, catalogue
from billingcore.testing import a_claim, inpatient_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
ICD_PROCEDURES = ("BBR", "BBQ", "BR", "BQ")


def told(rule: str, **changes: Any) -> int:
    return len(RULES[rule].check(inpatient_claim(**changes)).findings)


@pytest.mark.parametrize("code", "01 02 03 04 05 06 10 11".split())
def test_what_led_to_the_bill_cannot_come_after_it(code: str) -> None:
    late = {"occurrences": {code: "2026-03-06"}}
    last_day = {"occurrences": {code: "2026-03-05"}}

    assert told("DAT012", institutional=late) == 1
    assert told("DAT012", institutional=last_day) == 0


@pytest.mark.parametrize("qualifier", ICD_PROCEDURES)
def test_a_procedure_of_either_code_set_is_done_during_the_stay(qualifier: str) -> None:
    def done(day: str) -> int:
        procedure = {"code": "0DTJ4ZZ", "qualifier": qualifier, "period": day}
        return told("DAT015", procedures=[procedure])

    assert [done("2026-03-05"), done("2026-03-06")] == [0, 1]


@pytest.mark.parametrize("qualifier", ICD_PROCEDURES)
def test_a_procedure_of_either_code_set_has_a_day(qualifier: str) -> None:
    procedure = {"code": "0DTJ4ZZ", "qualifier": qualifier}

    assert told("DAT017", procedures=[procedure]) == 1
    assert told("DAT017", procedures=[{**procedure, "period": "2026-03-03"}]) == 0


@pytest.mark.parametrize("condition", "55 56 57 58 DR".split())
def test_a_condition_excuses_a_short_stay_before_skilled_nursing(condition: str) -> None:
    def short(*conditions: str) -> int:
        return told(
            "DAT016",
            facility_code="21",
            coverage={"filing_indicator": "MA"},
            condition_codes=list(conditions),
            institutional={"occurrence_spans": {"70": "2026-02-26..2026-02-28"}},
        )

    assert [short(), short(condition)] == [1, 0]


@pytest.mark.parametrize("rule", ["DAT006", "DAT007"])
def test_a_limit_is_of_a_day_to_ten_years(rule: str) -> None:
    def taken(days: int) -> bool:
        try:
            RULES[rule].check(a_claim(), config={"options": {rule: {"limit_days": days}}})
        except ValueError:
            return False
        return True

    assert [taken(days) for days in (0, 1, 3650, 3651)] == [False, True, True, False]
