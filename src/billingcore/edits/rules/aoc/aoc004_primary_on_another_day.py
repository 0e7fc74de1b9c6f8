"""The primary procedure of an add-on is reported for the day before or after.

Payers look for the primary on the day of the add-on. A service that runs past midnight may
rightly stand on two days: then the record should say so; otherwise one of the dates is wrong.

>>> from billingcore.codes import AddOnRow, AddOnTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = AddOnTable("add_on", [AddOnRow("96366", "1", "96365")], edition="2026Q1")
>>> reference = ReferenceSet().with_(add_on=table)
>>> claim = a_claim(lines=("96365", {"procedure": "96366", "day": "2026-03-03"}))
>>> for finding in primary_on_another_day.check(claim, reference=reference):
...     print(finding)
warning AOC004 lines[1].period: 96366 is an add-on of 2026-03-03; its primary is of 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding, Fix, Safety, Severity
from ._uses import add_on_rule, evidence, uses

_FIX = Fix(text="verify both dates of service", safety=Safety.NEEDS_DOCUMENTATION)


@add_on_rule(
    "AOC004",
    "primary-on-another-day",
    severity=Severity.WARNING,
    message="{code} is an add-on of {day}; its primary is of {other}",
)
def primary_on_another_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report add-ons of any type whose nearest primary is a day away."""
    for use in uses(claim, context, "123"):
        if use.days_apart == 1:
            yield context.finding(
                f"lines[{use.line}].period",
                evidence=evidence(context, use),
                fixes=_FIX,
                code=use.add_on.code,
                day=use.day,
                other=use.nearest,
            )
