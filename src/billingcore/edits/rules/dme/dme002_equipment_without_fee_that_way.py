"""Equipment is billed as new, rented or used, and the fee schedule knows it otherwise only.

Capped rentals have no price for a purchase, and what is only sold none for a month. Items that the
patient chose to buy (BP) are let pass.

>>> from billingcore.codes import DmeposRow, DmeposTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = DmeposTable("dmepos", [DmeposRow("E0601", ("RR",))], edition="2026Q1")
>>> claim = a_claim(facility_code="12", lines=("E0601-NU",), coverage={"filing_indicator": "MB"})
>>> reference = ReferenceSet().with_(dmepos=table)
>>> for finding in equipment_without_fee_that_way.check(claim, reference=reference):
...     print(finding)
warning DME002 lines[0].procedure.modifiers[0]: E0601 has a fee with RR, not with NU
"""

from collections.abc import Iterator

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
from ._schedule import WAYS, evidence, ways_of


@rule(
    "DME002",
    "equipment-without-fee-that-way",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    needs="dmepos",
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers=sorted(WAYS)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} has a fee with {ways}, not with {modifier}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 20, section 30"),
        Citation(authority="DMEPOS fee schedule"),
    ),
    expects=ExpectedDenial(carc="108", group="CO"),
)
def equipment_without_fee_that_way(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the line's modifier with those of the code's fees."""
    told = [i for i, modifier in enumerate(line.modifiers) if modifier in WAYS]
    if len(told) != 1 or "BP" in line.modifiers:
        return
    ways = ways_of(line, context)
    modifier = line.modifiers[told[0]]
    if ways and modifier not in ways:
        yield context.finding(
            f"procedure.modifiers[{told[0]}]",
            evidence=evidence(context, ways),
            code=line.code,
            ways=sorted(ways),
            modifier=modifier,
        )
