"""A professional service line points at no diagnosis.

The first pointer is required: it is the reason for the service.

>>> from billingcore.testing import a_claim
>>> for finding in line_without_pointer.check(a_claim(lines=({"diagnosis_pointers": ()},))):
...     print(finding)
error DX004 lines[0].diagnosis_pointers: the line points at no diagnosis
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule


@rule(
    "DX004",
    "line-without-pointer",
    scope=Scope.LINE,
    applies=Applies(kinds="professional"),
    triggers=Triggers(line=lambda line: not line.diagnosis_pointers),
    snip=Snip.GUIDE,
    message="the line points at no diagnosis",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24E"),
        Citation(authority="X12 005010X222 837", section="SV107-1"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76"),
)
def line_without_pointer(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line without pointers."""
    if not line.diagnosis_pointers:
        yield context.finding(at="diagnosis_pointers")
