"""A laboratory test is billed without the laboratory's CLIA number.

Medicare and Medicaid pay tests of certified laboratories alone, the laboratory of a practice
included; without the number the claim cannot be processed. The physician's own part of a test (26)
needs none, and waived tests with QW are told by PRV022.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("80053",), coverage={"filing_indicator": "MB"})
>>> for finding in test_without_clia_number.check(claim):
...     print(finding)
error LAB001 lines[0].procedure: 80053 needs the laboratory's CLIA number (REF*X4)
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
from ._tests import clia_number, is_test

_EXEMPT = frozenset(("26", "QW"))


@rule(
    "LAB001",
    "test-without-clia-number",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing=("MB", "MC")),
    triggers=Triggers(procedures="8"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} needs the laboratory's CLIA number (REF*X4)",
    source=(
        Citation(authority="42 CFR 493.1809"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 16, section 70.2"),
        Citation(authority="CMS-1500 instructions", section="item 23"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA120", group="CO"),
    aliases=("IB235",),
)
def test_without_clia_number(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for a reference X4 on the line or the claim."""
    if (
        is_test(line.code)
        and _EXEMPT.isdisjoint(line.modifiers)
        and not clia_number(context.claim, line)
    ):
        yield context.finding("procedure", code=line.code)
