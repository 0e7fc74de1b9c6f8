"""Therapy is billed to Medicare, and the claim does not name who certified the plan of care.

A physician or practitioner certifies the plan under which therapy is given, and stands on the claim
as the referring provider (item 17, loop 2310A), with their NPI.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("97110-GP",), coverage={"filing_indicator": "MB"})
>>> for finding in therapy_that_nobody_certified.check(claim):
...     print(finding)
error THE002 lines[0].procedure: 97110-GP without who certified the plan of care (DN)
"""

from collections.abc import Iterator
from datetime import date

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
from .._ambulance import modifiers_of

_DISCIPLINES = ("GN", "GO", "GP")


@rule(
    "THE002",
    "therapy-that-nobody-certified",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing="MB", since=date(2013, 1, 1)),
    triggers=Triggers(modifiers=_DISCIPLINES),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} without who certified the plan of care (DN)",
    source=(
        Citation(authority="Medicare Benefit Policy Manual", section="chapter 15, section 220.1.1"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 5, section 10.3"),
        Citation(authority="CMS change request", section="8005"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N286", group="CO"),
)
def therapy_that_nobody_certified(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for a referring provider of the claim, or of the line."""
    if claim.provider("DN") is not None:
        return
    for i, line in enumerate(claim.lines):
        discipline = next((m for m in modifiers_of(line) if m in _DISCIPLINES), None)
        if discipline and line.code and line.provider("DN") is None:
            yield context.finding(f"lines[{i}].procedure", code=f"{line.code}-{discipline}")
