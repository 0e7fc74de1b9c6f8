"""An institutional claim names no attending provider.

It is required unless all that is billed is transport (revenue codes 054x).

>>> from billingcore.testing import institutional_claim
>>> for finding in no_attending_provider.check(institutional_claim(providers=())):
...     print(finding)
error PRV023 providers: the claim names no attending provider
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "PRV023",
    "no-attending-provider",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="the claim names no attending provider",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 76"),
        Citation(authority="X12 005010X223 837", section="loop 2310A"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N253"),
)
def no_attending_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim without role 71 that bills more than transport."""
    codes = [line.revenue_code or "" for line in claim.lines]
    transport = bool(codes) and all(code.lstrip("0").startswith("54") for code in codes)
    if claim.attending is None and not transport:
        yield context.finding(at="providers")
