"""Two lines of a claim bill nearly the same service.

One provider, one procedure, one day; they differ in units, charge or place, or in modifiers that
never tell of a second service (25, 95, GC …). One of the two may be a mistake for the other. Sides
and fingers, components, drugs with their own codes, repeated and distinct services are told apart.

>>> from billingcore.testing import a_claim
>>> for finding in nearly_duplicate_line.check(a_claim(lines=("99213", "99213-25"))):
...     print(finding)
warning DUP003 lines[1]: 99213 on 2026-03-02 stands on 2 lines, which differ in modifiers
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
from ._within import REPEATED, alike, differences, repeated


@rule(
    "DUP003",
    "nearly-duplicate-line",
    scope=Scope.CLAIM,
    triggers=REPEATED,
    applies=Applies(kinds="professional"),
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    snip=Snip.POLICY,
    message="{code} on {day} stands on {count} lines, which differ in {what}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA"),
    liability="provider",
    aliases=("Optum DLPA",),
)
def nearly_duplicate_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each group of lines that are nearly the same."""
    for group in alike(repeated(context), "nearly"):
        first, *others = group
        yield context.finding(
            f"lines[{others[0].index}]",
            related=[f"lines[{one.index}]" for one in (first, *others[1:])],
            code=first.line.code,
            day=first.line.first_day,
            count=len(group),
            what=differences(group),
        )
