"""The diagnoses are of an edition of the ICD that was not in force for the service.

ICD-10-CM begins with services of 1 October 2015, for inpatients with discharges of that day;
ICD-9-CM ends the day before. Plans that HIPAA does not bind (workers' compensation, automobile
insurance) may still take the old codes, and are left alone.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2015-09-30", diagnoses="E11.9")
>>> for finding in code_set_out_of_force.check(claim):
...     print(finding)
error DX011 diagnoses[0]: ICD-10-CM was not in force on 2015-09-30
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule

_BEGIN = date(2015, 10, 1)
_ICD9 = ("BK", "BF", "BJ", "PR", "BN")
_NOT_BOUND = ("WC", "AM", "LM")


@rule(
    "DX011",
    "code-set-out-of-force",
    scope=Scope.CLAIM,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.CODE_SET,
    message="{system} was not in force on {day}",
    source=(
        Citation(authority="45 CFR", section="162.1002"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 23, section 10"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def code_set_out_of_force(claim: Claim, context: Context) -> Iterator[Finding]:
    """Take the first day; on an institutional claim the last. Report the first such diagnosis."""
    if claim.coverage and claim.coverage.filing_indicator in _NOT_BOUND:
        return
    day = context.last_day if claim.kind == "institutional" else context.first_day
    if day is None:
        return
    early = day < _BEGIN
    for i, diagnosis in enumerate(claim.diagnoses):
        if diagnosis.is_icd10 if early else diagnosis.qualifier in _ICD9:
            system = "ICD-10-CM" if early else "ICD-9-CM"
            yield context.finding(at=f"diagnoses[{i}]", system=system, day=day)
            return
