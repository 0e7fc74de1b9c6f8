"""A procedure has more than four modifiers.

Form and standard have room for four. The ones that change payment come first; where a fifth is
needed, payers take 99 in the fourth place with the rest in a note, or ask for documentation.

>>> from billingcore.testing import a_claim
>>> for finding in too_many_modifiers.check(a_claim(lines=("99213-25-57-GC-KX-Q6",))):
...     print(finding)
error CLM005 lines[0].procedure.modifiers: 5 modifiers; there is room for 4
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Citation,
    Context,
    Finding,
    Scope,
    Snip,
    Triggers,
    rule,
)


@rule(
    "CLM005",
    "too-many-modifiers",
    scope=Scope.LINE,
    triggers=Triggers(coding=lambda done: len(done.modifiers) > 4),
    snip=Snip.GUIDE,
    message="{count} modifiers; there is room for 4",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24D"),
        Citation(authority="X12 005010 837", section="SV101-3 to SV101-6"),
    ),
)
def too_many_modifiers(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a line with a fifth modifier."""
    if len(line.modifiers) > 4:
        yield context.finding(at="procedure.modifiers", count=len(line.modifiers))
