"""A hospital's transport stands under a revenue code that is not that of ambulances.

Base rates and mileage are reported under revenue codes 0540 to 0549.

>>> from billingcore.testing import institutional_claim
>>> line = {"procedure": "A0429-RH-QN", "revenue_code": "0450"}
>>> claim = institutional_claim(lines=(line,), coverage={"filing_indicator": "MA"})
>>> for finding in transport_under_another_revenue_code.check(claim):
...     print(finding)
error AMB014 lines[0].revenue_code: A0429 under 0450; ambulances have 054x
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from ._trips import MEDICARE, TRANSPORTS, transports


@rule(
    "AMB014",
    "transport-under-another-revenue-code",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{code} under {revenue}; ambulances have 054x",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 15, section 30.2.1"
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", group="CO", status=("A7:455",)),
)
def transport_under_another_revenue_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at ambulance lines that have a revenue code."""
    for trip in transports(context):
        revenue = trip.line.revenue_code
        if revenue and not revenue.zfill(4).startswith("054"):
            at = f"lines[{trip.index}].revenue_code"
            yield context.finding(at, code=trip.code, revenue=revenue)
