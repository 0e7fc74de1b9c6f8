"""A transport does not say from where to where.

Every line of an ambulance claim, base rate and mileage, has a modifier of two letters for origin
and destination; Medicare returns a claim without. A patient who had died before has QL instead.

>>> from billingcore.testing import a_claim
>>> for finding in transport_without_way.check(a_claim(lines=("A0429-RH", "A0425"))):
...     print(finding)
warning AMB001 lines[1].procedure.modifiers: A0425 without origin and destination
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from .._ambulance import modifiers_of, starts_nowhere
from ._trips import MANUAL, TRANSPORTS, transports

_TELL = Fix(text="say by the trip's record from where to where", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "AMB001",
    "transport-without-way",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{code} without origin and destination",
    source=MANUAL,
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def transport_without_way(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a pair of places on each ambulance line."""
    for trip in transports(context):
        modifiers = trip.line.modifiers
        has_way = modifiers_of(trip.line) != modifiers  # or GX, of which nobody can tell
        if trip.is_of_the_dead or has_way or any(map(starts_nowhere, modifiers)):
            continue
        at = f"lines[{trip.index}].procedure.modifiers"
        yield context.finding(at, fixes=_TELL, code=trip.code)
