"""A poisoning by a drug stands after another diagnosis, which may be its effect.

For a drug that was taken wrongly, by accident, with intent or by another's hand, the code of the
poisoning comes first, and what it has done to the patient after it. Obstetric codes come before
it, and so may the disorder of the mind that is treated next, the reason of an encounter, and an
injury. Where the poisoning is not what the patient is treated for first, the order is right.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("J96.01", "T40.2X1A"), lines=("99223",))
>>> for finding in poisoning_after_its_effect.check(claim):
...     print(finding)
info DX123 diagnoses[1]: T40.2X1A, a poisoning, comes before J96.01 if that is its effect
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._coded import coded, leads
from ._drug_effects import is_poisoning
from ._encounters import is_initial


@rule(
    "DX123",
    "poisoning-after-its-effect",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    triggers=Triggers(diagnoses="T"),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code}, a poisoning, comes before {other} if that is its effect",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.19.e.5.b"),
)
def poisoning_after_its_effect(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the first poisoning of the claim with its principal diagnosis."""
    first, *others = context.once(coded) or (None,)
    if first is None or first.code[0] in "FOSTVWXYZ":
        return
    if claim.diagnoses[first.place].qualifier != "ABK":
        return
    for each in others:
        if is_poisoning(each.code) and is_initial(each.code):
            if not leads(claim, each.place):
                yield context.finding(
                    at=f"diagnoses[{each.place}]",
                    related=[f"diagnoses[{first.place}]"],
                    fixes=Fix(
                        text="put the poisoning first, if the record says so",
                        safety=Safety.NEEDS_DOCUMENTATION,
                    ),
                    code=icd10cm.format(each.code),
                    other=icd10cm.format(first.code),
                )
            return
