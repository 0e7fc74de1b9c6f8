"""The patient was not covered by the payer on the day of the service.

The payer's records of eligibility do not reach the day: coverage had not begun, had ended, or had
lapsed. Ask for the patient's current insurance before the claim goes out. Retroactive coverage is
covered too, once the payer says so.

>>> from datetime import date
>>> from billingcore.testing import a_claim
>>> known = {"eligibility": [{"payer": "99999", "last": date(2026, 2, 28)}]}
>>> for finding in not_eligible_on_day.check(a_claim(lines="99213"), facts=known):
...     print(finding)
error COV009 lines[0].period: not covered on 2026-03-02: coverage ended on 2026-02-28
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Eligibility,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)


@rule(
    "COV009",
    "not-eligible-on-day",
    scope=Scope.CLAIM,
    needs="facts.eligibility",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="not covered on {day}: {why}",
    source=Citation(authority="X12 005010X279 271", section="2110C EB, DTP*346 to DTP*349"),
    expects=ExpectedDenial(carc="27", group="PR"),
    liability="patient",
)
def not_eligible_on_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the first and last day of each line with the payer's records.

    On an inpatient's bill the day of admission governs: the first day of the statement.
    """
    records = [
        record
        for record in context.facts.eligibility or ()
        if record.payer is None or record.payer == claim.payer_id
    ]
    for path, days in _days(claim):
        day = next((day for day in days if not any(one.covers(day) for one in records)), None)
        if day is not None:
            why, carc = _why(records, day)
            yield context.finding(
                path, expects=ExpectedDenial(carc=carc, group="PR"), day=day, why=why
            )


def _days(claim: Claim) -> Iterator[tuple[str, tuple[date, ...]]]:
    admitted = _place(claim, "435")
    if claim.kind == "institutional" and admitted is not None:
        if claim.first_day is not None:
            yield _place(claim, "434") or admitted, (claim.first_day,)
        return
    for i, line in enumerate(claim.lines):
        if line.period is not None:
            yield f"lines[{i}].period", (line.period.start, line.period.end)


def _place(claim: Claim, qualifier: str) -> str | None:
    several = enumerate(claim.dates)
    places = (f"dates[{i}].period" for i, d in several if d.qualifier == qualifier and d.period)
    return next(places, None)


def _why(records: list[Eligibility], day: date) -> tuple[str, str]:
    """Return why a day is not covered, and the reason that a payer would give."""
    before = [record.last for record in records if record.last is not None and record.last < day]
    after = [record.first for record in records if record.first is not None and day < record.first]
    if before and after:
        return f"coverage lapsed from {max(before)} to {min(after)}", "200"
    if before:
        return f"coverage ended on {max(before)}", "27"
    if after:
        return f"coverage begins on {min(after)}", "26"
    return "the payer knows of no coverage", "31"
