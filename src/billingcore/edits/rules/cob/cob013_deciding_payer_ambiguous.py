"""Decisions on lines are by an identifier that two of the claim's payers share.

Both plans may be of one insurer. The decisions on lines then belong to either, and nobody can
balance them: use the plans' own identifiers, or ask the next payer for ones that differ.

>>> from billingcore.testing import a_claim
>>> decided = {"payer_id": "88888", "paid": "100", "adjustments": {"CO-45": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "T"},
...     other_payers=({}, {"coverage": {"sequence": "S"}}),
...     lines=({"adjudications": (decided,)},),
... )
>>> for finding in deciding_payer_ambiguous.check(claim):
...     print(finding)
warning COB013 other_payers[1].coverage.payer.id.value: two payers are 88888, by which lines are
decided
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Severity, Snip, rule
from ._decisions import OTHERS, decisions


@rule(
    "COB013",
    "deciding-payer-ambiguous",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="two payers are {payer}, by which lines are decided",
    source=Citation(authority="X12 005010 837", section="2430 SVD01, 2330B NM109"),
)
def deciding_payer_ambiguous(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report the second payer of an identifier to which line decisions refer."""
    first: dict[str, str] = {}
    for decision in decisions(context):
        payer = decision.payer.payer_id
        if decision.ambiguous and decision.lines and payer is not None:
            place = f"other_payers[{decision.index}].coverage.payer.id.value"
            seen = first.setdefault(payer, place)
            if seen != place:
                yield context.finding(place, related=[seen], payer=payer)
