"""Two letters on an ambulance service are from where to where, whatever they are elsewhere."""

from datetime import date
from itertools import product

import pytest
from attrs import evolve

from billingcore.codes import ReferenceSet
from billingcore.edits import Engine, catalogue
from billingcore.model import Claim
from billingcore.testing import a_claim, institutional_claim

ENGINE = Engine(catalogue(), plugins=False)
ORIGINS = "DEGHIJNPRS"


def of_way(way: str, kind: str, filing: str, day: str) -> Claim:
    lines = (f"A0428-{way}", f"A0425-{way}")
    coverage = {"filing_indicator": filing}
    if kind == "institutional":
        return institutional_claim(lines=lines, day=day, coverage=coverage)
    return a_claim(lines=lines, day=day, facility_code="41", coverage=coverage)


@pytest.mark.parametrize("day", ["2014-06-02", "2026-03-02"])
@pytest.mark.parametrize(
    "kind, filing",
    [("professional", "MB"), ("professional", "CI"), ("institutional", "MA")],
    ids=["Medicare", "commercial", "facility"],
)
def test_no_other_family_takes_a_way_for_something_else(kind: str, filing: str, day: str) -> None:
    ways = [*map("".join, product(ORIGINS, ORIGINS + "X"))]
    claims = [of_way(way, kind, filing, day) for way in ways]
    reports = ENGINE.check_many(
        claims, reference=ReferenceSet.default(), as_of=date(2026, 4, 1), history=()
    )

    found = {
        way: {f.rule for f in report if not f.rule.startswith("AMB")}
        for way, report in zip(ways, reports, strict=True)
    }

    assert {way: rules - found["RH"] for way, rules in found.items() if rules - found["RH"]} == {}
    assert len(found) == len(ways) == 110


def test_a_notice_beside_a_way_is_one() -> None:
    claim = institutional_claim(lines="A0428-RH-GX", coverage={"filing_indicator": "MA"})
    alone = evolve(claim, lines=of_way("GX", "institutional", "MA", "2026-03-02").lines)

    assert ENGINE.check(claim).by_rule("COV012")
    assert not ENGINE.check(alone).by_rule("COV012")
