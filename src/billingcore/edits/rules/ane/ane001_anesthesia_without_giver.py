"""An anesthesia service does not say who gave it.

Payers pay by whether the anesthesiologist gave it in person (AA), directed others (QK, QY) or
supervised them (AD), or an anesthetist gave it with direction (QX) or without (QZ). Medicare
returns the claim without one of these. The daily care of a pain catheter (01996) needs none.

>>> from billingcore.testing import a_claim
>>> lines = ({"procedure": "00142-QS", "unit": "MJ", "quantity": 42},)
>>> for finding in anesthesia_without_giver.check(a_claim(lines=lines)):
...     print(finding)
warning ANE001 lines[0].procedure.modifiers: 00142 wants one of AA, AD, QK, QX, QY, QZ
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._anesthesia import GIVERS, is_anesthesia

_TELL = Fix(text="say by the record who gave the anesthesia", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "ANE001",
    "anesthesia-without-giver",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=("00", "01")),
    snip=Snip.POLICY,
    message="{code} wants one of {wanted}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, sections 50 and 140.3.3"
    ),
    expects=ExpectedDenial(carc="4", rarc="N822", group="CO", status=("A7:453",)),
    aliases=("Optum ANE",),
)
def anesthesia_without_giver(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look for one of the six modifiers."""
    code = line.code
    if is_anesthesia(code) and code != "01996" and not set(GIVERS) & set(line.modifiers):
        yield context.finding("procedure.modifiers", fixes=_TELL, code=code, wanted=GIVERS)
