"""Several visits of one day are billed, and none says that it was a further one.

A patient may see several departments of a hospital on a day. Modifier 27 on the second and each
further visit tells them from a visit that was billed twice.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "99283", "revenue_code": "0450"}, {"procedure": "G0463"}]
... )
>>> for finding in visits_without_modifier_27.check(claim):
...     print(finding)
warning FAC091 lines[0].procedure.code: visits 99283, G0463 on 2026-03-02, none with modifier 27
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
    Severity,
    Snip,
    rule,
)
from ._bills import HOSPITAL_OUTPATIENT
from ._visits import VISITS, visits_by_day


@rule(
    "FAC091",
    "visits-without-modifier-27",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="visits {codes} on {day}, none with modifier 27",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 20.6"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 180.4"),
    ),
    expects=ExpectedDenial(carc="18", group="CO"),
)
def visits_without_modifier_27(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find days with several lines of visits."""
    for day, places in visits_by_day(claim, VISITS):
        lines = [claim.lines[i] for i in places]
        if len(lines) > 1 and not any("27" in line.modifiers for line in lines):
            yield context.finding(
                at=f"lines[{places[0]}].procedure.code",
                related=[f"lines[{i}].procedure.code" for i in places[1:]],
                codes=sorted(line.code or "" for line in lines),
                day=day,
                fixes=Fix(
                    text="add modifier 27 to the further visits, if they were visits of their own",
                    safety=Safety.NEEDS_DOCUMENTATION,
                ),
            )
