"""A line names the same place of service as the claim.

A line has a place of its own where it differs from the claim's; else it is left out of an 837.

>>> from billingcore.testing import a_claim
>>> for finding in line_repeats_place.check(a_claim(lines=({"place_of_service": "11"},))):
...     print(finding)
info POS003 lines[0].place_of_service: the line repeats the claim's place of service
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)


@rule(
    "POS003",
    "line-repeats-place",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="lines.place_of_service"),
    severity=Severity.INFO,
    applies=Applies(kinds=("professional", "dental")),
    disposition=Disposition.INFORMATION,
    snip=Snip.SITUATION,
    message="the line repeats the claim's place of service",
    source=Citation(authority="X12 005010 837", section="2400 SV105 (SV303 on 837D)"),
)
def line_repeats_place(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the two."""
    place = claim.facility_code
    for i, line in enumerate(claim.lines):
        if place and line.place_of_service == place:
            path = f"lines[{i}].place_of_service"
            fix = Fix(
                text="leave the line's place out", safety=Safety.SAFE, changes=((path, None),)
            )
            yield context.finding(path, fixes=fix)
