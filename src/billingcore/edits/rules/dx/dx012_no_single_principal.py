"""Not exactly one diagnosis is the principal one.

The first diagnosis of a claim is the principal (first-listed) one, and no other is.

>>> from billingcore.testing import a_claim, a_diagnosis
>>> claim = a_claim(diagnoses=(a_diagnosis("E11.9"), a_diagnosis("I10")))
>>> for finding in no_single_principal.check(claim):
...     print(finding)
error DX012 diagnoses[1]: 2 diagnoses are principal; one must be
"""

from collections.abc import Iterator

from ....model import Claim, Diagnosis
from ... import Citation, ClaimShape, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


def _is_odd(claim: ClaimShape) -> bool:
    roles = [Diagnosis(qualifier=qualifier).role for qualifier in claim.diagnoses]
    return roles.count("principal") != 1


@rule(
    "DX012",
    "no-single-principal",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=_is_odd),
    snip=Snip.GUIDE,
    message="{count} diagnoses are principal; one must be",
    source=(
        Citation(authority="UB-04 data specifications", section="form locator 67"),
        Citation(authority="X12 005010 837", section="2300 HI01-1"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
)
def no_single_principal(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count principal diagnoses where any diagnosis is given in ICD codes."""
    roles = [diagnosis.role for diagnosis in claim.diagnoses]
    count = roles.count("principal")
    if count > 1 or (count == 0 and "other" in roles):
        places = [i for i, role in enumerate(roles) if role == "principal"]
        yield context.finding(at=f"diagnoses[{places[1] if count else 0}]", count=count)
