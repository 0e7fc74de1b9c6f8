"""The type of admission or visit is none that is assigned.

1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma centre, 9 not known; no other.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(institutional={"admission_type": "6"})
>>> for finding in unassigned_type_of_admission.check(claim):
...     print(finding)
error FAC033 institutional.admission_type: 6 is no type of admission or visit
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule

_ASSIGNED = ("1", "2", "3", "4", "5", "9")


@rule(
    "FAC033",
    "unassigned-type-of-admission",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{type} is no type of admission or visit",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 14"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA41", status=("A7:231",)),
)
def unassigned_type_of_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare with the six."""
    kind = claim.institutional.admission_type if claim.institutional else None
    if kind and kind not in _ASSIGNED:
        yield context.finding(at="institutional.admission_type", type=kind)
