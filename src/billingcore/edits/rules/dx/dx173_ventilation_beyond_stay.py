"""A patient was ventilated for more than 96 hours in a row, and stayed less than four days.

Of the codes for ventilation one is for more than 96 consecutive hours. A stay of three days has 72
to the hour of discharge; the Medicare Code Editor doubts it under four. Hours on a ventilator are
counted from the start in this hospital, or from arrival on one.

>>> from billingcore.codes import ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(procedures="5A1955Z")
>>> for finding in ventilation_beyond_stay.check(claim, reference=ReferenceSet.default()):
...     print(finding)
error DX173 procedures[0].code: 5A1955Z takes four days, and the stay was of 3
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._code_editor import HOSPITAL, code_edit, marked_procedures
from ..fac._admission import admitted_on

_STILL_THERE = "30"
_LEAST = 4


@rule(
    "DX173",
    "ventilation-beyond-stay",
    scope=Scope.CLAIM,
    needs="icd10pcs",
    applies=Applies(kinds="institutional", bills=HOSPITAL),
    triggers=Triggers(parts="procedures"),
    snip=Snip.POLICY,
    message="{code} takes four days, and the stay was of {days}",
    source=code_edit(19),
    expects=ExpectedDenial(carc="16", rarc="MA66"),
    aliases=("MCE 19",),
)
def ventilation_beyond_stay(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the days from admission to discharge; who is still there has no end yet."""
    marked = [each for each in marked_procedures(context) if "long ventilation" in each.words]
    detail = claim.institutional
    if not marked or detail is None or detail.discharge_status in (None, _STILL_THERE):
        return
    first = admitted_on(claim)
    days = (marked[0].day - first).days if first is not None else None
    if days is not None and 0 <= days < _LEAST:
        for each in marked:
            yield context.finding(
                at=f"procedures[{each.place}].code",
                evidence=each.evidence("long ventilation"),
                fixes=Fix(
                    text="count the hours on the ventilator",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
                code=each.code,
                days=days,
            )
