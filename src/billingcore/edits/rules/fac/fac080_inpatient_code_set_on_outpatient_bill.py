"""An outpatient's bill has a procedure in the code set of inpatients.

ICD-10-PCS is for hospital inpatients. What was done for an outpatient stands on the lines, in
HCPCS; a few states collect the other as well.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(procedures=["0DTJ4ZZ"])
>>> for finding in inpatient_code_set_on_outpatient_bill.check(claim):
...     print(finding)
warning FAC080 procedures[0].code: 0DTJ4ZZ is a code for inpatients; the bill is 13
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
    Triggers,
    rule,
)
from ..._about import bill_of
from ._bills import OUTPATIENT
from ._operations import operations


@rule(
    "FAC080",
    "inpatient-code-set-on-outpatient-bill",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=OUTPATIENT),
    triggers=Triggers(parts="procedures"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} is a code for inpatients; the bill is {bill}",
    source=(
        Citation(authority="45 CFR 162.1002", section="(c)(3)"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BBR"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA66", status=("A7:465",)),
)
def inpatient_code_set_on_outpatient_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find procedures in ICD codes."""
    for i, procedure in operations(claim):
        if procedure.code:
            yield context.finding(
                at=f"procedures[{i}].code", code=procedure.code, bill=bill_of(claim)
            )
