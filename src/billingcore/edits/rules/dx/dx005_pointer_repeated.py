"""A service line points at the same diagnosis twice.

Each pointer adds a reason; the second naming adds none and takes the place of another.

>>> from billingcore.testing import a_claim
>>> for finding in pointer_repeated.check(a_claim(lines=({"diagnosis_pointers": (1, 2, 1)},))):
...     print(finding)
error DX005 lines[0].diagnosis_pointers[2]: pointer 1 stands twice
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Finding, Fix, Safety, Scope, Snip, Triggers, rule


@rule(
    "DX005",
    "pointer-repeated",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "dental")),
    triggers=Triggers(
        line=lambda line: len(set(line.diagnosis_pointers)) < len(line.diagnosis_pointers)
    ),
    snip=Snip.SITUATION,
    message="pointer {pointer} stands twice",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 24E"),
        Citation(authority="X12 005010 837", section="SV107, SV311"),
    ),
)
def pointer_repeated(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a pointer that stood before; dropping it keeps the order of the rest."""
    pointers = line.diagnosis_pointers
    if len(set(pointers)) == len(pointers):
        return
    for i, pointer in enumerate(pointers):
        if pointer in pointers[:i]:
            where = context.path("diagnosis_pointers")
            fix = Fix(
                text="keep each pointer once, in order",
                safety=Safety.SAFE,
                changes=((where, tuple(dict.fromkeys(pointers))),),
            )
            yield context.finding(at=f"diagnosis_pointers[{i}]", pointer=pointer, fixes=fix)
