"""A test was sent to another laboratory, and the line does not say to which.

Modifier 90 is of tests that the billing laboratory referred to another. Such a line has two CLIA
numbers: that of the laboratory that bills (X4) and that of the one that tested (F4).

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     lines=("80074-90",), references={"X4": "11D1111111"}, coverage={"filing_indicator": "MB"}
... )
>>> for finding in referred_test_without_its_laboratory.check(claim):
...     print(finding)
error LAB004 lines[0].procedure: 80074-90 without the CLIA number of who tested (REF*F4)
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
from ._tests import is_test


@rule(
    "LAB004",
    "referred-test-without-its-laboratory",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(modifiers="90"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code}-90 without the CLIA number of who tested (REF*F4)",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 16, section 40.1.1"
        ),
        Citation(authority="X12 005010X222A1 837", section="2400 REF*F4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA120", group="CO"),
)
def referred_test_without_its_laboratory(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for a reference F4 on the line or the claim."""
    if "90" not in line.modifiers or not is_test(line.code):
        return
    if not (line.reference("F4") or context.claim.reference("F4")):
        yield context.finding("procedure", code=line.code)
