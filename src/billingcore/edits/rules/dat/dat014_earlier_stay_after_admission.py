"""An earlier stay begins after the admission that it came before.

Span 71 gives an earlier stay in a hospital, 78 one in a nursing facility; on the bill of a nursing
facility or swing bed, 70 gives the hospital stay that qualifies for it.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"occurrence_spans": {"71": "2026-03-03..2026-03-04"}})
>>> for finding in earlier_stay_after_admission.check(claim):
...     print(finding)
warning DAT014 institutional.occurrence_spans[0].period: span 71 begins after the admission
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of

_EARLIER = ("71", "78")
_QUALIFYING = "70"
_NURSING = ("18", "21")


@rule(
    "DAT014",
    "earlier-stay-after-admission",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("11", "18", "21")),
    snip=Snip.SITUATION,
    message="span {code} begins after the admission",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 12, 35 and 36"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M46", status=("A7:462",)),
)
def earlier_stay_after_admission(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare such spans with date 435."""
    admission, detail = claim.dated("435"), claim.institutional
    if admission is None or detail is None:
        return
    codes = (*_EARLIER, _QUALIFYING) if bill_of(claim) in _NURSING else _EARLIER
    for i, span in enumerate(detail.occurrence_spans):
        if span.code in codes and span.period and span.period.start > admission.start:
            yield context.finding(
                at=f"institutional.occurrence_spans[{i}].period",
                code=span.code,
            )
