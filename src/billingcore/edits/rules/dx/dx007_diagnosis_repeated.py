"""The same diagnosis code stands twice.

A code is reported once, however many conditions or sites it covers. Principal and other diagnoses
count together; external causes, reasons for the visit and the admitting diagnosis each for
themselves, so that the admitting one may repeat the principal one.

>>> from billingcore.testing import a_claim
>>> for finding in diagnosis_repeated.check(a_claim(diagnoses=("E11.9", "I10", "E11.9"))):
...     print(finding)
error DX007 diagnoses[2]: E119 stands already as diagnosis 1
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule

_TOGETHER = {"principal": "principal and other", "other": "principal and other"}


@rule(
    "DX007",
    "diagnosis-repeated",
    scope=Scope.CLAIM,
    snip=Snip.CODE_SET,
    message="{code} stands already as diagnosis {first}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.B.12"),
        Citation(
            authority="Definitions of Medicare Code Edits", section="duplicate of the principal"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
    aliases=("MCE 3",),
)
def diagnosis_repeated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a code that an earlier diagnosis of the same class has."""
    codes = [diagnosis.code for diagnosis in claim.diagnoses]
    if len(set(codes)) == len(codes):
        return
    seen: dict[tuple[str | None, str], int] = {}
    for i, diagnosis in enumerate(claim.diagnoses):
        if not diagnosis.code:
            continue
        group = _TOGETHER.get(diagnosis.role or "", diagnosis.role)
        first = seen.setdefault((group, diagnosis.code), i)
        if first != i:
            yield context.finding(
                at=f"diagnoses[{i}]",
                related=[f"diagnoses[{first}]"],
                code=diagnosis.code,
                first=first + 1,
            )
