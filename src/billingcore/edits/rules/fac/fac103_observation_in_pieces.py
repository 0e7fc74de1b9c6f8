"""One observation is billed on several lines.

All hours of an observation stand on one line, with the day on which it began, also where it went on
after midnight.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     dates={"434": "2026-03-02..2026-03-03"},
...     lines=[
...         {"procedure": "G0378", "revenue_code": "0762", "quantity": 6},
...         {"procedure": "G0378", "revenue_code": "0762", "quantity": 9, "day": "2026-03-03"},
...     ],
... )
>>> for finding in observation_in_pieces.check(claim):
...     print(finding)
warning FAC103 lines[0].procedure.code: observation on 2 lines from 2026-03-02 to 2026-03-03
"""

from collections.abc import Iterator
from itertools import pairwise

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._bills import HOSPITAL_OUTPATIENT
from ._visits import day_in


@rule(
    "FAC103",
    "observation-in-pieces",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT),
    triggers=Triggers(procedures="G0378"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="observation on {count} lines from {first} to {last}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 4, section 290.2.2"
    ),
)
def observation_in_pieces(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find lines of G0378 of days that follow each other."""
    found = [
        (day, i)
        for i, line in enumerate(claim.lines)
        if line.code == "G0378" and (day := day_in(claim, line)) is not None
    ]
    days = sorted({day for day, _ in found})
    follow = all((after - day).days == 1 for day, after in pairwise(days))
    if len(found) > 1 and follow:
        places = [i for _, i in found]
        yield context.finding(
            at=f"lines[{places[0]}].procedure.code",
            related=[f"lines[{i}].procedure.code" for i in places[1:]],
            count=len(found),
            first=days[0],
            last=days[-1],
        )
