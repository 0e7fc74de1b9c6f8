"""Which lines meet on a day, and which lines of earlier claims count there."""

from datetime import date
from typing import Any

import pytest

from billingcore.codes import Edition, MueRow, MueTable, ReferenceSet
from billingcore.edits import EarlierClaim, Rule, catalogue, days_of
from billingcore.edits.rules._same_day import Meeting, meetings
from billingcore.model import Claim
from billingcore.testing import a_claim, a_line, institutional_claim

RULES: dict[str, Rule] = {rule.id: rule for rule in catalogue()}
TABLE = MueTable("mue_practitioner", [MueRow("93000", 1, "3")], edition="2026Q1")
REFERENCE = ReferenceSet().with_(mue_practitioner=TABLE)
OTHER: dict[str, Any] = {"providers": [{"role": "82", "id": "1999999984"}]}
ASSISTANT: dict[str, Any] = {"providers": [{"role": "82", "id": "1888888882"}]}


def earlier(number: str, day: str = "2026-03-02", **changes: Any) -> Claim:
    line = a_line("93000", day=day)
    return a_claim(**{"patient_control_number": number, "lines": [line], **changes})


def found(*before: Claim | EarlierClaim, by: str = "rendering", **changes: Any) -> list[str]:
    """Return where too many units are told, and what is told to be lacking."""
    claim = a_claim(**{"lines": ["93000"], **changes})
    report = RULES["MUE006"].check(
        claim,
        reference=REFERENCE,
        history=before,
        config={"options": {"MUE006": {"provider": by}}},
    )
    lacking = [name for one in report.not_evaluated for name in one.needs]
    return [str(one.path) for one in report.findings] + lacking


def test_a_line_of_several_days_meets_those_that_begin_on_them() -> None:
    lines = [a_line(day=None), a_line(day="2026-03-03..2026-03-04"), a_line(day="2026-03-04")]
    claim = a_claim(dates={"434": "2026-03-02"}, lines=lines)
    days = [day.day for day in days_of(claim)]

    assert list(meetings(days_of(claim))) == [
        Meeting(days[0], (0,)),
        Meeting(days[1], (1,)),
        Meeting(days[2], (2,), (1,)),
    ]


def test_what_a_void_may_have_taken_back_does_not_count() -> None:
    void = earlier("B1", "2026-01-05", frequency="8", references={"F8": "ICN1"})

    assert found(earlier("B0")) == ["lines[0].quantity"]
    assert found(earlier("B0"), void) == []


def test_lines_of_which_nobody_says_who_rendered_them_are_not_of_one_provider() -> None:
    nobody: dict[str, Any] = {"billing": None, "providers": []}

    assert found(earlier("B0", **nobody), **nobody) == []


def test_an_earlier_line_that_runs_on_meets_the_claim() -> None:
    lasting = a_line("93000", day="2026-03-02..2026-03-04", quantity=3)

    assert found(earlier("B0", lines=[lasting])) == ["lines[0].quantity"]


def test_two_physicians_of_another_day_need_not_be_known() -> None:
    one, other = earlier("B0", "2026-01-05", **OTHER), earlier("B1", "2026-01-05", **ASSISTANT)

    assert found(one, other, by="specialty") == []


def test_what_meets_an_earlier_line_that_meets_the_claim_counts() -> None:
    lasting = a_line("97110", day="2026-03-01..2026-03-02")
    one = earlier("B0", lines=[lasting])
    other = earlier("B1", "2026-03-01", **OTHER)

    assert found(one, by="specialty") == []
    assert found(one, other, by="specialty") == ["facts.providers"]


@pytest.mark.parametrize("bill", "13 14 85".split())
def test_units_are_limited_on_these_bills(bill: str) -> None:
    table = MueTable("mue_hospital", [MueRow("93000", 1, "3")], edition="2026Q1")
    line = {"procedure": "93000", "quantity": 2}
    report = RULES["MUE003"].check(
        institutional_claim(facility_code=bill, lines=[line]),
        reference=ReferenceSet().with_(mue_hospital=table),
    )

    assert len(report.findings) == 1


def test_who_renders_is_one_provider_whatever_the_specialty() -> None:
    same = {"group": "1", "specialty": "06"}
    facts = {"providers": {"1555555550": same, "1999999984": same}}
    rendered = {
        by: RULES["MUE006"]
        .check(
            a_claim(lines=["93000"]),
            reference=REFERENCE,
            history=[earlier("B0", **OTHER)],
            facts=facts,
            config={"options": {"MUE006": {"provider": by}}},
        )
        .findings
        for by in ("rendering", "specialty")
    }

    assert {by: len(findings) for by, findings in rendered.items()} == {
        "rendering": 0,
        "specialty": 1,
    }


def test_earlier_lines_on_days_of_another_edition_do_not_count() -> None:
    edition = Edition("2026Q1", last=date(2026, 3, 2))
    table = MueTable("mue_practitioner", [MueRow("93000", 1, "3")], edition=edition)
    report = RULES["MUE006"].check(
        a_claim(lines=[a_line("93000", day="2026-03-02..2026-03-03")]),
        reference=ReferenceSet().with_(mue_practitioner=table),
        history=[earlier("B0", "2026-03-03", **OTHER), earlier("B1", "2026-03-03", **ASSISTANT)],
        config={"options": {"MUE006": {"provider": "specialty"}}},
    )

    assert (report.findings, report.not_evaluated) == ((), ())
