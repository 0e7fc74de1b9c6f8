"""A line states zero or fewer units.

What was not done is not billed, and what was billed too often is corrected by a replacement of the
claim, not by negative units.

>>> from billingcore.testing import a_claim
>>> for finding in units_not_positive.check(a_claim(lines=({"quantity": 0},))):
...     print(finding)
error UNI002 lines[0].quantity: the line states 0 units
"""

from collections.abc import Iterator

from ....model import Claim, ServiceLine
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "UNI002",
    "units-not-positive",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(line=lambda line: line.counts is False),
    snip=Snip.GUIDE,
    message="the line states {units} units",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 24G"),
        Citation(authority="X12 005010 837", section="2400 SV104 (SV205 on 837I)"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def units_not_positive(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at every line; a facility's line without a HCPCS code may count nothing."""
    for i, line in enumerate(claim.lines):
        units = line.quantity
        if units is not None and (units < 0 or (not units and _counts(claim, line))):
            yield context.finding(f"lines[{i}].quantity", units=units)


def _counts(claim: Claim, line: ServiceLine) -> bool:
    if claim.kind == "professional":
        return True
    return line.procedure is not None and line.procedure.system == "HC" and bool(line.code)
