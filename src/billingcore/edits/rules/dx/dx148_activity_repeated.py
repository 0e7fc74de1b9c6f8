"""Two activities, or two statuses, are told of one event.

One code of Y93 says what the patient was doing when it happened, and one of Y99 in what capacity.
Keep the one that the record bears out.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("S93.401A", "Y93.01", "Y93.02"))
>>> for finding in activity_repeated.check(claim):
...     print(finding)
warning DX148 diagnoses[2]: Y93.02 is the second code of Y93; one is used
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


@rule(
    "DX148",
    "activity-repeated",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses=("Y93", "Y99")),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} is the second code of {category}; one is used",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.20.c and I.C.20.k"),
        Citation(authority="ICD-10-CM tabular list", section="note at Y99"),
    ),
)
def activity_repeated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find codes of Y93 and Y99 after another one of the same category."""
    first: dict[str, int] = {}
    for place, diagnosis in enumerate(claim.diagnoses):
        code = diagnosis.code or ""
        if code[:3] in ("Y93", "Y99") and diagnosis.is_icd10:
            before = first.setdefault(code[:3], place)
            if claim.diagnoses[before].code != code:
                yield context.finding(
                    at=f"diagnoses[{place}]",
                    related=[f"diagnoses[{before}]"],
                    fixes=Fix(text="keep one of them", safety=Safety.NEEDS_DOCUMENTATION),
                    code=icd10cm.format(code),
                    category=code[:3],
                )
