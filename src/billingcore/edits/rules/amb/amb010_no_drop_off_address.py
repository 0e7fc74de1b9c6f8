"""A transport does not say where the patient was taken.

The 837 wants the address of the drop-off beside that of the pick-up (loop 2310F or 2420H). A
patient who had died before (QL) was taken nowhere.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("A0429-RH",), providers=({"role": "PW", "name": None, "address": {}},))
>>> for finding in no_drop_off_address.check(claim):
...     print(finding)
warning AMB010 lines[0].procedure: no address of the drop-off
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from ._trips import MANUAL, TRANSPORTS, transports

_DROP_OFF = "45"


@rule(
    "AMB010",
    "no-drop-off-address",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=TRANSPORTS,
    snip=Snip.SITUATION,
    message="no address of the drop-off",
    source=(Citation(authority="X12 005010 837", section="loops 2310F and 2420H"), MANUAL),
    expects=ExpectedDenial(carc="16", group="CO"),
)
def no_drop_off_address(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look on the claim, then on each ambulance line; report the first line without."""
    if claim.provider(_DROP_OFF) is not None:
        return
    without = [
        f"lines[{trip.index}].procedure"
        for trip in transports(context)
        if not trip.is_of_the_dead and trip.line.provider(_DROP_OFF) is None
    ]
    if without:
        yield context.finding(without[0], related=without[1:])
