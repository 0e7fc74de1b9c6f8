"""An earlier payer's decision is dated before the service.

A claim is decided after the service. The date may be that of another claim's remittance, or of an
authorization.

>>> from billingcore.testing import a_claim
>>> first = {
...     "coverage": {"payer": {"id": "88888", "dates": {"573": "2026-03-01"}}},
...     "amounts": {"D": "140.00"},
...     "adjustments": {"CO-45": "60.00"},
... }
>>> claim = a_claim(coverage={"sequence": "S"}, other_payers=(first,))
>>> for finding in decision_before_service.check(claim):
...     print(finding)
warning COB011 other_payers[0].coverage.payer.dates[0]: decided on 2026-03-01, before the service of
2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Finding, Scope, Severity, Snip, rule
from ._dates import decision_dates
from ._decisions import OTHERS


@rule(
    "COB011",
    "decision-before-service",
    scope=Scope.CLAIM,
    triggers=OTHERS,
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="decided on {day}, before the service of {service}",
    source=Citation(authority="X12 005010 837", section="2330B and 2430 DTP*573, 2400 DTP*472"),
)
def decision_before_service(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare every date of a decision with the claim's first day."""
    first = context.first_day
    for dates in decision_dates(context):
        for place, day in dates.known:
            if first is not None and day < first:
                yield context.finding(place, day=day, service=first)
