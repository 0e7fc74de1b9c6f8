"""A Medicare line says telehealth, and the place of service is that of a visit in person.

From 2024 telehealth is billed at place of service 02, or 10 where the patient was at home, and not
at the place of the visit that it stands for, as it was since March of 2020. 95 is left for
practitioners in a hospital whose patient is at home, and for outpatient therapy.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("99213-95",), coverage={"filing_indicator": "MB"})
>>> for finding in telehealth_modifier_at_office.check(claim):
...     print(finding)
warning TEL002 lines[0].procedure.modifiers[0]: 95 at place of service 11; Medicare wants 02 or 10
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._places import place_of

_MODIFIERS = ("93", "95")
_THERAPY = frozenset({"GN", "GO", "GP"})
# Places of practitioners' own visits; hospitals and clinics paid by visit are left out.
_IN_PERSON = frozenset({"11", "12", "13", "14", "17", "20", "31", "32", "33", "49"})


@rule(
    "TEL002",
    "telehealth-modifier-at-office",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB", since=date(2024, 1, 1)),
    triggers=Triggers(modifiers=_MODIFIERS),
    snip=Snip.POLICY,
    message="{modifier} at place of service {place}; Medicare wants 02 or 10",
    source=(
        Citation(authority="CY 2024 Physician Fee Schedule final rule", section="88 FR 78818"),
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 190.6"
        ),
    ),
    expects=ExpectedDenial(carc="16", rarc="M77", group="CO", status=("A7:249",)),
)
def telehealth_modifier_at_office(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at 93 and 95, except on therapy."""
    for i, modifier in enumerate(line.modifiers):
        if modifier in _MODIFIERS and _THERAPY.isdisjoint(line.modifiers):
            place = place_of(context.claim, line)
            if place in _IN_PERSON:
                at = f"procedure.modifiers[{i}]"
                yield context.finding(at, modifier=modifier, place=place)
