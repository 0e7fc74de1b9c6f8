"""The hospital stay before skilled nursing was shorter than three days.

Medicare pays for skilled nursing after a stay of three days, the day of discharge not counted. The
bill of the facility gives the stay as span 70. A readmission, an exception of a plan or a disaster
is told by a condition code, and silences this.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     facility_code="21",
...     institutional={"occurrence_spans": {"70": "2026-02-26..2026-02-28"}},
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in short_qualifying_stay.check(claim):
...     print(finding)
warning DAT016 institutional.occurrence_spans[0].period: a stay of 2 days (span 70); 3 qualify
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)

_ENOUGH = 3
_EXCEPTIONS = frozenset(("55", "56", "57", "58", "DR"))


@rule(
    "DAT016",
    "short-qualifying-stay",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("18", "21"), filing=("MA", "MB")),
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.POLICY,
    message="a stay of {days} days (span 70); {enough} qualify",
    source=(
        Citation(authority="42 CFR", section="409.30(a)"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 6, section 40"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M46", status=("A7:462",)),
)
def short_qualifying_stay(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the nights of span 70; several such stays add up where they follow each other."""
    detail = claim.institutional
    if detail is None or not _EXCEPTIONS.isdisjoint(claim.condition_codes):
        return
    stays = [
        (i, span.period)
        for i, span in enumerate(detail.occurrence_spans)
        if span.code == "70" and span.period is not None and span.period.days > 0
    ]
    days = sum(period.days - 1 for _, period in stays)
    if stays and days < _ENOUGH:
        yield context.finding(
            at=f"institutional.occurrence_spans[{stays[0][0]}].period", days=days, enough=_ENOUGH
        )
