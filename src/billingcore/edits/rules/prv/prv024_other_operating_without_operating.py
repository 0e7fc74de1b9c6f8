"""A second operating provider is named without the first.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(providers=({"role": "71"}, {"role": "ZZ"}))
>>> for finding in other_operating_without_operating.check(claim):
...     print(finding)
error PRV024 providers[1]: another operating provider (ZZ) needs an operating provider (72)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule


@rule(
    "PRV024",
    "other-operating-without-operating",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    snip=Snip.SITUATION,
    message="another operating provider (ZZ) needs an operating provider (72)",
    source=(
        Citation(authority="UB-04 data specifications", section="form locators 77 to 79"),
        Citation(authority="X12 005010X223 837", section="loops 2310B and 2310C"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N262"),
)
def other_operating_without_operating(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find role ZZ on a claim without role 72."""
    if claim.provider("72") is None:
        for i, provider in enumerate(claim.providers):
            if provider.role == "ZZ":
                yield context.finding(at=f"providers[{i}]")
