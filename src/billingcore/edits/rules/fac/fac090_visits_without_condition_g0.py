"""Several visits of one day share a revenue code, and the bill does not say that they are distinct.

Two visits to one department on a day look like one that was billed twice. Condition G0 says that
they were independent of each other, as an emergency in the morning and another in the evening.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[
...         {"procedure": "99283", "revenue_code": "0450"},
...         {"procedure": "99284-27", "revenue_code": "0450"},
...     ],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in visits_without_condition_g0.check(claim):
...     print(finding)
error FAC090 lines[0].procedure.code: 2 visits under 0450 on 2026-03-02 without condition G0
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._bills import MEDICARE
from ._opps import under_opps
from ._revenue import revenue_of
from ._visits import HOSPITAL_VISITS, visits_by_day

_ONE = Decimal(1)


@rule(
    "FAC090",
    "visits-without-condition-g0",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(procedures=("9928", "G038", "G0463")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{count} visits under {revenue} on {day} without condition G0",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 4, section 180.4"
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
    aliases=("IOCE 42",),
)
def visits_without_condition_g0(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the units of visits by day and revenue code."""
    if "G0" in claim.condition_codes or not under_opps(claim):
        return
    for day, places in visits_by_day(claim, HOSPITAL_VISITS):
        departments: dict[str, list[int]] = {}
        for i in places:
            departments.setdefault(revenue_of(claim.lines[i]), []).append(i)
        for revenue, lines in departments.items():
            count = sum(max(_ONE, claim.lines[i].quantity or _ONE) for i in lines)
            if count > 1:
                yield context.finding(
                    at=f"lines[{lines[0]}].procedure.code",
                    related=[f"lines[{i}].procedure.code" for i in lines[1:]],
                    count=count,
                    revenue=revenue,
                    day=day,
                    fixes=Fix(
                        text="add condition G0 if the visits were independent",
                        safety=Safety.NEEDS_DOCUMENTATION,
                    ),
                )
