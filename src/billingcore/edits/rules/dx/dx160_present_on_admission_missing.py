"""Some diagnoses of a stay tell whether they were present on admission, and this one does not.

Every principal and other diagnosis of a stay wants an indicator, unless its code is on the list
of exempt ones. Y yes, N no, U not documented, W clinically undetermined: which one is said by the
record. Medicare returns the bill.

>>> from billingcore.codes import PoaExemptRow, PoaExemptTable, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = PoaExemptTable("poa_exempt", [PoaExemptRow("Z37.0")])
>>> reference = ReferenceSet().with_(poa_exempt=table)
>>> claim = inpatient_claim(diagnoses=("O80 Y", "Z37.0", "D64.9"))
>>> for finding in present_on_admission_missing.check(claim, reference=reference):
...     print(finding)
error DX160 diagnoses[2].present_on_admission: D64.9 does not tell whether it was there on admission
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from ._present_on_admission import ACUTE, SOURCE, told_by_hospital


@rule(
    "DX160",
    "present-on-admission-missing",
    scope=Scope.CLAIM,
    needs="poa_exempt",
    applies=ACUTE,
    snip=Snip.SITUATION,
    message="{code} does not tell whether it was there on admission",
    source=SOURCE,
    expects=ExpectedDenial(carc="16", rarc="N434"),
)
def present_on_admission_missing(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find codes that are not exempt and have none, where another one has."""
    told = told_by_hospital(context)
    missing = [each for each in told if each.indicator is None and not each.exempt]
    if not missing or all(each.indicator is None for each in told):
        return
    for each in missing:
        yield context.finding(
            at=f"diagnoses[{each.place}].present_on_admission",
            fixes=Fix(text="ask the record: Y, N, U or W", safety=Safety.NEEDS_DOCUMENTATION),
            code=icd10cm.format(claim.diagnoses[each.place].code or ""),
        )
