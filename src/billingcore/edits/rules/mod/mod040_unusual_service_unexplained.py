"""22 asks for more than the usual price, and the claim says nowhere why.

The payer wants a short statement of what was unusual, and the operative report. Without them the
usual price is paid, or the line comes back. Add a note, or announce the report (PWK).

>>> from billingcore.testing import a_claim
>>> for finding in unusual_service_unexplained.check(a_claim(lines=("44005-22",))):
...     print(finding)
warning MOD040 lines[0].procedure.modifiers[0]: 22 on 44005 without a note or a document
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
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._documents import is_explained

_UNUSUAL = "22"


@rule(
    "MOD040",
    "unusual-service-unexplained",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=_UNUSUAL),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="22 on {code} without a note or a document",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 40.2.A.10"
    ),
    expects=ExpectedDenial(carc="16", rarc="N706", group="CO"),
)
def unusual_service_unexplained(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Look at lines with 22."""
    if _UNUSUAL in line.modifiers and line.code and not is_explained(context.claim, line):
        at = f"procedure.modifiers[{line.modifiers.index(_UNUSUAL)}]"
        fix = Fix(
            text="say what was unusual and send the report", safety=Safety.NEEDS_DOCUMENTATION
        )
        yield context.finding(at, fixes=fix, code=line.code)
