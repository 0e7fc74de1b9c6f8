"""A line of a Medicare bill says that it is excluded, and its charges are among the covered ones.

What GX and GY stand on is billed for the denial, so all of its charges are noncovered ones. Claims
with covered charges on such lines come back.

>>> from billingcore.testing import institutional_claim
>>> medicare = {"filing_indicator": "MA"}
>>> claim = institutional_claim(lines=("97140-GY",), coverage=medicare)
>>> for finding in excluded_service_among_covered_charges.check(claim):
...     print(finding)
warning MOD053 lines[0].noncovered_charge: 0 of 100.00 noncovered, and GY says all is
"""

from collections.abc import Iterator
from decimal import Decimal

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._procedures import is_a

_EXCLUDED = ("GX", "GY")
_NOTHING = Decimal(0)


@rule(
    "MOD053",
    "excluded-service-among-covered-charges",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", filing=("MA", "MB")),
    triggers=Triggers(modifiers=_EXCLUDED),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{noncovered} of {charge} noncovered, and {modifier} says all is",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 60.4"),
        Citation(authority="CMS change request 6563"),
    ),
)
def excluded_service_among_covered_charges(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Compare the two charges of lines with GX or GY, except on an ambulance's way."""
    modifier = next((modifier for modifier in line.modifiers if modifier in _EXCLUDED), None)
    if modifier is None or line.charge is None or is_a(line.code or "", "ambulance"):
        return
    noncovered = line.noncovered_charge or _NOTHING
    if noncovered < line.charge:
        yield context.finding(
            "noncovered_charge",
            related=["charge", f"procedure.modifiers[{line.modifiers.index(modifier)}]"],
            fixes=Fix(
                text="bill all of it as noncovered",
                safety=Safety.MANUAL,
                changes=((context.path("noncovered_charge"), line.charge),),
            ),
            noncovered=noncovered,
            charge=line.charge,
            modifier=modifier,
        )
