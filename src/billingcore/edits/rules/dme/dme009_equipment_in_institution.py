"""Equipment is billed for use in a hospital or nursing facility.

Medicare pays for durable equipment that is used at home, and no hospital, skilled nursing or
nursing facility is one: the facility furnishes what is needed there. The place of service of
equipment is where it will be used; what is delivered before the discharge has the day of discharge
and place 12.

>>> from billingcore.testing import a_claim
>>> lines, medicare = ("E0143-NU",), {"filing_indicator": "MB"}
>>> claim = a_claim(facility_code="31", lines=lines, coverage=medicare)
>>> for finding in equipment_in_institution.check(claim):
...     print(finding)
error DME009 facility_code: E0143 at place of service 31, which is not the patient's home
"""

from collections.abc import Iterator

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
from .._places import place_of, place_path
from ._schedule import WAYS

_INSTITUTIONS = ("21", "31", "32", "51", "61")
_IV_POLE = "E0776"  # goes with enteral and parenteral nutrition, which is paid there too


@rule(
    "DME009",
    "equipment-in-institution",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers=sorted(WAYS), procedures=("E", "K")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} at place of service {place}, which is not the patient's home",
    source=(
        Citation(
            authority="Medicare Benefit Policy Manual", section="chapter 15, sections 110 and 110.1"
        ),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 20, section 110.3"
        ),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO"),
)
def equipment_in_institution(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at new, rented and used equipment; prostheses, orthoses and supplies are paid there."""
    for i, line in enumerate(claim.lines):
        code = line.code
        if not code or code[0] not in "EK" or code == _IV_POLE or WAYS.isdisjoint(line.modifiers):
            continue
        place = place_of(claim, line)
        if place in _INSTITUTIONS:
            at = place_path(line, i)
            yield context.finding(at, related=[f"lines[{i}].procedure"], code=code, place=place)
