"""The quantity of a drug is counted in a unit that claims do not know.

A claim counts a drug in international units (F2), grams (GR), milligrams (ME), milliliters (ML) or
units (UN): vials of powder, tablets, patches.

>>> from billingcore.testing import a_claim
>>> drug = {"code": "57894003001", "quantity": 4, "unit": "EA"}
>>> for finding in unknown_drug_unit.check(a_claim(lines=({"procedure": "J1745", "drug": drug},))):
...     print(finding)
error UNI012 lines[0].drug.unit: EA is none of F2, GR, ME, ML, UN
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_UNITS = ("F2", "GR", "ME", "ML", "UN")


@rule(
    "UNI012",
    "unknown-drug-unit",
    scope=Scope.LINE,
    triggers=Triggers(parts="lines.drug"),
    snip=Snip.GUIDE,
    message="{unit} is none of {units}",
    source=Citation(authority="X12 005010 837", section="2410 CTP05-1"),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
    aliases=("IB365",),
)
def unknown_drug_unit(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the unit of the drug's own quantity."""
    unit = line.drug.unit if line.drug else None
    if unit is not None and unit not in _UNITS:
        yield context.finding("drug.unit", unit=unit, units=_UNITS)
