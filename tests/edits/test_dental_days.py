"""The day of service of a dental claim may stand once, for all its lines."""

from collections.abc import Iterable
from datetime import date

from billingcore.edits import Applies, Context, Day, Finding, Scope, check, rule
from billingcore.model import Claim
from billingcore.testing import dental_claim

SHARED = dental_claim(lines=[{"procedure": "D0120", "day": None}], dates={"472": "2026-03-02"})


def test_it_is_the_claims_day() -> None:
    other = dental_claim(
        lines=["D0120", {"procedure": "D1110", "day": "2026-03-09"}], dates={"472": "2026-03-02"}
    )

    assert (SHARED.first_day, SHARED.last_day) == (date(2026, 3, 2), date(2026, 3, 2))
    assert (other.first_day, other.last_day) == (date(2026, 3, 2), date(2026, 3, 9))


def test_lines_are_grouped_by_it() -> None:
    @rule("ACME601", "a-day", scope=Scope.DAY, message="{day}", source="us")
    def a_day(day: Day, context: Context) -> Iterable[Finding]:
        yield context.finding(day=day.day)

    assert [str(finding) for finding in check(SHARED, rules=[a_day])] == [
        "error ACME601 lines[0]: 2026-03-02"
    ]


def test_rules_are_chosen_by_it() -> None:
    @rule(
        "ACME602",
        "of-march",
        scope=Scope.CLAIM,
        message="m",
        source="us",
        applies=Applies(since=date(2026, 3, 2), until=date(2026, 3, 2)),
    )
    def of_march(claim: Claim, context: Context) -> Iterable[Finding]:
        yield context.finding(day=claim.first_day)

    assert len(check(SHARED, rules=[of_march]).findings) == 1
