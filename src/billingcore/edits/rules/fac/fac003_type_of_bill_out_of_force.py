"""The facility and class of the bill are retired, or were not yet in use.

Levels of intermediate care and other old classes ended with the UB-04; a few state programmes
still take some of them. Others began or ended on a day: 33 became 32 and 34 in October 2013.

>>> from billingcore.testing import institutional_claim
>>> for finding in type_of_bill_out_of_force.check(institutional_claim(facility_code="33")):
...     print(finding)
warning FAC003 facility_code: facility and class 33 are not in force on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of
from ._types_of_bill import in_force, is_assigned


@rule(
    "FAC003",
    "type-of-bill-out-of-force",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="facility and class {bill} are not in force on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def type_of_bill_out_of_force(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge assigned digits by the first day of the statement."""
    bill, day = bill_of(claim), context.first_day
    if bill is not None and is_assigned(bill) and not in_force(bill, day):
        yield context.finding(at="facility_code", bill=bill, day=day or "any day")
