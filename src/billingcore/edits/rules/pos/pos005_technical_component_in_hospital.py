"""A technical component on a hospital's patient is not the hospital's own claim.

The hospital is paid for its equipment and staff, whoever runs the test, so nobody else is paid for
the technical component at places of service 19, 21, 22 and 23. What the physician read is billed
with 26.

>>> from billingcore.testing import a_claim
>>> lines, medicare = ("71046-TC",), {"filing_indicator": "MB"}
>>> claim = a_claim(facility_code="21", lines=lines, coverage=medicare)
>>> for finding in technical_component_in_hospital.check(claim):
...     print(finding)
error POS005 lines[0].procedure.modifiers[0]: TC of 71046 at place of service 21 is the hospital's
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
    Snip,
    Triggers,
    rule,
)
from .._places import place_of

_HOSPITAL = ("19", "21", "22", "23")


@rule(
    "POS005",
    "technical-component-in-hospital",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers="TC"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="TC of {code} at place of service {place} is the hospital's",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 13, section 20.1"),
        Citation(authority="42 CFR 411.15", section="(m)"),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO"),
)
def technical_component_in_hospital(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines with TC."""
    if "TC" in line.modifiers and line.code:
        place = place_of(context.claim, line)
        if place in _HOSPITAL:
            at = f"procedure.modifiers[{line.modifiers.index('TC')}]"
            yield context.finding(at, code=line.code, place=place)
