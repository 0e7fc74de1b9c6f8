"""Hours of observation stand on a bill that cannot have them.

G0378 and G0379 are for outpatients of hospitals (13) and critical access hospitals (85).

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="14",
...     lines=[{"procedure": "G0378", "revenue_code": "0762", "quantity": 12}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in observation_on_another_bill.check(claim):
...     print(finding)
error FAC099 lines[0].procedure.code: G0378 is not for bills 14
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ..._about import bill_of
from ._bills import HOSPITAL_OUTPATIENT, MEDICARE, OUTPATIENT

_OTHERS = ("12", "22", *(bill for bill in OUTPATIENT if bill not in HOSPITAL_OUTPATIENT))


@rule(
    "FAC099",
    "observation-on-another-bill",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=_OTHERS, filing=MEDICARE),
    triggers=Triggers(procedures=("G0378", "G0379")),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{code} is not for bills {bill}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 290"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 53"),
    ),
    expects=ExpectedDenial(carc="5", group="CO"),
    aliases=("IOCE 53",),
)
def observation_on_another_bill(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find the two codes."""
    if line.code in ("G0378", "G0379"):
        bill = bill_of(context.claim)
        yield context.finding(at="procedure.code", code=line.code, bill=bill)
