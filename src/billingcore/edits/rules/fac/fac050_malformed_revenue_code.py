"""A line's revenue code is not four digits.

Each line of an institutional claim has one; the leading zero belongs to it.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(lines=[{"revenue_code": "510"}])
>>> for finding in malformed_revenue_code.check(claim):
...     print(finding)
error FAC050 lines[0].revenue_code: 510 is not a revenue code of four digits
"""

from collections.abc import Iterator

from ....identifiers import revenue
from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)


@rule(
    "FAC050",
    "malformed-revenue-code",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{code} is not a revenue code of four digits",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.4"),
        Citation(authority="UB-04 data specifications", section="form locator 42"),
        Citation(authority="X12 005010X223 837", section="2400 SV201"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def malformed_revenue_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare with the compact form."""
    code = line.revenue_code or ""
    tidy = revenue.compact(code)
    if len(code) == 4 and revenue.is_valid(code):
        return
    fix = Fix(
        text="write four digits",
        safety=Safety.SAFE,
        changes=((context.path("revenue_code"), tidy),),
    )
    yield context.finding(
        at="revenue_code",
        code=code or "nothing",
        fixes=fix if revenue.is_valid(code) else (),
    )
