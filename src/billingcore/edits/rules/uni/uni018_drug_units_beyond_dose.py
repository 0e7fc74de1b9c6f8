"""A drug has more units than the dose that was given and discarded makes.

A HCPCS code means so many milligrams; the dose divided by that, rounded up, is the units. Units of
the National Drug Code, vials or milliliters, on the line of the HCPCS code are the usual mistake.

>>> from billingcore.codes import AspRow, AspTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> asp = AspTable("asp", [AspRow("J1745", "10 MG")], edition="2026Q1")
>>> claim = a_claim(lines=({"procedure": "J1745", "quantity": 350},))
>>> report = drug_units_beyond_dose.check(
...     claim, reference=ReferenceSet().with_(asp=asp), facts={"doses": {1: ("350", 0)}}
... )
>>> for finding in report:
...     print(finding)
warning UNI018 lines[0].quantity: 350 units of J1745; the dose makes 35
"""

from collections.abc import Iterator
from decimal import Decimal

from ... import (
    Applies,
    Citation,
    Context,
    Day,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._doses import doses

_VERIFY = Fix(text="verify the units against the dose", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "UNI018",
    "drug-units-beyond-dose",
    scope=Scope.DAY,
    severity=Severity.WARNING,
    needs=("asp", "facts.doses"),
    applies=Applies(kinds=("professional", "institutional")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{units} units of {code}; the dose makes {limit}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 17, sections 10 and 40"
    ),
    expects=ExpectedDenial(carc="151", rarc="N362", group="CO"),
)
def drug_units_beyond_dose(day: Day, context: Context) -> Iterator[Finding]:
    """Add up all lines of the drug, those of waste too."""
    for dose in doses(day, context):
        units = sum((line.quantity or Decimal(0) for line in dose.lines), Decimal(0))
        limit = dose.given + dose.discarded
        if units > limit:
            first, *others = ((line, "quantity") for line in dose.lines)
            yield context.finding(
                first,
                related=others,
                evidence=Evidence(
                    what="dose of a unit",
                    table="asp",
                    edition=str(context.table("asp").edition),
                    facts=(("dose of a unit", dose.each),),
                ),
                fixes=_VERIFY,
                units=units,
                code=dose.code,
                limit=limit,
            )
