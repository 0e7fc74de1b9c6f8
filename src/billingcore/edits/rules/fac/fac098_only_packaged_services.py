"""Everything on the bill is packaged into something that is not there.

Under the outpatient prospective payment system services of status N are paid within others. A bill
that has nothing else is rejected: look for the service that they belong to.

>>> from billingcore.codes import OppsRow, OppsTable, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = OppsTable("opps", [OppsRow("J1885", "N"), OppsRow("96374", "S")], edition="2026")
>>> reference = ReferenceSet().with_(opps=table)
>>> claim = institutional_claim(
...     lines=[{"procedure": "J1885", "revenue_code": "0636"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in only_packaged_services.check(claim, reference=reference):
...     print(finding)
warning FAC098 lines: all 1 services are packaged (status N)
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
from ._bills import MEDICARE
from ._opps import indicators, tell_unjudged, under_opps


@rule(
    "FAC098",
    "only-packaged-services",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="opps",
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.POLICY,
    message="all {count} services are packaged (status N)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 10.4"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 27"),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
    aliases=("IOCE 27",),
)
def only_packaged_services(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the lines that have a procedure code."""
    if not under_opps(claim):
        return
    tell_unjudged(context)
    found = [
        status for line, status in zip(claim.lines, indicators(context), strict=True) if line.code
    ]
    if found and all(status == "N" for status in found):
        yield context.finding(at="lines", count=len(found))
