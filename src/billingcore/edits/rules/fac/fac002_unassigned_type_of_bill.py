"""No bill has this facility and class.

Each digit may be one that exists, and the two together still mean nothing: a hospital has no
ninth class (19), and there is no ninth kind of facility.

>>> from billingcore.testing import institutional_claim
>>> for finding in unassigned_type_of_bill.check(institutional_claim(facility_code="19")):
...     print(finding)
error FAC002 facility_code: facility and class 19 are not assigned
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._types_of_bill import is_assigned


@rule(
    "FAC002",
    "unassigned-type-of-bill",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="facility and class {bill} are not assigned",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def unassigned_type_of_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report two well-formed digits that ``_tables/types_of_bill.toml`` does not have."""
    bill = bill_of(claim)
    well_formed = bill is not None and len(bill) == 2 and bill.isascii() and bill.isdigit()
    if bill is not None and well_formed and "0" not in bill and not is_assigned(bill):
        yield context.finding(at="facility_code", bill=bill)
