"""Which modifiers lift an edit about a pair, on which line and from which day on."""

from datetime import date, timedelta
from itertools import product

import pytest

from billingcore.codes import PairRow, PairTable, ReferenceSet
from billingcore.edits import Rule, catalogue
from billingcore.testing import a_claim, institutional_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
ROWS = [
    PairRow(one, other, date(2011, 1, 1), indicator="1")
    for one, other in product(("29881",), "99213 94010 01382 29877 71045 80053".split())
]
REFERENCE = ReferenceSet().with_(
    ncci_ptp_practitioner=PairTable("ncci_ptp_practitioner", ROWS),
    ncci_ptp_hospital=PairTable("ncci_ptp_hospital", ROWS),
)
TODAY = date(2026, 3, 2)
SITES = (
    "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI"
)
DISTINCT = "XE XP XS XU"
DAY = timedelta(1)


def lifted(*lines: str, day: date = TODAY, filing: str = "MB") -> bool:
    claim = a_claim(day=day, lines=lines, coverage={"filing_indicator": filing})
    return not RULES["PTP001"].check(claim, reference=REFERENCE).findings


@pytest.mark.parametrize("modifier", f"{SITES} {DISTINCT} 27 58 59 78 79 91".split())
def test_a_modifier_lifts_an_edit_on_either_line(modifier: str) -> None:
    assert lifted(f"29881-{modifier}", "94010")
    assert lifted("29881", f"94010-{modifier}")
    assert not lifted("29881", "94010")


@pytest.mark.parametrize("modifier", "LM RI".split())
def test_two_arteries_have_modifiers_since_2013(modifier: str) -> None:
    first = date(2013, 1, 1)

    assert lifted("29881", f"94010-{modifier}", day=first)
    assert not lifted("29881", f"94010-{modifier}", day=first - DAY)


@pytest.mark.parametrize("modifier", DISTINCT.split())
def test_modifiers_of_distinct_services_began_on_column_2(modifier: str) -> None:
    began, either = date(2015, 1, 1), date(2019, 7, 1)

    assert lifted("29881", f"94010-{modifier}", day=began)
    assert not lifted("29881", f"94010-{modifier}", day=began - DAY)
    assert lifted(f"29881-{modifier}", "94010", day=either)
    assert not lifted(f"29881-{modifier}", "94010", day=either - DAY)
    assert lifted(f"29881-{modifier}", "94010", day=began, filing="MC")
    assert not lifted(f"29881-{modifier}", "94010", day=began - DAY, filing="MC")


def test_59_was_of_column_2() -> None:
    either = date(2019, 7, 1)

    assert lifted("29881", "94010-59", day=either - DAY)
    assert not lifted("29881-59", "94010", day=either - DAY)
    assert lifted("29881-59", "94010", day=either)


@pytest.mark.parametrize("modifier", "24 25 57".split())
def test_modifiers_of_visits_lift_nothing_on_operations_and_tests(modifier: str) -> None:
    codes = "99213 94010 01382 29877 71045 80053".split()

    assert [code for code in codes if lifted("29881", f"{code}-{modifier}")] == codes[:2]


@pytest.mark.parametrize("modifier", SITES.split())
def test_a_place_of_the_body_is_the_same_on_both_lines(modifier: str) -> None:
    claim = a_claim(lines=[f"29881-{modifier}", f"94010-59-{modifier}"])
    (finding,) = RULES["PTP002"].check(claim, reference=REFERENCE).findings

    assert dict(finding.params)["why"] == "same site"


@pytest.mark.parametrize("bill", "12 13 14 22 23 34 72 74 75 76 85".split())
def test_pairs_are_judged_on_these_bills(bill: str) -> None:
    claim = institutional_claim(facility_code=bill, lines=["29881", "94010"])

    assert len(RULES["PTP001"].check(claim, reference=REFERENCE).findings) == 1
