"""The bill of a Medicare stay says that the patient's sex is not known.

The claim may say so, with U; but for discharges until 2024-09-30 the Medicare Code Editor takes
only F and M, and Medicare returns the bill.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     day="2024-03-02", coverage={"filing_indicator": "MA"}, patient={"sex": "U"}
... )
>>> for finding in sex_unknown_to_medicare.check(claim):
...     print(finding)
error DEM025 patient.sex: Medicare wants the sex of a patient who left on 2024-03-05
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Context, ExpectedDenial, Finding, Scope, Snip, rule
from .._code_editor import HOSPITAL, code_edit

_UNTIL = date(2024, 9, 30)


@rule(
    "DEM025",
    "sex-unknown-to-medicare",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=HOSPITAL, filing="MA", until=_UNTIL),
    snip=Snip.POLICY,
    message="Medicare wants the sex of a patient who left on {day}",
    source=code_edit(15),
    expects=ExpectedDenial(carc="16", rarc="MA39"),
    aliases=("MCE 15",),
)
def sex_unknown_to_medicare(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find U; what is no sex code at all is another rule's."""
    day = context.last_day
    unknown = claim.patient is not None and claim.patient.sex == "U"
    if unknown and day is not None and day <= _UNTIL:
        yield context.finding(at="patient.sex", day=day)
