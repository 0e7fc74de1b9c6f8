"""A payment code of a federally qualified health center stands under the wrong revenue code.

Medical visits (G0466 to G0468) are billed under 052x, mental health visits (G0469, G0470) under
0900; either under 0519 for members of a Medicare Advantage plan.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="77",
...     lines=[{"procedure": "G0467", "revenue_code": "0510"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in health_center_payment_code_under_another_revenue.check(claim):
...     print(finding)
warning FAC107 lines[0].revenue_code: G0467 goes under 052x, 0519; it stands under 0510
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import MEDICARE
from ._revenue import is_among, revenue_of

_MEDICAL, _MENTAL = ("052x", "0519"), ("0900", "0519")
_UNDER = {
    "G0466": _MEDICAL,
    "G0467": _MEDICAL,
    "G0468": _MEDICAL,
    "G0469": _MENTAL,
    "G0470": _MENTAL,
}


@rule(
    "FAC107",
    "health-center-payment-code-under-another-revenue",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills="77", filing=MEDICARE, since=date(2014, 10, 1)),
    triggers=Triggers(procedures=("G046", "G0470")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} goes under {wanted}; it stands under {revenue}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 9, section 60"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 90"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
    aliases=("IOCE 90",),
)
def health_center_payment_code_under_another_revenue(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Compare the revenue code with those of the payment code."""
    wanted = _UNDER.get(line.code or "")
    revenue = revenue_of(line)
    if wanted is not None and revenue and not is_among(revenue, wanted):
        yield context.finding(at="revenue_code", code=line.code, wanted=wanted, revenue=revenue)
