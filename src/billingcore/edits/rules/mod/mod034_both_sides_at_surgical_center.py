"""A surgical center bills Medicare for both sides with 50, which is not paid.

Surgical centers bill a procedure on both sides as two: a line for each side, or two units on one
line. With 50 Medicare pays for one side at most.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     facility_code="24",
...     billing={"taxonomy": "261QA1903X"},
...     lines=("66984-50",),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in both_sides_at_surgical_center.check(claim):
...     print(finding)
error MOD034 lines[0].procedure.modifiers[0]: 50 on 66984 by a surgical center
"""

from collections.abc import Iterator

from ....model import ServiceLine
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
from ._both_sides import BOTH, is_surgical_center, path_of


@rule(
    "MOD034",
    "both-sides-at-surgical-center",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers=BOTH),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="50 on {code} by a surgical center",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 14, section 40.5"
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def both_sides_at_surgical_center(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines with 50 on claims that say by their taxonomy who bills."""
    if BOTH in line.modifiers and line.code and is_surgical_center(context.claim):
        yield context.finding(path_of(line, BOTH), code=line.code)
