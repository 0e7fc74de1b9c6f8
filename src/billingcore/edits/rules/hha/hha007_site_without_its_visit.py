"""The line that says where home health visits were stands with no visit.

It has the revenue code and the day of the first visit at that place.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32",
...     frequency="9",
...     lines=[
...         {"procedure": "Q5001", "revenue_code": "0551", "day": "2026-03-02"},
...         {"procedure": "G0299", "revenue_code": "0551", "day": "2026-03-03"},
...     ],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in site_without_its_visit.check(claim):
...     print(finding)
warning HHA007 lines[0].procedure: Q5001 under 0551 on 2026-03-02, and no visit there that day
"""

from collections.abc import Iterator
from datetime import date

from ....identifiers import revenue
from ....model import Claim, ServiceLine
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
    Triggers,
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE, SITES, is_claim, is_visit


@rule(
    "HHA007",
    "site-without-its-visit",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2013, 7, 1)
    ),
    triggers=Triggers(procedures="Q50"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} under {revenue} on {day}, and no visit there that day",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M20", status=("A7:454",)),
)
def site_without_its_visit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a visit with the same revenue code on the same day."""
    sites = [(i, line) for i, line in enumerate(claim.lines) if line.code in SITES]
    if not sites or not is_claim(claim):
        return
    visits = {_where(line, context) for line in claim.lines if is_visit(line)}
    for i, line in sites:
        found, day = _where(line, context)
        if day is not None and (found, day) not in visits:
            yield context.finding(f"lines[{i}].procedure", code=line.code, revenue=found, day=day)


def _where(line: ServiceLine, context: Context) -> tuple[str, date | None]:
    code = line.revenue_code
    return revenue.compact(code) if code else "no revenue code", context.day_of(line)
