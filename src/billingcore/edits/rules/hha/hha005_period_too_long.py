"""The claim of a period of home health is of more than 30 days.

Since 2020 Medicare pays home health by periods of 30 days, each with its own claim.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32",
...     frequency="9",
...     dates={"434": "2026-03-01..2026-03-31"},
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in period_too_long.check(claim):
...     print(finding)
error HHA005 dates[0].period: a period of 31 days, 2026-03-01..2026-03-31; the most is 30
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE, PERIOD, is_claim


@rule(
    "HHA005",
    "period-too-long",
    scope=Scope.CLAIM,
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2020, 1, 1)
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="a period of {days} days, {period}; the most is {most}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual",
            section="chapter 10, sections 10.1.5 and 40.2",
        ),
        Citation(authority="42 CFR 484.205"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA31"),
)
def period_too_long(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the days of the statement, both ends included."""
    for i, dated in enumerate(claim.dates if is_claim(claim) else ()):
        if dated.qualifier == "434" and dated.period is not None and dated.period.days > PERIOD:
            yield context.finding(
                f"dates[{i}].period",
                days=dated.period.days,
                period=str(dated.period),
                most=PERIOD,
            )
