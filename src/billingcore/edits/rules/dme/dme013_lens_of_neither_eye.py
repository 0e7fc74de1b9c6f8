"""A lens of glasses is billed to Medicare without its side.

Lenses are counted by the eye, each on its own line with RT or LT; a line with neither is rejected.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(lines=("V2100-KX",), coverage={"filing_indicator": "MB"})
>>> for finding in lens_of_neither_eye.check(claim):
...     print(finding)
error DME013 lines[0].procedure.modifiers: V2100 is of one eye, and has neither RT nor LT
"""

from collections.abc import Iterator
from datetime import date

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._lenses import is_lens

_SIDES = frozenset(("RT", "LT", "GY"))
_TELL = Fix(text="say for which eye the lens is", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DME013",
    "lens-of-neither-eye",
    scope=Scope.LINE,
    applies=Applies(kinds="professional", filing="MB", since=date(2019, 3, 1)),
    triggers=Triggers(procedures=("V21", "V22", "V23", "V24")),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{code} is of one eye, and has neither RT nor LT",
    source=(
        Citation(authority="Local coverage article", section="A52499, refractive lenses"),
        Citation(authority="DME MAC", section="RT and LT modifier usage change, 2019-03-01"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
)
def lens_of_neither_eye(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for a side beside lenses; what Medicare does not cover (GY) needs none."""
    if is_lens(line.code) and _SIDES.isdisjoint(line.modifiers):
        yield context.finding("procedure.modifiers", fixes=_TELL, code=line.code)
