"""A hospital's transport does not say whose ambulance it was.

Institutional providers say with every ambulance code whether they furnished the service themselves
(QN) or had it under arrangement (QM), after origin and destination.

>>> from billingcore.testing import institutional_claim
>>> line = {"procedure": "A0429-RH", "revenue_code": "0540"}
>>> claim = institutional_claim(lines=(line,), coverage={"filing_indicator": "MA"})
>>> for finding in hospital_transport_without_arrangement.check(claim):
...     print(finding)
error AMB012 lines[0].procedure.modifiers: A0429 wants QM or QN
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from ._trips import MEDICARE, TRANSPORTS, transports

_ARRANGEMENTS = frozenset({"QM", "QN"})
_TELL = Fix(text="say whose ambulance it was", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "AMB012",
    "hospital-transport-without-arrangement",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{code} wants QM or QN",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 15, section 30.2.1"
    ),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def hospital_transport_without_arrangement(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for one of the two on each ambulance line."""
    for trip in transports(context):
        if _ARRANGEMENTS.isdisjoint(trip.line.modifiers):
            at = f"lines[{trip.index}].procedure.modifiers"
            yield context.finding(at, fixes=_TELL, code=trip.code)
