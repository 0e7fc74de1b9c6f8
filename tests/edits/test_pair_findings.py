"""What the findings about pairs say besides where they stand."""

from datetime import date

import pytest

from billingcore.codes import PairRow, PairTable, ReferenceSet
from billingcore.edits import Rule, catalogue
from billingcore.findings import Finding
from billingcore.testing import a_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
DISTINCT = "59 XE XP XS XU".split()


def found(rule: str, *lines: str, rows: list[PairRow], **options: object) -> list[Finding]:
    table = PairTable("ncci_ptp_practitioner", rows, edition="2026Q1")
    report = RULES[rule].check(
        a_claim(lines=lines),
        reference=ReferenceSet().with_(ncci_ptp_practitioner=table),
        config={"options": {rule: options}} if options else None,
    )
    return list(report.findings)


def pair(column1: str, column2: str, indicator: str = "1") -> PairRow:
    return PairRow(column1, column2, date(2011, 1, 1), indicator=indicator)


def test_a_dependent_pair_names_the_one_that_refuses_its_column_1() -> None:
    rows = [pair("11042", "97597"), pair("97597", "97602"), pair("10060", "97610")]
    lines = ("97602", "97610", "10060", "97597", "11042")
    said = found("PTP001", *lines, rows=rows, dependent=True)
    by_line = {finding.path: finding for finding in said}
    refusing = by_line["lines[3].procedure"]

    assert by_line["lines[0].procedure"].depends_on == refusing.fingerprint
    assert [finding.depends_on for finding in said].count(None) == 2


def test_on_the_day_of_death_column_1_is_not_refused_yet() -> None:
    table = PairTable("ncci_ptp_practitioner", [pair("11042", "97597")], edition="2026Q1")
    reference = ReferenceSet().with_(ncci_ptp_practitioner=table)
    claims = [
        a_claim(lines=("11042", "97597"), patient={"death_date": f"2026-03-0{day}"})
        for day in (1, 2)
    ]

    found_on = [len(RULES["PTP001"].check(one, reference=reference).findings) for one in claims]

    assert found_on == [0, 1]


def test_a_pair_that_may_be_lifted_says_by_what() -> None:
    (lifted,) = found("PTP001", "11042", "97597", rows=[pair("11042", "97597")])
    (never,) = found("PTP001", "11042", "97597", rows=[pair("11042", "97597", "0")])

    assert lifted.bypass is not None
    assert (lifted.bypass.allowed, "59" in lifted.bypass.modifiers) == (True, True)
    assert never.bypass is not None
    assert (never.bypass.allowed, never.bypass.modifiers) == (False, ())


@pytest.mark.parametrize("modifier", DISTINCT)
def test_no_modifier_of_a_distinct_service_stands_on_a_visit(modifier: str) -> None:
    (said,) = found("PTP002", "17000", f"99213-{modifier}", rows=[pair("17000", "99213")])

    assert dict(said.params)["why"] == "it stands on a visit"


@pytest.mark.parametrize("modifier", DISTINCT)
def test_another_site_is_no_reason_on_the_same_one(modifier: str) -> None:
    said = found("PTP002", "29881-RT", f"29877-{modifier}-RT", rows=[pair("29881", "29877")])

    assert [dict(one.params)["why"] for one in said] == (
        ["same site"] if modifier in ("59", "XS", "XU") else []
    )


@pytest.mark.parametrize("modifier", "24 25 57".split())
def test_modifiers_of_visits_stand_on_visits(modifier: str) -> None:
    (said,) = found("PTP002", "29881", f"29877-{modifier}", rows=[pair("29881", "29877")])

    assert dict(said.params)["why"] == "it stands on what is no visit"
