"""A transport begins at a stop on the way.

X is a stop at a physician's office on the way to a hospital: it is a destination, never where the
patient was picked up.

>>> from billingcore.testing import a_claim
>>> for finding in transport_from_a_stop.check(a_claim(lines=("A0429-XH", "A0425-RX"))):
...     print(finding)
error AMB002 lines[0].procedure.modifiers[0]: XH: X is only a destination
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Snip, rule
from .._ambulance import starts_nowhere
from ._trips import MANUAL, TRANSPORTS, transports


@rule(
    "AMB002",
    "transport-from-a-stop",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.CODE_SET,
    message="{modifier}: X is only a destination",
    source=MANUAL,
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def transport_from_a_stop(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at modifiers of ambulance lines."""
    for trip in transports(context):
        for i, modifier in enumerate(trip.line.modifiers):
            if starts_nowhere(modifier):
                at = f"lines[{trip.index}].procedure.modifiers[{i}]"
                yield context.finding(at, modifier=modifier)
