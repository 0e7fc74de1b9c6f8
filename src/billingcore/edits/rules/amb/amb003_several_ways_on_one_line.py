"""One line says two ways of an ambulance.

A line is one trip in one direction. The way back, and a further way after a transfer, is a line of
its own.

>>> from billingcore.testing import a_claim
>>> for finding in several_ways_on_one_line.check(a_claim(lines=("A0428-RH-HR",))):
...     print(finding)
warning AMB003 lines[0].procedure.modifiers: RH, HR on one line
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Severity, Snip, rule
from .._ambulance import ways_of
from ._trips import MANUAL, TRANSPORTS, transports


@rule(
    "AMB003",
    "several-ways-on-one-line",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=TRANSPORTS,
    snip=Snip.POLICY,
    message="{ways} on one line",
    source=MANUAL,
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def several_ways_on_one_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the pairs of places."""
    for trip in transports(context):
        ways = ways_of(trip.line.modifiers)
        if len(set(ways)) > 1:
            yield context.finding(f"lines[{trip.index}].procedure.modifiers", ways=ways)
