"""A visit or a test says who gave the anesthesia.

The modifiers of anesthesia stand on anesthesia services; some payers take them on operations and
imaging too. An anesthesiologist's visit is billed without.

>>> from billingcore.testing import a_claim
>>> for finding in giver_on_visit_or_test.check(a_claim(lines=("99213-AA",))):
...     print(finding)
warning ANE002 lines[0].procedure.modifiers[0]: AA on 99213 (evaluation)
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
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._procedures import kinds_of
from ._anesthesia import GIVERS

_MODIFIERS = (*GIVERS, "QS")
_NEVER = frozenset({"evaluation", "laboratory"})


@rule(
    "ANE002",
    "giver-on-visit-or-test",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=_MODIFIERS),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{modifier} on {code} ({kind})",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 50"
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def giver_on_visit_or_test(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report these modifiers on visits and laboratory tests."""
    for i, modifier in enumerate(line.modifiers):
        if modifier in _MODIFIERS and line.code:
            kind = next((kind for kind in kinds_of(line.code) if kind in _NEVER), None)
            if kind is not None:
                at = f"procedure.modifiers[{i}]"
                yield context.finding(at, modifier=modifier, code=line.code, kind=kind)
