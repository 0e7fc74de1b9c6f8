"""The weeks of gestation stand beside the end of a pregnancy, and nothing else.

Z3A tells the week of a pregnancy that goes on or ends in a delivery. It is not coded with an
abortive outcome (O00 to O08), with an elective termination (Z33.2), or for a condition after the
delivery (O85 to O92, Z39).

>>> from billingcore.testing import a_claim
>>> claim = a_claim(diagnoses=("O03.9", "Z3A.10"))
>>> for finding in weeks_without_pregnancy.check(claim):
...     print(finding)
warning DX142 diagnoses[1]: Z3A.10 is not coded with O03.9
"""

from collections.abc import Iterator
from datetime import date

from ....identifiers import icd10cm
from ....model import Claim
from ... import (
    Applies,
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
from ._coded import coded

_ENDS = (*(f"O0{n}" for n in range(9)), *(f"O{n}" for n in range(85, 93)), "Z332", "Z39")
_GOES_ON = ("O", "Z331", "Z333", "Z34", "Z36", "Z037", "Z37")


@rule(
    "DX142",
    "weeks-without-pregnancy",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(since=date(2020, 10, 1)),
    triggers=Triggers(diagnoses="Z3A"),
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="{code} is not coded with {others}",
    source=(
        Citation(authority="ICD-10-CM Official Guidelines", section="I.C.21.c.11"),
        Citation(authority="ICD-10-CM tabular list", section="Z3A"),
    ),
)
def weeks_without_pregnancy(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look beside Z3A for a pregnancy that has ended, and for none that went on."""
    others = [each for each in context.once(coded) if not each.code.startswith("Z3A")]
    ended = [each for each in others if each.code.startswith(_ENDS)]
    if not ended or any(_goes_on(each.code) for each in others):
        return
    for each in context.once(coded):
        if each.code.startswith("Z3A"):
            yield context.finding(
                at=f"diagnoses[{each.place}]",
                related=[f"diagnoses[{other.place}]" for other in ended],
                fixes=Fix(text="leave out the weeks of gestation"),
                code=icd10cm.format(each.code),
                others=[icd10cm.format(other.code) for other in ended],
            )


def _goes_on(code: str) -> bool:
    return code.startswith(_GOES_ON) and not code.startswith(_ENDS)
