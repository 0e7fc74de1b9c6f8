"""A restoration is billed without the surfaces that it is on.

Fillings, inlays and onlays are counted by surfaces, and the claim form wants them named beside the
tooth. Payers return the line otherwise.

>>> from billingcore.testing import dental_claim
>>> lines = {"procedure": "D2392", "dental": {"teeth": {"3": ()}}}
>>> for finding in restoration_without_surfaces.check(dental_claim(lines=lines)):
...     print(finding)
error DEN004 lines[0].dental.teeth[0].surfaces: D2392 on tooth 3 names no surfaces
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
from ._procedures import surfaces_of, treated


@rule(
    "DEN004",
    "restoration-without-surfaces",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D2", parts="lines.dental"),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.SITUATION,
    message="{code} on tooth {number} names no surfaces",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 28"),
        Citation(authority="X12 005010X224A2 837", section="2400 TOO03"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N75"),
)
def restoration_without_surfaces(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at the teeth of such a line; one without a tooth is told by another rule."""
    if surfaces_of(line.code) is None:
        return
    for i, one in treated(line):
        if one.number and not one.surfaces:
            path = f"dental.teeth[{i}].surfaces"
            yield context.finding(path, code=line.code, number=one.number)
