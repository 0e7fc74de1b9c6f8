"""An earlier payer's decision has no date.

The day on which the payer decided stands once: with the payer, when it decided the claim as a
whole, or with every line that it decided. It is on the remittance.

>>> from billingcore.testing import a_claim
>>> first = {"amounts": {"D": "140.00"}, "adjustments": {"CO-45": "60.00"}}
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in decision_without_date.check(claim):
...     print(finding)
error COB008 other_payers[0]: the decision of the payer in sequence P has no date
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._dates import decision_dates
from ._decisions import OTHERS


@rule(
    "COB008",
    "decision-without-date",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="the decision of the payer in sequence {sequence} has no date",
    source=Citation(authority="X12 005010 837", section="2330B and 2430 DTP*573"),
    expects=ExpectedDenial(carc="16", rarc="N480", status=("A7:516",)),
)
def decision_without_date(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for decided lines without a date; where no line is decided, for a payer without one."""
    for dates in decision_dates(context):
        missing = [place for place, day in dates.lines if day is None]
        if not dates.lines and dates.of_claim is None:
            missing = [f"other_payers[{dates.index}]"]
        for place in missing:
            yield context.finding(place, sequence=dates.sequence)
