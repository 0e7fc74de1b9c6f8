"""Essential hypertension is coded beside heart failure or chronic kidney disease.

The classification presumes that they are connected: with heart failure (I50) the code is of I11,
with chronic kidney disease (N18) of I12, with both of I13, and I10 does not stand beside them.
Where the record says that they are not connected, the codes are right as they are.

>>> from billingcore.testing import a_claim
>>> for finding in hypertension_beside_its_disease.check(a_claim(diagnoses=("I10", "N18.30"))):
...     print(finding)
warning DX024 diagnoses[0]: I10 beside N1830 is presumed to be a code of I12
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Scope, Severity, Snip, rule


@rule(
    "DX024",
    "hypertension-beside-its-disease",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    disposition=Disposition.INFORMATION,
    snip=Snip.CODE_SET,
    message="I10 beside {others} is presumed to be a code of {category}",
    source=Citation(authority="ICD-10-CM Official Guidelines", section="I.C.9.a"),
)
def hypertension_beside_its_disease(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find I10 among ICD-10-CM codes of which one begins with I50 or N18."""
    places = [i for i, d in enumerate(claim.diagnoses) if d.code == "I10" and d.is_icd10]
    if not places:
        return
    others = [d.code for d in claim.diagnoses if d.code and d.code.startswith(("I50", "N18"))]
    if others:
        heart, kidney = (any(code.startswith(c) for code in others) for c in ("I50", "N18"))
        category = "I13" if heart and kidney else "I11" if heart else "I12"
        fix = Fix(text=f"code {category} instead, unless the record says they are not connected")
        yield context.finding(
            at=f"diagnoses[{places[0]}]", others=others, category=category, fixes=fix
        )
