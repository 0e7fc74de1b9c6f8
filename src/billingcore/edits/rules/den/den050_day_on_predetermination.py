"""A predetermination of benefits states days of service.

What is asked for beforehand was not done yet: a claim with days is taken for the bill itself, or
returned.

>>> from billingcore.testing import dental_claim
>>> claim = dental_claim(predetermination="PB", lines="D0120")
>>> for finding in day_on_predetermination.check(claim):
...     print(finding)
error DEN050 lines[0].period: a predetermination has no day of service; the line says 2026-03-02
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
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)

_EITHER = Fix(
    text="take the days out, or bill the services that were rendered", safety=Safety.MANUAL
)


@rule(
    "DEN050",
    "day-on-predetermination",
    scope=Scope.CLAIM,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="predetermination"),
    disposition=Disposition.CLAIM_REJECTION,
    snip=Snip.SITUATION,
    message="a predetermination has no day of service; the {what} says {period}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 24"),
        Citation(authority="X12 005010X224A2 837", section="2300 CLM19, DTP*472"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M52"),
)
def day_on_predetermination(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the days of claim and lines."""
    if claim.predetermination != "PB":
        return
    for i, dated in enumerate(claim.dates):
        if dated.qualifier == "472" and dated.period is not None:
            yield context.finding(
                f"dates[{i}].period", fixes=_EITHER, what="claim", period=str(dated.period)
            )
    for i, line in enumerate(claim.lines):
        if line.period is not None:
            yield context.finding(
                f"lines[{i}].period", fixes=_EITHER, what="line", period=str(line.period)
            )
