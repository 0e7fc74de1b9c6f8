"""Two lines of a facility's bill are the same service of the same day.

Revenue code, procedure, modifiers, day, units and charge are the same. Facilities bill what was
done twice in a day, so this may be right; Medicare wants a modifier then (76, 77, 91, 59 or
X{EPSU}), or one line with the units added up.

>>> from billingcore.testing import institutional_claim
>>> for finding in repeated_facility_line.check(institutional_claim(lines=("80053", "80053"))):
...     print(finding)
warning DUP002 lines[1]: 80053 on 2026-03-02 stands on 2 lines, alike in everything
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
    rule,
)
from ._within import groups, repeated


@rule(
    "DUP002",
    "repeated-facility-line",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    severity=Severity.WARNING,
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{code} on {day} stands on {count} lines, alike in everything",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA"),
    liability="provider",
)
def repeated_facility_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each group of lines that are the same."""
    for group in groups(repeated(context), "same"):
        first, *others = group
        yield context.finding(
            f"lines[{others[0].index}]",
            related=[f"lines[{one.index}]" for one in (first, *others[1:])],
            code=first.line.code,
            day=first.line.first_day,
            count=len(group),
        )
