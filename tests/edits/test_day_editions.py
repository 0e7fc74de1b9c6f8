"""On which days pairs are judged: those of the lines, as far as the edition speaks of them."""

from datetime import date

from billingcore.codes import Edition, PairRow, PairTable, ReferenceSet
from billingcore.edits import Rule, catalogue
from billingcore.model import ServiceLine
from billingcore.testing import a_claim, a_line

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
PAIR = PairRow("29881", "94010", date(2026, 3, 3), indicator="1")


def said(*lines: ServiceLine, last: date | None = None) -> list[str]:
    table = PairTable("ncci_ptp_practitioner", [PAIR], edition=Edition("2026Q1", last=last))
    reference = ReferenceSet().with_(ncci_ptp_practitioner=table)
    report = RULES["PTP001"].check(a_claim(lines=lines), reference=reference)
    return [str(one.path) for one in report.findings] + [
        f"{', '.join(one.needs)}: {one.reason}" for one in report.not_evaluated
    ]


def test_a_row_that_begins_between_two_days_of_a_claim_counts_on_the_later() -> None:
    early, late = a_line("99213", day="2026-03-02"), "2026-03-03"
    pair = (a_line("29881", day=late), a_line("94010", day=late))

    assert said(early, *pair) == ["lines[2].procedure"]


def test_a_line_without_a_day_is_told() -> None:
    lines = (a_line("29881"), a_line("94010", day=None))

    assert said(*lines) == ["date of service: a line states no day"]


def test_only_the_days_after_the_edition_are_told() -> None:
    lines = (a_line("29881", day="2026-03-02"), a_line("94010", day="2026-03-04"))

    assert said(*lines, last=date(2026, 3, 3)) == [
        "ncci_ptp_practitioner: edition 2026Q1 does not speak of 2026-03-04"
    ]
