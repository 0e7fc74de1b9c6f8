"""A manifestation is the principal diagnosis.

Codes "in diseases classified elsewhere", and others that the Medicare Code Editor lists, say how
another disease shows. That disease is coded first, whoever bills; payers return the claim. Where
the tabular list is loaded too, other rules tell what is to be coded first.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(diagnoses=("D63.0 Y", "C18.9 Y"))
>>> for finding in manifestation_first.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX130 diagnoses[0].code: D63.0 is a manifestation and cannot be the principal diagnosis
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from .._code_editor import MARKED, code_edit, principal


@rule(
    "DX130",
    "manifestation-first",
    scope=Scope.CLAIM,
    triggers=MARKED,
    needs="icd10cm",
    snip=Snip.CODE_SET,
    message="{code} is a manifestation and cannot be the principal diagnosis",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.A.13"),
        *code_edit(6),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
    aliases=("MCE 6", "IOCE 86"),
)
def manifestation_first(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the principal or first-listed diagnosis."""
    first = principal(context)
    if first is not None and "manifestation" in first.words:
        yield context.finding(
            at=f"diagnoses[{first.place}].code",
            evidence=first.evidence("manifestation"),
            fixes=Fix(text="code the underlying disease first", safety=Safety.NEEDS_DOCUMENTATION),
            code=icd10cm.format(first.code),
        )
