"""A transplant of another person's stem cells is billed without the donor's part.

What it took to find and collect the cells stands on the same bill under revenue code 0815.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "38240", "revenue_code": "0362"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in transplant_without_donor.check(claim):
...     print(finding)
warning FAC109 lines[0].procedure.code: 38240 without a line under 0815
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
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
from ._bills import MEDICARE
from ._revenue import revenue_of


@rule(
    "FAC109",
    "transplant-without-donor",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE, since=date(2017, 1, 1)),
    triggers=Triggers(procedures="38240"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="38240 without a line under 0815",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 4, section 231.11"
        ),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 100"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
    aliases=("IOCE 100",),
)
def transplant_without_donor(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find 38240 on a claim without that revenue code."""
    if line.code == "38240" and all(revenue_of(other) != "0815" for other in context.claim.lines):
        yield context.finding(at="procedure.code")
