"""A professional or dental line does not say what was done.

The procedure code says it; a charge for nothing named is not paid. (FAC050 speaks of a facility's
line without a revenue code, FAC053 of one that needs a procedure code beside it.)

>>> from billingcore.testing import a_claim
>>> for finding in line_without_service.check(a_claim(lines=({"procedure": None},))):
...     print(finding)
error CLM038 lines[0].procedure: the line has no procedure code
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "CLM038",
    "line-without-service",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(coding=lambda coding: not (coding.code or "").strip()),
    snip=Snip.GUIDE,
    message="the line has no procedure code",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24D"),
        Citation(authority="X12 005010X222 837", section="SV101-2"),
        Citation(authority="X12 005010X224 837", section="SV301-2"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M51", status=("A7:454",)),
)
def line_without_service(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line whose procedure code is absent or blank."""
    if not (line.code or "").strip():
        yield context.finding(at="procedure")
