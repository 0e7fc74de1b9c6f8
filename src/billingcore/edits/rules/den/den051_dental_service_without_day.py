"""A dental service has no day, neither its own nor the claim's.

Only a predetermination of benefits has none. The course of an orthodontic treatment may be billed
by the day on which the appliance was placed.

>>> from billingcore.testing import dental_claim
>>> claim = dental_claim(lines={"procedure": "D0120", "day": None})
>>> for finding in dental_service_without_day.check(claim):
...     print(finding)
warning DEN051 lines[0].period: D0120 without a day of service
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


@rule(
    "DEN051",
    "dental-service-without-day",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} without a day of service",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 24"),
        Citation(authority="X12 005010X224A2 837", section="2300 and 2400 DTP*472"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M52"),
)
def dental_service_without_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at lines of claims that ask for payment."""
    if claim.predetermination == "PB" or claim.dated("472") or claim.dated("452"):
        return
    for i, line in enumerate(claim.lines):
        if line.period is None and line.code and line.dated("452") is None:
            yield context.finding(f"lines[{i}].period", code=line.code)
