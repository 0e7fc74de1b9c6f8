"""What is left to the patient is stated for the claim and for its lines.

The remaining liability stands with the lines, or, where only the claim was decided, with the claim:
never with both.

>>> from billingcore.testing import a_claim
>>> decided = {
...     "payer_id": "88888",
...     "paid": "100",
...     "adjustments": {"PR-2": "35"},
...     "amounts": {"EAF": "35"},
... }
>>> first = {"amounts": {"D": "100", "EAF": "35"}}
>>> claim = a_claim(
...     coverage={"sequence": "S"}, other_payers=(first,), lines=({"adjudications": (decided,)},)
... )
>>> for finding in liability_on_both_levels.check(claim):
...     print(finding)
warning COB024 other_payers[0].amounts[1]: a remaining liability of 35 here, and again with 1 line
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Scope, Severity, Snip, rule
from ._decisions import OTHERS, decisions

_LIABILITY = "EAF"
_FIX = Fix(text="leave the liability with the lines alone")


@rule(
    "COB024",
    "liability-on-both-levels",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="a remaining liability of {amount} here, and again with {lines}",
    source=(
        Citation(authority="X12 005010 837", section="2320 and 2430 AMT*EAF"),
        Citation(authority="X12 request for interpretation", section="1391"),
    ),
)
def liability_on_both_levels(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for payers with the amount on both levels."""
    for decision in decisions(context):
        stated = [
            (j, amount.value)
            for j, amount in enumerate(decision.payer.amounts)
            if amount.qualifier == _LIABILITY
        ]
        lines = [
            f"lines[{i}]"
            for i, several in decision.lines
            if any(one.remaining_liability is not None for one in several)
        ]
        if stated and lines:
            j, value = stated[0]
            yield context.finding(
                f"other_payers[{decision.index}].amounts[{j}]",
                related=lines,
                fixes=_FIX,
                amount=value,
                lines=f"{len(lines)} line{'s' * (len(lines) > 1)}",
            )
