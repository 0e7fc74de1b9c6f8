"""A laboratory test is billed to Medicare, and nobody ordered it.

Medicare pays tests on the order of a practitioner, whom the claim names: on the line as the
ordering provider (loop 2420E), or for the claim as the referring one (item 17, loop 2310A). Who
tests on their own order names themselves.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("80053",), coverage={"filing_indicator": "MB"})
>>> for finding in test_that_nobody_ordered.check(claim):
...     print(finding)
error LAB003 lines[0].procedure: 80053 without who ordered it (DK on the line, DN on the claim)
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
    Snip,
    Triggers,
    rule,
)
from ._tests import is_test

_ORDERS = ("DK", "DN")


@rule(
    "LAB003",
    "test-that-nobody-ordered",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(procedures="8"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} without who ordered it (DK on the line, DN on the claim)",
    source=(
        Citation(authority="42 CFR 424.507"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 26, item 17"),
        Citation(authority="MLN Matters", section="SE1305"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N264", group="CO"),
)
def test_that_nobody_ordered(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at tests of the clinical laboratory; the physician's own part (26) is left alone."""
    if claim.provider(*_ORDERS) is not None:
        return
    for i, line in enumerate(claim.lines):
        if is_test(line.code) and "26" not in line.modifiers and line.provider(*_ORDERS) is None:
            yield context.finding(f"lines[{i}].procedure", code=line.code)
