"""A present-on-admission indicator of 1 says that the code is exempt, and the list does not.

1 stood for an exempt code before version 5010, and belongs to codes of the list alone. Say instead
whether the disease was there on admission: Y, N, U or W.

>>> from billingcore.codes import PoaExemptRow, PoaExemptTable, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = PoaExemptTable("poa_exempt", [PoaExemptRow("Z37.0")])
>>> reference = ReferenceSet().with_(poa_exempt=table)
>>> claim = inpatient_claim(diagnoses=("O80 1", "Z37.0"))
>>> for finding in exemption_not_granted.check(claim, reference=reference):
...     print(finding)
error DX163 diagnoses[0].present_on_admission: indicator 1 means exempt, and O80 is not
"""

from collections.abc import Iterator

from ....identifiers import icd10cm
from ....model import Claim
from ... import Context, ExpectedDenial, Finding, Fix, Safety, Scope, Snip, rule
from ._present_on_admission import ACUTE, SOURCE, present_on_admission


@rule(
    "DX163",
    "exemption-not-granted",
    scope=Scope.CLAIM,
    needs="poa_exempt",
    applies=ACUTE,
    snip=Snip.SITUATION,
    message="indicator 1 means exempt, and {code} is not",
    source=SOURCE,
    expects=ExpectedDenial(carc="16", rarc="N434"),
)
def exemption_not_granted(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find the indicator 1 on codes that the list does not have."""
    for each in present_on_admission(context):
        if each.indicator == "1" and not each.exempt:
            yield context.finding(
                at=f"diagnoses[{each.place}].present_on_admission",
                fixes=Fix(text="ask the record: Y, N, U or W", safety=Safety.NEEDS_DOCUMENTATION),
                code=icd10cm.format(claim.diagnoses[each.place].code or ""),
            )
