"""A visit is of a kind that is not given at this place of service.

Codes of visits say where the patient is: in an emergency department, a hospital, a nursing
facility, at home. Either the code or the place is wrong, and the payer denies the line. From 2023
the codes of hospital care are those of observation too, and home visits those of residences.

>>> from billingcore.testing import a_claim
>>> for finding in procedure_at_another_place.check(a_claim(lines=("99284",))):
...     print(finding)
error POS004 facility_code: 99284 is for emergency department visits, not for place of service 11
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._places import place_of, place_path
from ._places_of_services import row_of


@rule(
    "POS004",
    "procedure-at-another-place",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional"),
    triggers=Triggers(
        procedures=(
            *("99217", "99218", "99219", "9922", "9923", "9928"),
            *("9930", "9931", "9932", "9933", "9934", "9935"),
        ),
    ),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} is for {family}, not for place of service {place}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, section 10.5"),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO", status=("A7:249",)),
)
def procedure_at_another_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines by the rows of ``_tables/places_of_services.toml``."""
    for i, line in enumerate(claim.lines):
        code, place, day = line.code, place_of(claim, line), context.day_of(line)
        row = row_of(code, day) if code and place and day else None
        if row is not None and place not in row["places"]:
            yield context.finding(
                place_path(line, i),
                related=[f"lines[{i}].procedure"],
                evidence=Evidence(
                    what="places of the family", facts=(("places", ", ".join(row["places"])),)
                ),
                code=code,
                family=row["family"],
                place=place,
            )
