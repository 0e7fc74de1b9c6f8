"""Several procedures of a day are billed as emergencies of a patient who died (CA).

One procedure is paid, for all services of the day. With modifier CA on two, or on two units of one,
the claim is returned.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[
...         {"procedure": "33120-CA", "revenue_code": "0360"},
...         {"procedure": "35221-CA", "revenue_code": "0360"},
...     ],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in several_emergency_procedures.check(claim):
...     print(finding)
error FAC095 lines[0].procedure.modifiers: modifier CA on 2 procedures of 2026-03-02
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._bills import MEDICARE
from ._visits import day_in

_ONE = Decimal(1)


@rule(
    "FAC095",
    "several-emergency-procedures",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(modifiers="CA"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="modifier CA on {count} procedures of {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 180.7"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 60"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
    aliases=("IOCE 60",),
)
def several_emergency_procedures(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the units with modifier CA by day."""
    days: dict[object, list[int]] = {}
    for i, line in enumerate(claim.lines):
        if "CA" in line.modifiers:
            days.setdefault(day_in(claim, line), []).append(i)
    for day, lines in days.items():
        count = sum(max(_ONE, claim.lines[i].quantity or _ONE) for i in lines)
        if count > 1:
            yield context.finding(
                at=f"lines[{lines[0]}].procedure.modifiers",
                related=[f"lines[{i}].procedure.modifiers" for i in lines[1:]],
                count=count,
                day=day or "no day",
            )
