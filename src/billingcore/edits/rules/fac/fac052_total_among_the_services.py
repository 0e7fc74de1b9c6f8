"""A line is the total of the bill (revenue code 0001).

The form closes with it; an electronic claim has its total once, for the whole claim, and a payer
would add it to the services.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(lines=["99213", {"procedure": None, "revenue_code": "0001"}])
>>> for finding in total_among_the_services.check(claim):
...     print(finding)
warning FAC052 lines[1].revenue_code: 0001 is the total of the bill and no service
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._revenue import revenue_of


@rule(
    "FAC052",
    "total-among-the-services",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="0001 is the total of the bill and no service",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 42"),
        Citation(authority="X12 005010X223 837", section="CLM02, 2400 SV201"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def total_among_the_services(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find revenue code 0001."""
    if revenue_of(line) == "0001":
        yield context.finding(at="revenue_code", fixes=Fix(text="leave the line out"))
