"""An obstetric code stands after a diagnosis of another chapter.

Codes of chapter 15, which begin with O, come before those of all other chapters, which are added
to say more. Where the pregnancy has nothing to do with the encounter, Z33.1 is coded instead of
them. Reasons of an encounter (Z codes) may stand first, a sequela of pregnancy (O94) follows what
it led to, and a code that some line points at first is in order.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("N39.0", "O23.42"), lines=("99213",))
>>> for finding in obstetric_code_later.check(claim):
...     print(finding)
warning DX141 diagnoses[1]: O23.42 comes before N39.0, as all obstetric codes do
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ....periods import age_in_years
from ... import (
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._coded import coded, leads


@rule(
    "DX141",
    "obstetric-code-later",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    triggers=Triggers(diagnoses="O"),
    snip=Snip.CODE_SET,
    message="{code} comes before {other}, as all obstetric codes do",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.15.a.1"),
    expects=ExpectedDenial(carc="16", rarc="MA63"),
)
def obstetric_code_later(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the first obstetric code with the principal diagnosis."""
    first, *others = context.once(coded) or (None,)
    if first is None or first.code[0] in "OZVWXY":  # external causes are another rule's
        return
    if claim.diagnoses[first.place].qualifier != "ABK" or _is_newborn(context):
        return
    for each in others:
        if each.code[0] == "O" and not each.code.startswith("O94"):
            if not leads(claim, each.place):
                yield context.finding(
                    at=f"diagnoses[{each.place}]",
                    related=[f"diagnoses[{first.place}]"],
                    fixes=Fix(text="put the obstetric code first, if it is of this encounter"),
                    code=icd10cm.format(each.code),
                    other=icd10cm.format(first.code),
                )
            return


def _is_newborn(context: Context) -> bool:
    """Tell whether another rule says that obstetric codes do not belong here at all."""
    patient, day = context.claim.patient, context.last_day
    birth = patient.birth_date if patient else None
    return birth is not None and day is not None and age_in_years(birth, day) < 1
