"""Medicare's time limit for the claim has passed.

A claim is filed within one calendar year of the service: counted from the first day of each line on
a professional claim, from the last day of the statement on an institutional one. A year after 29
February ends on 28 February; a limit that ends on a day without office work reaches to the next
workday. A denial for this cannot be appealed, and the patient does not owe it.

The exceptions (an error of the programme, entitlement or disenrolment with effect for the past)
are stated with a delay reason: with one this rule is silent. So it is on replacements and voids,
which have limits of their own.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2025-01-15", lines="99213", coverage={"filing_indicator": "MB"})
>>> for finding in past_medicare_limit.check(claim, as_of=date(2026, 1, 16)):
...     print(finding)
error DAT005 lines[0].period: the service of 2025-01-15 had to be filed by 2026-01-15
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ....periods import filing_limit
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._workdays import next_workday

_SHORTEST_YEAR = 365


@rule(
    "DAT005",
    "past-medicare-limit",
    scope=Scope.CLAIM,
    needs="as_of",
    applies=Applies(filing=("MA", "MB"), since=date(2010, 1, 1)),
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.POLICY,
    message="the service of {day} had to be filed by {limit}",
    source=(
        Citation(authority="42 CFR", section="424.44"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 70"),
    ),
    expects=ExpectedDenial(carc="29", group="CO"),
    liability="provider",
)
def past_medicare_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count from the day that the claim's kind says."""
    if context.as_of is None or claim.delay_reason or claim.frequency in ("7", "8"):
        return
    for path, day in _days(claim):
        if day.year > 9990 or (context.as_of - day).days < _SHORTEST_YEAR:
            continue
        limit = next_workday(filing_limit(day, years=1))
        if context.as_of > limit:
            yield context.finding(at=path, day=day, limit=limit)


def _days(claim: Claim) -> Iterator[tuple[str, date]]:
    if claim.kind == "institutional":
        for i, stated in enumerate(claim.dates):
            if stated.qualifier == "434" and stated.period is not None:
                yield f"dates[{i}].period", stated.period.end
        return
    for n, line in enumerate(claim.lines):
        if line.first_day is not None:
            yield f"lines[{n}].period", line.first_day
