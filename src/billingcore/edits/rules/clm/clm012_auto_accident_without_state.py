"""An automobile accident is the cause, and where it happened is missing.

Which insurer pays depends on the state. An accident abroad has a country in its place.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(accident={"causes": ("AA",)}, dates={"439": "2026-02-27"})
>>> for finding in auto_accident_without_state.check(claim):
...     print(finding)
error CLM012 accident.state: an automobile accident needs its state, or its country if abroad
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "CLM012",
    "auto-accident-without-state",
    scope=Scope.CLAIM,
    triggers=Triggers(parts="accident"),
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="an automobile accident needs its state, or its country if abroad",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 10b"),
        Citation(authority="X12 005010 837", section="CLM11-4, CLM11-5"),
    ),
)
def auto_accident_without_state(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find cause AA with neither state nor country."""
    accident = claim.accident
    if accident and "AA" in accident.causes and not (accident.state or accident.country):
        yield context.finding(at="accident.state")
