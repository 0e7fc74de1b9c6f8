"""The claim has more service lines than the standard carries.

A professional or dental claim has at most 50, an institutional one 999. Nothing after the last
is read. Split the claim, and its total with it.

>>> from billingcore.testing import a_claim
>>> for finding in too_many_lines.check(a_claim(lines=("99213",) * 51)):
...     print(finding)
error CLM004 lines: 51 lines; a professional claim carries at most 50
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Scope, Snip, Triggers, rule

_LIMITS = {"professional": 50, "dental": 50, "institutional": 999}


@rule(
    "CLM004",
    "too-many-lines",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: claim.lines > _LIMITS.get(claim.kind, 0)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.GUIDE,
    message="{count} lines; a {kind} claim carries at most {limit}",
    source=Citation(authority="X12 005010 837", section="loop 2400"),
)
def too_many_lines(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the number of lines with what a claim of its kind carries."""
    limit = _LIMITS.get(claim.kind)
    if limit is not None and len(claim.lines) > limit:
        yield context.finding(
            at="lines",
            count=len(claim.lines),
            kind=claim.kind,
            limit=limit,
            fixes=Fix(text=f"split it into claims of at most {limit} lines"),
        )
