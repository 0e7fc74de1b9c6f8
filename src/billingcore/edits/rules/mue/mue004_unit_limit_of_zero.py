"""The code is never payable on this kind of claim: its unit limit is zero.

Zero is a limit like any other, for instance of a supply that only a supplier may bill, or of a
service that is not covered. An advance notice to the patient does not help.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("A4253", 0, "3")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> for finding in unit_limit_of_zero.check(a_claim(lines=("A4253",)), reference=reference):
...     print(finding)
error MUE004 lines[0].procedure: A4253 is not payable here: its unit limit is 0
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Context, Finding, Fix, Safety
from ._limits import evidence, exceeded_rule, glance, limited_lines

_FIX = Fix(text="bill it to whom it is payable by, or leave it out", safety=Safety.MANUAL)


@exceeded_rule(
    "MUE004",
    "unit-limit-of-zero",
    message="{code} is not payable here: its unit limit is 0",
)
def unit_limit_of_zero(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines with units of a code whose limit is zero."""
    for item in limited_lines(context, glance(context)):
        row = item.row
        if row and row.value == 0 and item.units > 0:
            yield context.finding(
                f"lines[{item.line}].procedure",
                evidence=evidence(context, row),
                fixes=_FIX,
                bypass=Bypass(allowed=False),
                code=row.code,
            )
