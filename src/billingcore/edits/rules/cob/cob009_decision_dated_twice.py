"""An earlier payer's decision is dated both with the payer and with its lines.

The guide lets the date stand on one level only: with the lines where they were decided one by one.
Take it away from the payer.

>>> from billingcore.testing import a_claim
>>> decided = {
...     "payer_id": "88888",
...     "paid": "100",
...     "adjustments": {"CO-45": "35"},
...     "dates": {"573": "2026-03-20"},
... }
>>> first = {"coverage": {"payer": {"id": "88888", "dates": {"573": "2026-03-20"}}}}
>>> claim = a_claim(
...     coverage={"sequence": "S"}, other_payers=(first,), lines=({"adjudications": (decided,)},)
... )
>>> for finding in decision_dated_twice.check(claim):
...     print(finding)
warning COB009 other_payers[0].coverage.payer.dates[0]: dated 2026-03-20 here, and again with 1 line
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, Finding, Fix, Scope, Severity, Snip, rule
from ._dates import decision_dates
from ._decisions import OTHERS

_FIX = Fix(text="leave the date with the lines alone")


@rule(
    "COB009",
    "decision-dated-twice",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="dated {day} here, and again with {lines}",
    source=Citation(authority="X12 005010 837", section="2330B DTP*573, situational rule"),
)
def decision_dated_twice(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for payers with a date of their own and dated lines."""
    for dates in decision_dates(context):
        places = [f"{place}.dates" for place, day in dates.lines if day is not None]
        if dates.of_claim is not None and places:
            place, day = dates.of_claim
            yield context.finding(
                place,
                related=places,
                fixes=_FIX,
                day=day,
                lines=f"{len(places)} line{'s' * (len(places) > 1)}",
            )
