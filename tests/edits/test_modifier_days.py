"""Each day on which a row about modifiers begins or ends, and what ambulances mean by letters."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from billingcore.edits import Rule, catalogue
from billingcore.testing import a_claim, a_line

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
TODAY = date(2026, 3, 2)

# The HCPCS releases of 2018, 2019, October 2020 and October 2026; CPT 2017, 2018 and 2022.
BEGAN = {
    "2010-01-01": "AI J4 V5 V6 V7 V8 V9",
    "2010-04-01": "GX",
    "2011-01-01": "AY AZ CS DA GU NB PT",
    "2012-01-01": "PD",
    "2013-01-01": "CH CI CJ CK CL CM CN LM RI",
    "2013-07-01": "JE",
    "2013-10-01": "AO",
    "2014-01-01": "PM",
    "2014-07-01": "L1 SZ",
    "2015-01-01": "PO XE XP XS XU",
    "2015-04-01": "EX JF",
    "2016-01-01": "CP CT ZA",
    "2016-07-01": "ZB",
    "2017-01-01": "95 FX PN V1 V2 V3",
    "2017-10-01": "ZC",
    "2018-01-01": "96 97 FY JG TB X1 X2 X3 X4 X5",
    "2018-04-01": "VM",
    "2019-01-01": "CO CQ ER G0",
    "2020-01-01": "MA MB MC MD ME MF MG MH",
    "2020-10-01": "J5 V4",
    "2022-01-01": "93 FQ FR FS FT",
    "2023-01-01": "JZ",
}
ENDED = {
    "2008-12-31": "21",
    "2012-03-31": "V8 V9",
    "2015-06-30": "JF",
    "2016-12-31": "L1",
    "2017-12-31": "CP SZ",
    "2018-03-31": "ZA ZB ZC",
    "2019-12-31": "GD",
    "2024-12-31": "JG",
}


# From which day on two modifiers of a line exclude each other.
EXCLUSIVE_SINCE = {
    "2004-01-01": "UN UP UQ UR US",
    "2007-01-01": "JA JB",
    "2008-01-01": "EA EB EC",
    "2009-07-01": "PI PS",
    "2010-01-01": "V5 V6 V7",
    "2010-04-01": "GX GZ",
    "2013-01-01": "CH CI CJ CK CL CM CN",
    "2017-01-01": "PN PO",
    "2018-01-01": "FX FY",
    "2022-01-01": "93 95",
    "2023-01-01": "JW JZ",
}
AMBULANCE = ("A0021", "A0429", "A0999")
NEAR_AMBULANCE = ("A0020", "A1000")
# Modifiers that are on ambulance services where the patient was fetched and brought.
WAYS = {
    "MOD001": "GC-GE GX-GA GN-GO PI-PS PN-PO",
    "MOD006": "ER EX GX JE JG PD PN RI",
    "MOD014": "JG",
}
BEFORE = date(2009, 1, 5)


def reported(rule: str, modifiers: str, day: date, code: str = "97140") -> bool:
    claim = a_claim(day=day, lines=[a_line(f"{code}-{modifiers}", day=day)])
    return bool(RULES[rule].check(claim).findings)


@pytest.mark.parametrize("began", BEGAN)
def test_a_modifier_is_reported_until_the_day_before_its_first(began: str) -> None:
    day = date.fromisoformat(began)

    for one in BEGAN[began].split():
        assert reported("MOD006", one, day - timedelta(1))
        assert not reported("MOD006", one, day)


@pytest.mark.parametrize("ended", ENDED)
def test_a_modifier_is_reported_from_the_day_after_its_last(ended: str) -> None:
    day = date.fromisoformat(ended)

    for one in ENDED[ended].split():
        assert not reported("MOD014", one, day)
        assert reported("MOD014", one, day + timedelta(1))


@pytest.mark.parametrize("since", EXCLUSIVE_SINCE)
def test_modifiers_exclude_each_other_from_a_day_on(since: str) -> None:
    day = date.fromisoformat(since)

    for one, other in combinations(EXCLUSIVE_SINCE[since].split(), 2):
        assert not reported("MOD001", f"{one}-{other}", day - timedelta(1))
        assert reported("MOD001", f"{one}-{other}", day)


@pytest.mark.parametrize("rule", WAYS)
def test_the_way_of_an_ambulance_has_no_days(rule: str) -> None:
    day = BEFORE if rule == "MOD006" else TODAY

    for modifiers in WAYS[rule].split():
        assert not any(reported(rule, modifiers, day, code) for code in AMBULANCE)
        assert all(reported(rule, modifiers, day, code) for code in NEAR_AMBULANCE)


def test_an_advantage_plan_is_sent_the_way_of_an_ambulance() -> None:
    def told(code: str) -> bool:
        claim = a_claim(lines=[f"{code}-GX"], coverage={"filing_indicator": "16"})
        return bool(RULES["MOD050"].check(claim).findings)

    assert not any(map(told, AMBULANCE))
    assert all(map(told, NEAR_AMBULANCE))
