"""The place, the activity or the status of an event is told at a later encounter.

Codes of Y92, Y93 and Y99 are used once, at the initial encounter for treatment. Every injury on
this claim is healing or has left a sequela. Leave them out.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("S93.401D", "Y92.310"))
>>> for finding in event_told_again.check(claim):
...     print(finding)
info DX149 diagnoses[1]: Y92.310 is told once, at the first encounter; S93.401D is of a later one
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
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._encounters import is_later, is_sequela

_EVENT = ("Y92", "Y93", "Y99")


@rule(
    "DX149",
    "event-told-again",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    triggers=Triggers(diagnoses=_EVENT),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} is told once, at the first encounter; {injury} is of a later one",
    source=Citation(
        authority="ICD-10-CM Official Guidelines", section="I.C.20.b, I.C.20.c and I.C.20.k"
    ),
)
def event_told_again(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for an injury under first treatment; what has no seventh character may be one."""
    codes = [each.code if each.code and each.is_icd10 else "" for each in claim.diagnoses]
    injuries = [place for place, code in enumerate(codes) if code[:1] in ("S", "T")]
    if not injuries or not all(is_later(codes[i]) or is_sequela(codes[i]) for i in injuries):
        return
    for place, code in enumerate(codes):
        if code.startswith(_EVENT):
            yield context.finding(
                at=f"diagnoses[{place}]",
                related=[f"diagnoses[{injuries[0]}]"],
                fixes=Fix(text="leave it out"),
                code=icd10cm.format(code),
                injury=icd10cm.format(codes[injuries[0]]),
            )
