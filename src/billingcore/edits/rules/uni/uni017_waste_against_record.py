"""The record of a dose and the modifiers of waste contradict each other.

JW is for whole units that were thrown away: not where the dose, rounded up to whole units, takes
the rest in, and not where nothing was left. Where whole units were discarded, JZ is wrong.

>>> from billingcore.codes import AspRow, AspTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> asp = AspTable("asp", [AspRow("J1745", "10 MG")], edition="2026Q1")
>>> claim = a_claim(lines=({"procedure": "J1745-JZ", "quantity": 40},))
>>> report = waste_against_record.check(
...     claim, reference=ReferenceSet().with_(asp=asp), facts={"doses": {1: ("350", "50")}}
... )
>>> for finding in report:
...     print(finding)
warning UNI017 lines[0].procedure.modifiers: 5 units of J1745 were discarded, and a line says JZ
"""

from collections.abc import Iterator
from decimal import Decimal

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Evidence,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._doses import Dose, doses

_VERIFY = Fix(text="verify dose and waste against the record", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "UNI017",
    "waste-against-record",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    needs=("asp", "facts.doses"),
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(modifiers=("JW", "JZ")),
    snip=Snip.POLICY,
    message="{discarded} units of {code} were discarded, and a line says {modifier}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 17, section 40"
    ),
)
def waste_against_record(day: Day, context: Context) -> Iterator[Finding]:
    """Compare the units that the record gives with the modifiers, and with the units of JW."""
    for dose in doses(day, context):
        told = sum((line.quantity or Decimal(0) for line in dose.discarded_lines), Decimal(0))
        wrong = dose.discarded_lines if told > dose.discarded else ()
        for line in wrong:
            yield _finding(context, dose, (line, "quantity"), "JW")
        if dose.discarded:
            for line in dose.given_lines:
                if "JZ" in line.modifiers:
                    yield _finding(context, dose, (line, "procedure.modifiers"), "JZ")


def _finding(context: Context, dose: Dose, at: object, modifier: str) -> Finding:
    return context.finding(
        at,
        evidence=Evidence(
            what="dose and waste",
            table="asp",
            edition=str(context.table("asp").edition),
            facts=(("units given", dose.given), ("units discarded", dose.discarded)),
        ),
        fixes=_VERIFY,
        code=dose.code,
        discarded=dose.discarded,
        modifier=modifier,
    )
