"""A service to an inpatient does not say when the patient was admitted.

For places of service 21, 51 and 61 the admission date is wanted on visits to inpatients; many
payers want it on every claim from there.

>>> from billingcore.testing import a_claim
>>> for finding in hospital_visit_without_admission.check(a_claim(facility_code="21")):
...     print(finding)
warning DAT008 facility_code: place of service 21 wants the admission date
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
    Severity,
    Snip,
    Triggers,
    rule,
)

_INPATIENT = ("21", "51", "61")


@rule(
    "DAT008",
    "hospital-visit-without-admission",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(
        claim=lambda claim: claim.facility_code in _INPATIENT,
        line=lambda line: line.place_of_service in _INPATIENT,
    ),
    snip=Snip.SITUATION,
    message="place of service {place} wants the admission date",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 18"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 18"),
        Citation(authority="X12 005010X222 837", section="2300 DTP*435"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA40"),
)
def hospital_visit_without_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the claim's place and at those of lines that differ."""
    if claim.dated("435") is not None:
        return
    lines = [i for i, line in enumerate(claim.lines) if line.place_of_service in _INPATIENT]
    found = [(f"lines[{i}].place_of_service", claim.lines[i].place_of_service) for i in lines]
    if claim.facility_code in _INPATIENT:
        found.insert(0, ("facility_code", claim.facility_code))
    if found:
        (first, _), *others = found
        places = {place for _, place in found}
        yield context.finding(at=first, related=[path for path, _ in others], place=places)
