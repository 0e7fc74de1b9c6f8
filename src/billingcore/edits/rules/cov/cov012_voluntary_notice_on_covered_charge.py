"""A facility's line has GX, and its charge is stated as covered.

GX says that the patient was told freely that the service is excluded; the charge then stands among
the noncovered ones. Medicare returns the bill.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(coverage={"filing_indicator": "MA"}, lines="A9270-GX")
>>> for finding in voluntary_notice_on_covered_charge.check(claim):
...     print(finding)
error COV012 lines[0].noncovered_charge: GX, and 0 of 100.00 is noncovered
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
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
    Triggers,
    rule,
)
from .._ambulance import modifiers_of

_FIX = Fix(
    text="state the charge as noncovered, or take GX away", safety=Safety.NEEDS_DOCUMENTATION
)


@rule(
    "COV012",
    "voluntary-notice-on-covered-charge",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", filing=("MA", "MB"), since=date(2010, 4, 1)),
    triggers=Triggers(modifiers=("GX",)),
    snip=Snip.POLICY,
    message="GX, and {noncovered} of {charge} is noncovered",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 60.4"),
        Citation(authority="CMS change request 6563"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M16"),
)
def voluntary_notice_on_covered_charge(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare charge and noncovered charge of lines with GX."""
    if "GX" not in modifiers_of(line) or not line.charge:
        return
    noncovered = line.noncovered_charge or 0
    if noncovered < line.charge:
        yield context.finding(
            "noncovered_charge", fixes=_FIX, noncovered=noncovered, charge=line.charge
        )
