"""A code for whatever has no code of its own stands on a line that does not say what was done.

The payer cannot price it, and sends it back. Describe the procedure, drug or item (SV101-7 or
SV202-7), or add a note; on paper that is item 19. Use the code only where no other one fits.

>>> from billingcore.testing import a_claim
>>> report = unlisted_procedure_without_description.check(a_claim(lines=("64999", "J3490")))
>>> for finding in report:
...     print(finding)
warning PX106 lines[0].procedure: 64999 does not say which procedure
warning PX106 lines[1].procedure: J3490 does not say which drug
"""

from collections.abc import Iterator
from functools import cache

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
from .._rows import rows


@cache
def _unlisted() -> dict[str, str]:
    return {code: row["what"] for row in rows("unlisted_procedures") for code in row["codes"]}


@rule(
    "PX106",
    "unlisted-procedure-without-description",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(procedures=tuple(_unlisted())),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} does not say which {what}",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 19"),
        Citation(authority="MLN Matters", section="SE1138"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N350", group="CO", status=("A7:306",)),
)
def unlisted_procedure_without_description(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Look for a description, or a note or document of the line or the claim."""
    done, claim = line.procedure, context.claim
    what = _unlisted().get(done.code) if done is not None and done.code else None
    if done is None or what is None or done.description:
        return
    if line.notes or line.attachments or claim.notes or claim.attachments or line.drug:
        return
    yield context.finding(
        "procedure",
        fixes=Fix(text=f"say which {what} it was", safety=Safety.NEEDS_DOCUMENTATION),
        code=done.code,
        what=what,
    )
