"""A service that is reported once a day has more units than the line has days.

Visits to inpatients and to residents, and the daily care of a pain catheter, are one unit a day
whatever happens that day. Lines of several days have as many units as days.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "99232", "quantity": 4, "day": "2026-03-02..2026-03-04"},)
>>> for finding in more_units_than_days.check(a_claim(facility_code="21", lines=lines)):
...     print(finding)
error UNI005 lines[0].quantity: 4 units of 99232, which is reported once a day, for 3 days
"""

from collections.abc import Iterator
from functools import lru_cache

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
from ..._code_ranges import within
from .._rows import table


@rule(
    "UNI005",
    "more-units-than-days",
    scope=Scope.LINE,
    applies=Applies(kinds="professional"),
    triggers=Triggers(
        procedures=("0199", "9921", "9922", "9923", "9930", "9931", "9946", "9947", "9948")
    ),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{units} units of {code}, which is reported once a day, for {days} days",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 24A"),
    ),
    expects=ExpectedDenial(carc="151", rarc="N362", group="CO", status=("A7:476",)),
)
def more_units_than_days(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare units with days, both ends of the line included."""
    code, units, period = line.code, line.quantity, line.period
    if not code or units is None or units <= 1 or line.unit == "MJ" or not _is_daily(code):
        return
    days = max(period.days, 1) if period else 1
    if units > days:
        yield context.finding("quantity", related=["period"], units=units, code=code, days=days)


@lru_cache(maxsize=1024)
def _is_daily(code: str) -> bool:
    return any(within(code, item) for item in table("daily_services")["codes"])
