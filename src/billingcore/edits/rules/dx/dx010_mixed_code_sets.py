"""Diagnoses of two editions of the ICD stand on one claim.

ICD-9-CM was replaced on 1 October 2015. A claim whose services lie on both sides of that day is
split: one code set to a claim.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("E11.9", {"code": "4019", "qualifier": "BF"}))
>>> for finding in mixed_code_sets.check(claim):
...     print(finding)
error DX010 diagnoses[1]: an ICD-9-CM code beside ICD-10-CM codes
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Scope, Snip, Triggers, rule

_ICD9 = ("BK", "BF", "BJ", "PR", "BN")


@rule(
    "DX010",
    "mixed-code-sets",
    scope=Scope.CLAIM,
    triggers=Triggers(claim=lambda claim: not set(_ICD9).isdisjoint(claim.diagnoses)),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.CODE_SET,
    message="an ICD-9-CM code beside ICD-10-CM codes",
    source=(
        Citation(authority="45 CFR", section="162.1002"),
        Citation(authority="CMS-1500 instructions", section="item 21, ICD indicator"),
    ),
)
def mixed_code_sets(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find ICD-9-CM qualifiers on a claim that has ICD-10-CM ones."""
    older = [i for i, diagnosis in enumerate(claim.diagnoses) if diagnosis.qualifier in _ICD9]
    if older and any(diagnosis.is_icd10 for diagnosis in claim.diagnoses):
        for i in older:
            yield context.finding(at=f"diagnoses[{i}]")
