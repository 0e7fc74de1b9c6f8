"""A service line has more than four diagnosis pointers.

>>> from billingcore.testing import a_claim
>>> codes = ["E11.9", "I10", "J06.9", "N39.0", "R06.02"]
>>> claim = a_claim(diagnoses=codes, lines=({"diagnosis_pointers": (1, 2, 3, 4, 5)},))
>>> for finding in too_many_pointers.check(claim):
...     print(finding)
error DX006 lines[0].diagnosis_pointers: 5 pointers; there is room for 4
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Finding, Scope, Snip, Triggers, rule


@rule(
    "DX006",
    "too-many-pointers",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(line=lambda line: len(line.diagnosis_pointers) > 4),
    snip=Snip.GUIDE,
    message="{count} pointers; there is room for 4",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24E"),
        Citation(authority="X12 005010 837", section="SV107, SV311"),
    ),
)
def too_many_pointers(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a fifth pointer."""
    if len(line.diagnosis_pointers) > 4:
        yield context.finding(at="diagnosis_pointers", count=len(line.diagnosis_pointers))
