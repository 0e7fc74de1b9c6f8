"""A line does not say how many units were given.

Payers do not take one unit for granted: a single service is one unit. The line comes back, or is
paid as something else than was done.

>>> from billingcore.testing import a_claim
>>> for finding in units_missing.check(a_claim(lines=({"quantity": None},))):
...     print(finding)
error UNI001 lines[0].quantity: the line states no units
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "UNI001",
    "units-missing",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(line=lambda line: line.counts is None),
    snip=Snip.GUIDE,
    message="the line states no units",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 24G"),
        Citation(authority="X12 005010 837", section="2400 SV104 (SV205 on 837I)"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def units_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at every line; the total that a paper claim carries as a line has no units."""
    for i, line in enumerate(claim.lines):
        if line.quantity is None and line.revenue_code != "0001":
            yield context.finding(f"lines[{i}].quantity")
