"""A line is counted in a unit that claims of its kind do not have.

Professional claims count units (UN) and, for anesthesia, minutes (MJ); institutional ones units and
days (DA).

>>> from billingcore.testing import a_claim
>>> for finding in unit_of_another_kind_of_claim.check(a_claim(lines=({"unit": "DA"},))):
...     print(finding)
error UNI004 lines[0].unit: DA is no unit of a professional claim, which has MJ, UN
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_UNITS = {"professional": ("MJ", "UN"), "institutional": ("DA", "UN")}


@rule(
    "UNI004",
    "unit-of-another-kind-of-claim",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(line=lambda line: line.unit not in (None, "UN")),
    snip=Snip.GUIDE,
    message="{unit} is no unit of {kind} claim, which has {units}",
    source=Citation(authority="X12 005010 837", section="2400 SV103 (SV204 on 837I)"),
    expects=ExpectedDenial(carc="16", rarc="M53", group="CO", status=("A7:476",)),
)
def unit_of_another_kind_of_claim(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at every line that names a unit."""
    units = _UNITS[claim.kind]
    for i, line in enumerate(claim.lines):
        unit = line.unit
        if unit is not None and unit not in units:
            kind = "an institutional" if claim.kind == "institutional" else "a professional"
            yield context.finding(f"lines[{i}].unit", unit=unit, kind=kind, units=units)
