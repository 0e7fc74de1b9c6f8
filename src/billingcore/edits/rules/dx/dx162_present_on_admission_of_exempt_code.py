"""A code that is exempt from it carries a present-on-admission indicator.

The list of exempt codes holds what is always present or no disease at all. Their indicator stays
empty; before version 5010 it was 1, which some payers still take on paper.

>>> from billingcore.codes import PoaExemptRow, PoaExemptTable, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = PoaExemptTable("poa_exempt", [PoaExemptRow("Z37.0")])
>>> reference = ReferenceSet().with_(poa_exempt=table)
>>> claim = inpatient_claim(diagnoses=("O80 Y", "Z37.0 Y"))
>>> for finding in present_on_admission_of_exempt_code.check(claim, reference=reference):
...     print(finding)
warning DX162 diagnoses[1].present_on_admission: Z37.0 is exempt, and its indicator is Y
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, ExpectedDenial, Finding, Fix, Scope, Severity, Snip, rule
from ._present_on_admission import ACUTE, SOURCE, present_on_admission


@rule(
    "DX162",
    "present-on-admission-of-exempt-code",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="poa_exempt",
    applies=ACUTE,
    snip=Snip.SITUATION,
    message="{code} is exempt, and its indicator is {indicator}",
    source=SOURCE,
    expects=ExpectedDenial(carc="16", rarc="N434"),
)
def present_on_admission_of_exempt_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find exempt codes with any indicator."""
    for each in present_on_admission(context):
        if each.exempt and each.indicator is not None:
            path = f"diagnoses[{each.place}].present_on_admission"
            yield context.finding(
                at=path,
                fixes=Fix(text="leave it empty", changes=((path, None),)),
                code=icd10cm.format(claim.diagnoses[each.place].code or ""),
                indicator=each.indicator,
            )
