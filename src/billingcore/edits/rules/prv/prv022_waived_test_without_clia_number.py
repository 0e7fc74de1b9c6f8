"""A waived laboratory test is billed without a CLIA number.

Modifier QW says that the test is one that a laboratory with a certificate of waiver may do: such a
laboratory has a number, and the claim must carry it.

>>> from billingcore.testing import a_claim
>>> for finding in waived_test_without_clia_number.check(a_claim(lines=("87880-QW",))):
...     print(finding)
error PRV022 lines[0].procedure: modifier QW needs the laboratory's CLIA number (REF*X4)
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "PRV022",
    "waived-test-without-clia-number",
    scope=Scope.LINE,
    triggers=Triggers(modifiers="QW"),
    applies=Applies(kinds="professional"),
    snip=Snip.SITUATION,
    message="modifier QW needs the laboratory's CLIA number (REF*X4)",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 16, section 70"),
        Citation(authority="CMS-1500 instructions", section="item 23"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA120"),
    aliases=("IB235",),
)
def waived_test_without_clia_number(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for a reference X4 on the line or the claim."""
    if "QW" in line.modifiers and not (line.reference("X4") or context.claim.reference("X4")):
        yield context.finding(at="procedure")
