"""A line that is not mileage states a fraction of a unit.

A HCPCS code means a whole service or a stated dose; Medicare has a part of a dose rounded up to the
next unit. Miles of an ambulance are counted in tenths, and nothing else is.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "J1745", "quantity": "35.5"}, {"procedure": "A0425", "quantity": "7.3"})
>>> claim = a_claim(lines=lines, coverage={"filing_indicator": "MB"})
>>> for finding in units_not_whole.check(claim):
...     print(finding)
error UNI003 lines[0].quantity: 35.5 units of J1745: only mileage is counted in parts
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from .._ambulance import mileage_of

_ROUND = Fix(text="report whole units, a part of a dose as one", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "UNI003",
    "units-not-whole",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional"), filing=("MA", "MB")),
    snip=Snip.SITUATION,
    message="{units} units of {code}: only mileage is counted in parts",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 17, section 10"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 15, section 20.2"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def units_not_whole(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at lines counted in units, with a HCPCS code."""
    for i, line in enumerate(claim.lines):
        units = line.quantity
        if units is None or units == units.to_integral_value() or line.unit != "UN":
            continue
        code = line.code
        if code and line.procedure and line.procedure.system == "HC" and not mileage_of(code):
            yield context.finding(f"lines[{i}].quantity", fixes=_ROUND, units=units, code=code)
