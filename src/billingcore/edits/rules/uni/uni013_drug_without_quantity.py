"""A National Drug Code stands without how much of the drug was given.

The quantity and its unit belong to the drug and are other than the units of the HCPCS code: four
vials of 100 mg are 4 units of the drug, and 40 units of a code that means 10 mg.

>>> from billingcore.testing import a_claim
>>> drug = {"code": "57894003001", "quantity": 0, "unit": "UN"}
>>> claim = a_claim(lines=({"procedure": "J1745", "drug": drug},))
>>> for finding in drug_without_quantity.check(claim):
...     print(finding)
error UNI013 lines[0].drug.quantity: the drug has a code and no quantity above zero with its unit
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "UNI013",
    "drug-without-quantity",
    scope=Scope.LINE,
    triggers=Triggers(parts="lines.drug"),
    snip=Snip.GUIDE,
    message="the drug has a code and no quantity above zero with its unit",
    source=Citation(authority="X12 005010 837", section="2410 CTP04 and CTP05"),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
    aliases=("IB365",),
)
def drug_without_quantity(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at drugs that have a code."""
    drug = line.drug
    if drug is None or not drug.code:
        return
    if drug.quantity is None or drug.quantity <= 0:
        yield context.finding("drug.quantity")
    elif not drug.unit:
        yield context.finding("drug.unit")
