"""No diagnosis of a stay tells whether it was present on admission.

Acute care hospitals tell it of every diagnosis whose code is not exempt; Medicare, many states and
most other payers return a bill without. Critical access, long-term, cancer, children's,
psychiatric, rehabilitation, military and religious hospitals need not, as far as Medicare goes:
where the taxonomy code shows one of these, nothing is said.

>>> from billingcore.codes import PoaExemptRow, PoaExemptTable, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = PoaExemptTable("poa_exempt", [PoaExemptRow("Z37.0")])
>>> reference = ReferenceSet().with_(poa_exempt=table)
>>> claim = inpatient_claim(diagnoses=("O80", "Z37.0"))
>>> for finding in nothing_present_on_admission_told.check(claim, reference=reference):
...     print(finding)
warning DX161 diagnoses[0].present_on_admission: nothing tells what was there on admission
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, ExpectedDenial, Finding, Fix, Safety, Scope, Severity, Snip, rule
from ._present_on_admission import ACUTE, SOURCE, told_by_hospital


@rule(
    "DX161",
    "nothing-present-on-admission-told",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    needs="poa_exempt",
    applies=ACUTE,
    snip=Snip.SITUATION,
    message="nothing tells what was there on admission",
    source=SOURCE,
    expects=ExpectedDenial(carc="16", rarc="N434"),
)
def nothing_present_on_admission_told(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find bills with codes that are not exempt and no indicator at all."""
    told = told_by_hospital(context)
    if any(each.indicator for each in told):
        return
    wanting = [each.place for each in told if not each.exempt]
    if wanting:
        yield context.finding(
            at=f"diagnoses[{wanting[0]}].present_on_admission",
            related=[f"diagnoses[{place}].present_on_admission" for place in wanting[1:]],
            fixes=Fix(
                text="ask the record, for each diagnosis: Y, N, U or W",
                safety=Safety.NEEDS_DOCUMENTATION,
            ),
        )
