"""Outpatient services of the same hospital came within three days before an admission.

Diagnostic services of the three days before an admission, and others that have to do with it, are
part of the stay and belong on its bill; what has nothing to do with it is billed apart with
condition 51. Ambulance and dialysis are left out. Hospitals that are not paid by the inpatient
prospective payment system have one day: set the option `window_days`. Critical access hospitals
have none.

>>> from billingcore.testing import inpatient_claim, institutional_claim
>>> visit = institutional_claim(day="2026-02-27", coverage={"filing_indicator": "MA"})
>>> for finding in services_in_the_payment_window.check(visit, history=[inpatient_claim()]):
...     print(finding)
info FAC114 lines[0].period: services 3 days or fewer before the admission of 2026-03-02
"""

from collections.abc import Iterator
from datetime import timedelta

from attrs import field, frozen
from attrs.validators import in_

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ..._about import bill_of
from ._bills import MEDICARE
from ._earlier_stays import days_billed, earlier_bills
from ._revenue import is_among, revenue_of

_APART = ("054x", "082x", "083x", "084x", "085x", "088x")
_UNRELATED = "51"


@frozen(kw_only=True)
class Options:
    """Set how many days before an admission count: 3, or 1 outside of the inpatient system."""

    window_days: int = field(default=3, validator=in_((1, 3)))


@rule(
    "FAC114",
    "services-in-the-payment-window",
    scope=Scope.HISTORY,
    severity=Severity.INFO,
    needs="history",
    applies=Applies(kinds="institutional", bills=("11", "13"), filing=MEDICARE),
    disposition=Disposition.INFORMATION,
    snip=Snip.POLICY,
    message="services {window} days or fewer before the admission of {admission}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 3, section 40.3"),
        Citation(authority="42 CFR", section="412.2(c)(5)"),
    ),
    expects=ExpectedDenial(carc="97", rarc="M2", group="CO"),
    options=Options,
)
def services_in_the_payment_window(history: History, context: Context) -> Iterator[Finding]:
    """Compare a visit with the admissions after it, a stay with the visits before it."""
    claim, window = history.claim, context.option("window_days")
    if bill_of(claim) == "13":
        for stay in earlier_bills(history, "11"):
            admission = stay.dated("435")
            lines = _in_window(claim, stay, window)
            if admission is not None and lines:
                yield context.finding(
                    at=f"lines[{lines[0]}].period",
                    related=[f"lines[{i}].period" for i in lines[1:]],
                    window=window,
                    admission=admission.start,
                )
        return
    at = next((i for i, each in enumerate(claim.dates) if each.qualifier == "435"), None)
    if at is not None and any(_in_window(v, claim, window) for v in earlier_bills(history, "13")):
        admission = claim.dates[at].period
        yield context.finding(
            at=f"dates[{at}].period", window=window, admission=admission.start if admission else ""
        )


def _in_window(visit: Claim, stay: Claim, window: int) -> list[int]:
    """Return the lines of a visit that come within the window before a stay of the hospital."""
    admission = stay.dated("435")
    same = visit.key[0] is not None and visit.key[0] == stay.key[0]
    if admission is None or not same or _UNRELATED in visit.condition_codes:
        return []
    return [
        i
        for i, period in days_billed(visit)
        if timedelta(0) <= admission.start - period.start <= timedelta(window)
        and not is_among(revenue_of(visit.lines[i]), _APART)
    ]
