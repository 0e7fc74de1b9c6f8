"""A service by telehealth says nothing about how patient and provider met.

Acme pays for telehealth by picture and by voice differently, and returns a line that does not
tell which of them it was. Add one of the wanted modifiers.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(facility_code="02", lines=("99213",))
>>> for finding in telehealth_needs_modifier.check(claim):
...     print(finding)
error ACME001 lines[0].procedure: 99213 by telehealth needs one of 93, 95
"""

from collections.abc import Iterator

from attrs import field, frozen

from billingcore.edits import Applies, Citation, Context, Finding, Scope, rule
from billingcore.model import ServiceLine


def _modifiers(self: object, attribute: object, value: object) -> None:
    if not isinstance(value, tuple | list) or not all(isinstance(item, str) for item in value):
        raise TypeError("wanted is a list of modifiers")


@frozen(kw_only=True)
class Wanted:
    """Say which modifiers tell how patient and provider met."""

    wanted: tuple[str, ...] = field(default=("93", "95"), validator=_modifiers)


@rule(
    "ACME001",
    "telehealth-needs-modifier",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional",)),
    message="{procedure} by telehealth needs one of {wanted}",
    source=Citation(authority="Acme provider manual", section="4.2", edition="2026"),
    options=Wanted,
)
def telehealth_needs_modifier(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find telehealth lines, by the line's place of service or the claim's."""
    place = line.place_of_service or context.claim.place_of_service
    wanted = context.option("wanted")
    if place in ("02", "10") and line.code and not set(wanted) & set(line.modifiers):
        yield context.finding(at="procedure", procedure=line.code, wanted=wanted)
