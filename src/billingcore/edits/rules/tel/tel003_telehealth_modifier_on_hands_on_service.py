"""A service that needs hands on the patient says that it was given by telehealth.

Nobody operates, anesthetizes or runs a laboratory test by sight and sound; no such service is on
the lists of what may be given by telehealth. The modifier belongs to the visit beside it.

>>> from billingcore.testing import a_claim
>>> for finding in telehealth_modifier_on_hands_on_service.check(a_claim(lines=("20610-95",))):
...     print(finding)
warning TEL003 lines[0].procedure.modifiers[0]: 95 on 20610 (surgery)
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

_MODIFIERS = ("93", "95", "FQ", "GQ", "GT")
_HANDS_ON = frozenset({"anesthesia", "surgery", "laboratory"})


@rule(
    "TEL003",
    "telehealth-modifier-on-hands-on-service",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(modifiers=_MODIFIERS),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="{modifier} on {code} ({kind})",
    source=Citation(authority="CMS list of telehealth services", section="42 CFR 410.78(f)"),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
)
def telehealth_modifier_on_hands_on_service(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Report the modifiers on kinds of procedures that no list of telehealth services has."""
    for i, modifier in enumerate(line.modifiers):
        if modifier in _MODIFIERS and line.code:
            kind = next((kind for kind in kinds_of(line.code) if kind in _HANDS_ON), None)
            if kind is not None:
                at = f"procedure.modifiers[{i}]"
                yield context.finding(at, modifier=modifier, code=line.code, kind=kind)
