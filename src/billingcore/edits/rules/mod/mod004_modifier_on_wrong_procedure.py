"""A modifier stands on a procedure of a kind that it is never for.

24, 25, 27 and 57 are about visits; 59 and X{EPSU} about anything but visits; 91 about laboratory
tests; P1 to P6 about anesthesia. Put the modifier on the line that it is about.

>>> from billingcore.testing import a_claim
>>> for finding in modifier_on_wrong_procedure.check(a_claim(lines=("99213", "11042-25"))):
...     print(finding)
error MOD004 lines[1].procedure.modifiers[0]: 25 is not for 11042 (surgery)
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
from ._procedures import is_odd, misplaced


@rule(
    "MOD004",
    "modifier-on-wrong-procedure",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(coding=lambda done: is_odd("modifier_procedures", done)),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{modifier} is not for {code} ({kind})",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6"),
        Citation(
            authority="NCCI Policy Manual for Medicare Services", section="chapter I, section E"
        ),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def modifier_on_wrong_procedure(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report modifiers by the rows of ``_tables/modifier_procedures.toml``."""
    yield from misplaced(line, context, "modifier_procedures")
