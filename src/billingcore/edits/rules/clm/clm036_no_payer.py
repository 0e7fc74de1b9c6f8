"""The claim does not say which payer it is for.

A payer is known by its identifier or, on paper, by its name. Without either nobody knows where the
claim goes; take it from the patient's card or the answer to an eligibility request.

>>> from billingcore.testing import a_claim
>>> for finding in no_payer.check(a_claim(coverage={"payer": None})):
...     print(finding)
error CLM036 coverage.payer: the claim names no payer
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule


def _is_reported(claim: Claim) -> bool:
    """Tell whether payers have decided all of it and one reports it: those are the other payers."""
    coverages = [other.coverage for other in claim.other_payers if other.coverage is not None]
    return any(coverage.coordination for coverage in coverages)


@rule(
    "CLM036",
    "no-payer",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not claim.has_payer),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="the claim names no payer",
    source=(
        Citation(authority="CMS-1500 instructions", section="carrier block"),
        Citation(authority="UB-04 data specifications", section="form locators 50 and 51"),
        Citation(authority="X12 005010 837", section="2010BB NM103 and NM109"),
    ),
)
def no_payer(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a payer that is absent, or has neither name nor identifier."""
    payer = claim.payer
    name = payer.name if payer is not None else None
    if not ((name or "").strip() or (claim.payer_id or "").strip() or _is_reported(claim)):
        yield context.finding(at="coverage.payer")
