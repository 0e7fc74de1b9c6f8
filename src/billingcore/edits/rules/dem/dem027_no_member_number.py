"""The insured person has no member number.

The payer finds the membership by the number on the card. Take it from there, or ask for the
eligibility. Workers' compensation and other property and casualty plans go by the number of the
case; the member number may then be missing.

>>> from billingcore.testing import a_claim
>>> for finding in no_member_number.check(a_claim(patient={"id": None})):
...     print(finding)
error DEM027 patient.id.value: the insured person has no member number
"""

from collections.abc import Iterator

from ....model import Claim, Patient, Subscriber
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_CASUALTY = ("AM", "LM", "WC")
_ITSELF = (None, "", "18")


@rule(
    "DEM027",
    "no-member-number",
    scope=Scope.CLAIM,
    triggers=Triggers(
        claim=lambda claim: claim.has_coverage and claim.filing_indicator not in _CASUALTY
    ),
    snip=Snip.SITUATION,
    message="the insured person has no member number",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 1a"),
        Citation(authority="UB-04 data specifications", section="form locator 60"),
        Citation(authority="X12 005010 837", section="2010BA NM109, REF*Y4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N382"),
)
def no_member_number(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a number that is absent or blank; a patient who is no subscriber needs none."""
    coverage, patient = claim.coverage, claim.patient
    if coverage is None or coverage.filing_indicator in _CASUALTY:
        return
    if coverage.subscriber is not None:
        if not _is_known(coverage.subscriber):
            yield context.finding(at="coverage.subscriber.id.value")
    elif patient is not None and patient.relationship in _ITSELF and not _is_known(patient):
        yield context.finding(at="patient.id.value")


def _is_known(person: Patient | Subscriber) -> bool:
    cases = [one.value for one in person.references if one.qualifier == "Y4"]
    numbers = (person.id.value if person.id is not None else None, *cases)
    return any((number or "").strip() for number in numbers)
