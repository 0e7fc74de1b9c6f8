"""Two lines of a claim bill the same service.

Provider, procedure, modifiers, days, place, units and charge are the same. Payers refuse the second
line without looking. If the service was rendered twice, add up the units, or let a modifier say so:
76 or 77 for a repeated procedure, 91 for a repeated test, 59 or X{EPSU} for a separate one. A
dental service is told by its tooth or area; without one it is not compared.

>>> from billingcore.testing import a_claim
>>> for finding in duplicate_line.check(a_claim(lines=("93000", "93000"))):
...     print(finding)
error DUP001 lines[1]: 93000 on 2026-03-02 stands on 2 lines, alike in everything
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
    rule,
)
from ._billed import has_site
from ._within import REPEATED, groups, repeated

_FIX = Fix(
    text="take the second line away, or document that the service was rendered twice",
    safety=Safety.NEEDS_DOCUMENTATION,
)


@rule(
    "DUP001",
    "duplicate-line",
    scope=Scope.CLAIM,
    triggers=REPEATED,
    applies=Applies(kinds=("professional", "dental")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} on {day} stands on {count} lines, alike in everything",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA", status=("A3:54",)),
    liability="provider",
    aliases=("Optum DLP",),
)
def duplicate_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each group of lines that are the same."""
    for group in groups(repeated(context), "same"):
        if claim.kind == "dental" and not has_site(group[0].line):
            continue
        first, *others = group
        yield context.finding(
            f"lines[{others[0].index}]",
            related=[f"lines[{one.index}]" for one in (first, *others[1:])],
            fixes=_FIX,
            code=first.line.code,
            day=first.line.first_day,
            count=len(group),
        )
