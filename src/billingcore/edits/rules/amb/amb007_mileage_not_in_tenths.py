"""Miles are not told in the way that Medicare counts them.

Below a hundred miles they are told in tenths, rounded up; from a hundred on in whole miles, rounded
up. Contractors cut off whatever is more exact, so that a part of a mile is lost.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "A0425-RH", "quantity": "7.25"}, "A0429-RH")
>>> for finding in mileage_not_in_tenths.check(
...     a_claim(lines=lines, coverage={"filing_indicator": "MB"})
... ):
...     print(finding)
warning AMB007 lines[0].quantity: 7.25 miles of A0425 are told as 7.3
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, Decimal

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._trips import MEDICARE, TRANSPORTS, transports

_TENTH, _WHOLE = Decimal("0.1"), Decimal(1)
_HUNDRED = Decimal(100)


@rule(
    "AMB007",
    "mileage-not-in-tenths",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(
        kinds=("professional", "institutional"), filing=MEDICARE, since=date(2011, 1, 1)
    ),
    triggers=TRANSPORTS,
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="{miles} miles of {code} are told as {rounded}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 15, sections 20.2 and 30"
    ),
)
def mileage_not_in_tenths(claim: Claim, context: Context) -> Iterator[Finding]:
    """Round the miles up to what is counted."""
    for trip in transports(context):
        miles = trip.line.quantity
        if not trip.mileage or miles is None or miles <= 0:
            continue
        rounded = miles.quantize(_TENTH if miles < _HUNDRED else _WHOLE, ROUND_CEILING)
        if rounded != miles:
            at = f"lines[{trip.index}].quantity"
            fix = Fix(text=f"report {rounded} miles", safety=Safety.MANUAL)
            yield context.finding(at, fixes=fix, miles=miles, code=trip.code, rounded=rounded)
