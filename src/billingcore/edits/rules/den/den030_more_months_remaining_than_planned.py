"""More months of orthodontic treatment remain than it has in all.

Plans pay orthodontic treatment by the month, from the months that the claim says.

>>> from billingcore.testing import dental_claim
>>> months = {"orthodontic_months": 24, "orthodontic_months_remaining": 36}
>>> for finding in more_months_remaining_than_planned.check(dental_claim(dental=months)):
...     print(finding)
error DEN030 dental.orthodontic_months_remaining: 36 of 24 months remain
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
    Snip,
    Triggers,
    rule,
)


@rule(
    "DEN030",
    "more-months-remaining-than-planned",
    scope=Scope.CLAIM,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="dental"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{remaining} of {months} months remain",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 42"),
        Citation(authority="X12 005010X224A2 837", section="2300 DN101, DN102"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def more_months_remaining_than_planned(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two where both are told; a plan without months is told by what remains."""
    detail = claim.dental
    if detail is None or not detail.orthodontic_months:
        return
    months, remaining = detail.orthodontic_months, detail.orthodontic_months_remaining
    if remaining is not None and remaining > months:
        yield context.finding(
            "dental.orthodontic_months_remaining", remaining=remaining, months=months
        )
