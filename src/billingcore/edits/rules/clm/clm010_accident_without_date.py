"""An accident is said to be the cause, and its date is missing.

The payer needs the day to find the other insurer. An accident at work is another matter: see
CLM011.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(accident={"causes": ("OA",)})
>>> for finding in accident_without_date.check(claim):
...     print(finding)
error CLM010 accident.causes[0]: related cause OA needs the date of the accident
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "CLM010",
    "accident-without-date",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="accident"),
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="related cause {cause} needs the date of the accident",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 10 and 14"),
        Citation(authority="X12 005010 837", section="CLM11, 2300 DTP*439"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N305"),
)
def accident_without_date(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find cause AA or OA without a date 439."""
    if claim.accident is None or claim.dated("439") is not None:
        return
    causes = claim.accident.causes
    found = [i for i, cause in enumerate(causes) if cause in ("AA", "OA")]
    if found:
        at = f"accident.causes[{found[0]}]"
        yield context.finding(at=at, cause=[causes[i] for i in found])
