"""Two providers of a claim render the same service on the same day.

What another physician repeats is billed with 77; assistants and co-surgeons have modifiers of
their own. Without one, payers take the second line for the first under another name. Visits and
anesthesia, which several render on a day, are not compared.

>>> from billingcore.testing import a_claim
>>> other = {"procedure": "93000", "providers": ({"role": "82", "id": "1999999984"},)}
>>> for finding in line_repeated_by_another_provider.check(a_claim(lines=("93000", other))):
...     print(finding)
warning DUP004 lines[1]: 93000 on 2026-03-02 is rendered by 2 providers
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
from ._within import REPEATED, alike, repeated


@rule(
    "DUP004",
    "line-repeated-by-another-provider",
    scope=Scope.CLAIM,
    triggers=REPEATED,
    applies=Applies(kinds="professional"),
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    snip=Snip.POLICY,
    message="{code} on {day} is rendered by {count} providers",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA"),
    liability="provider",
    aliases=("Optum DLPB",),
)
def line_repeated_by_another_provider(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report each group of lines that only their providers tell apart."""
    for group in alike(repeated(context), "by_another"):
        first, *others = group
        if first.is_visit:
            continue
        yield context.finding(
            f"lines[{others[0].index}]",
            related=[f"lines[{one.index}]" for one in (first, *others[1:])],
            code=first.line.code,
            day=first.line.first_day,
            count=len({one.provider for one in group}),
        )
