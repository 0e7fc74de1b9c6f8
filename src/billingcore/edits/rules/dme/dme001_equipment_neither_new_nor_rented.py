"""Equipment does not say whether it is new, rented or used.

Where the fee schedule prices an item only with NU, RR or UE, the claim must say which it is: the
price depends on it, and the contractor does not guess.

>>> from billingcore.codes import DmeposRow, DmeposTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = DmeposTable("dmepos", [DmeposRow("E0601", ("RR",))], edition="2026Q1")
>>> claim = a_claim(facility_code="12", lines=("E0601",), coverage={"filing_indicator": "MB"})
>>> reference = ReferenceSet().with_(dmepos=table)
>>> for finding in equipment_neither_new_nor_rented.check(claim, reference=reference):
...     print(finding)
error DME001 lines[0].procedure.modifiers: E0601 has a fee with RR only, and the line has none
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._schedule import WAYS, evidence, ways_of

_TELL = Fix(text="say how the item was furnished", safety=Safety.NEEDS_DOCUMENTATION)
# Maintenance has a fee of its own, and what no benefit covers has none.
_OTHERWISE = frozenset({"GY", "MS"})


@rule(
    "DME001",
    "equipment-neither-new-nor-rented",
    scope=Scope.LINE,
    needs="dmepos",
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(procedures=("A", "B", "E", "K", "L", "V")),
    snip=Snip.POLICY,
    message="{code} has a fee with {ways} only, and the line has none",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 20, section 30"),
        Citation(authority="DMEPOS fee schedule"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def equipment_neither_new_nor_rented(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report codes of which every fee has one of the three modifiers."""
    if not line.code or not (WAYS | _OTHERWISE).isdisjoint(line.modifiers):
        return
    ways = ways_of(line, context)
    if ways:
        yield context.finding(
            "procedure.modifiers",
            evidence=evidence(context, ways),
            fixes=_TELL,
            code=line.code,
            ways=sorted(ways),
        )
