"""Rules by the physician fee schedule, on the schedule itself: what it lists is never refused."""

import lzma
from datetime import date

import pytest

from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
from billingcore.codes.loaders import load_pprrvu
from billingcore.edits import Engine, catalogue
from billingcore.testing import a_claim, a_line
from tests.shared import REASON, SHARED

FILE = SHARED / "codedata" / "pfs" / "PPRRVU2025_Oct.redacted.csv.xz"
DAY = date(2025, 10, 15)
RULES = tuple(rule for rule in catalogue() if rule.id[:5] in ("MOD00", "MOD02"))
ENGINE = Engine(RULES, plugins=False)
ALLOWED = {
    "bilateral": ("50", "13"),
    "co_surgeons": ("62", "12"),
    "team": ("66", "12"),
    "multiple": ("51", "123"),
}

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=REASON)


@pytest.fixture(scope="module")
def schedule() -> FeeSchedule:
    reading = load_pprrvu(lzma.decompress(FILE.read_bytes()), effective=date(2025, 10, 1))
    return FeeSchedule.of("fee_schedule", reading)


def refused(schedule: FeeSchedule, procedures: list[str], filing: str) -> set[str]:
    reference = ReferenceSet().with_(fee_schedule=schedule)
    found = set()
    for i in range(0, len(procedures), 50):
        lines = [a_line(procedure, day=DAY) for procedure in procedures[i : i + 50]]
        claim = a_claim(day=DAY, lines=lines, coverage={"filing_indicator": filing})
        report = ENGINE.check(claim, reference=reference)
        assert report.engine_errors == ()
        found |= {f"{finding.rule} {finding.message}" for finding in report.findings}
    return found


@pytest.mark.parametrize("filing", ["MB", "CI"])
def test_what_the_schedule_lists_is_never_refused(schedule: FeeSchedule, filing: str) -> None:
    listed = [f"{row.code}-{row.modifier}" for row in schedule if row.modifier]

    assert len(listed) == 2239
    assert refused(schedule, listed, filing) == set()


@pytest.mark.parametrize("column", ALLOWED)
def test_what_an_indicator_allows_is_never_refused(schedule: FeeSchedule, column: str) -> None:
    modifier, indicators = ALLOWED[column]

    def allows(row: FeeScheduleRow) -> bool:
        return row.modifier is None and getattr(row, column) in indicators

    allowed = [f"{row.code}-{modifier}" for row in schedule if allows(row)]

    assert len(allowed) > 100
    assert refused(schedule, allowed, "MB") == set()


@pytest.mark.parametrize("modifier", ["54", "55", "56"])
def test_operations_with_days_after_them_have_parts(schedule: FeeSchedule, modifier: str) -> None:
    split = [row for row in schedule if row.postoperative]

    assert {row.global_days for row in split} == {"010", "090"}
    assert refused(schedule, [f"{row.code}-{modifier}" for row in split], "MB") == set()
