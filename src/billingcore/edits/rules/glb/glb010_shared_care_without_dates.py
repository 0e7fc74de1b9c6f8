"""Aftercare alone is billed, and the claim does not say from when.

Where one physician operates and another cares for the patient afterwards, the second bills the
operation with 55 and its day, and states on which day the care was assumed or given away: as a date
of the claim, or in item 19. The payer divides the aftercare by these days.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(coverage={"filing_indicator": "MB"}, lines="66984-55")
>>> for finding in shared_care_without_dates.check(claim):
...     print(finding)
warning GLB010 lines[0].procedure.modifiers[0]: 55 without the day on which care was assumed
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)

_PARTS = "55"
_DATES = ("090", "091")
_FIX = Fix(text="state the day on which care was assumed", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "GLB010",
    "shared-care-without-dates",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing=("MA", "MB")),
    triggers=Triggers(modifiers=(_PARTS,)),
    severity=Severity.WARNING,
    snip=Snip.SITUATION,
    message="55 without the day on which care was assumed",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 40.2"),
        Citation(authority="X12 005010X222A1 837P", section="2300 DTP*090, DTP*091"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N64", group="CO"),
)
def shared_care_without_dates(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for neither a date of assumed or relinquished care nor a note that may tell it."""
    if claim.notes or any(one.qualifier in _DATES and one.period for one in claim.dates):
        return
    for i, line in enumerate(claim.lines):
        told = line.notes or (line.procedure is not None and line.procedure.description)
        if _PARTS in line.modifiers and not told:
            place = line.modifiers.index(_PARTS)
            yield context.finding(f"lines[{i}].procedure.modifiers[{place}]", fixes=_FIX)
