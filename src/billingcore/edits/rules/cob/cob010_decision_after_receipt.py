"""An earlier payer decided after the day on which the claim is received.

A decision that is still to come cannot be known. The date is mistyped, or it is the day on which
a payment is due.

>>> from datetime import date
>>> from billingcore.testing import a_claim
>>> first = {
...     "coverage": {"payer": {"id": "88888", "dates": {"573": "2026-05-01"}}},
...     "amounts": {"D": "140.00"},
...     "adjustments": {"CO-45": "60.00"},
... }
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in decision_after_receipt.check(claim, as_of=date(2026, 4, 30)):
...     print(finding)
error COB010 other_payers[0].coverage.payer.dates[0]: the decision of 2026-05-01 is after 2026-04-30
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._dates import decision_dates
from ._decisions import OTHERS


@rule(
    "COB010",
    "decision-after-receipt",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    needs="as_of",
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="the decision of {day} is after {received}",
    source=Citation(authority="X12 005010 837", section="2330B and 2430 DTP*573"),
    expects=ExpectedDenial(carc="16", rarc="N480", status=("A7:516",)),
)
def decision_after_receipt(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare every date of a decision with the day of receipt."""
    received = context.as_of
    for dates in decision_dates(context):
        for place, day in dates.known:
            if received is not None and day > received:
                yield context.finding(place, day=day, received=received)
