"""A line has several units of a transport.

A base rate is one trip in one direction. A round trip has a line for each way, with its own origin
and destination.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "A0428-RH", "quantity": 2},)
>>> for finding in several_transports_on_one_line.check(a_claim(lines=lines)):
...     print(finding)
warning AMB008 lines[0].quantity: 2 units of A0428, which is one way
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._trips import MANUAL, TRANSPORTS, transports

_SPLIT = Fix(text="give each way a line", safety=Safety.MANUAL)


@rule(
    "AMB008",
    "several-transports-on-one-line",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{units} units of {code}, which is one way",
    source=MANUAL,
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def several_transports_on_one_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at base rates."""
    for trip in transports(context):
        units = trip.line.quantity
        if trip.base and units is not None and units > 1:
            at = f"lines[{trip.index}].quantity"
            yield context.finding(at, fixes=_SPLIT, units=units, code=trip.code)
