"""More blood falls under the deductible or was replaced than was furnished.

Value code 37 has the pints furnished; those of the deductible (38) and those replaced (39) are
among them.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"value_codes": {"37": 2, "38": 3}})
>>> for finding in more_blood_owed_than_furnished.check(claim):
...     print(finding)
warning FAC077 institutional.value_codes[1].amount: 3 pints of 2 that were furnished
"""

from collections.abc import Iterator

from ....model import Claim
from ....money import ZERO
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
from ._stays import value_at, valued


@rule(
    "FAC077",
    "more-blood-owed-than-furnished",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{pints} pints of {furnished} that were furnished",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 3, section 40.2"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def more_blood_owed_than_furnished(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare 38 and 39 together with 37."""
    places = [i for i in (value_at(claim, "38"), value_at(claim, "39")) if i is not None]
    if not places:
        return
    pints = (valued(claim, "38") or ZERO) + (valued(claim, "39") or ZERO)
    furnished = valued(claim, "37") or ZERO
    if pints > furnished:
        yield context.finding(
            at=f"institutional.value_codes[{places[0]}].amount", pints=pints, furnished=furnished
        )
