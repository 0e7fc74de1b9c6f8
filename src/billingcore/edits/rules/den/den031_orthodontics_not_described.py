"""Orthodontic treatment is billed, and the claim says nothing of its course.

The claim says whether treatment is for orthodontics, and of how many months it is or how many
remain; plans pay by them.

>>> from billingcore.testing import dental_claim
>>> for finding in orthodontics_not_described.check(dental_claim(lines="D8080")):
...     print(finding)
warning DEN031 dental.orthodontic_months: D8080 is orthodontics, and the claim has no months of it
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
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._procedures import is_a


@rule(
    "DEN031",
    "orthodontics-not-described",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D8"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} is orthodontics, and the claim has no months of it",
    source=(
        Citation(
            authority="ADA dental claim form, completion instructions", section="items 40 to 42"
        ),
        Citation(authority="X12 005010X224A2 837", section="2300 DN1"),
    ),
    expects=ExpectedDenial(carc="16"),
)
def orthodontics_not_described(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for months, months that remain, or a note in their place."""
    detail = claim.dental
    if detail is not None and not (
        detail.orthodontic_months is None
        and detail.orthodontic_months_remaining is None
        and detail.orthodontic_note is None
    ):
        return
    codes = sorted(
        {line.code for line in claim.lines if line.code and is_a(line.code, "orthodontic")}
    )
    if codes:
        yield context.finding("dental.orthodontic_months", code=codes[0])
