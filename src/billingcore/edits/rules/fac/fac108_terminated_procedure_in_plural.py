"""A procedure that was stopped is billed on both sides, or more than once.

With modifier 73 a hospital says that it was stopped before anesthesia: one procedure was prepared,
and half of it is paid. Modifier 50 or more than one unit contradicts that.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "66984-73-50", "revenue_code": "0360"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in terminated_procedure_in_plural.check(claim):
...     print(finding)
error FAC108 lines[0].procedure.modifiers: 66984 was stopped (73), and is billed on both sides
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
from ._bills import MEDICARE


@rule(
    "FAC108",
    "terminated-procedure-in-plural",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(modifiers="73"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} was stopped (73), and is billed {how}",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 4, section 20.6.4"
        ),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 37"),
    ),
    expects=ExpectedDenial(carc="4", rarc="N519", group="CO", status=("A7:453",)),
    aliases=("IOCE 37",),
)
def terminated_procedure_in_plural(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find modifier 73 beside 50, or beside more than one unit."""
    if "73" not in line.modifiers:
        return
    if "50" in line.modifiers:
        yield context.finding(at="procedure.modifiers", code=line.code, how="on both sides")
    elif line.quantity is not None and line.quantity > 1:
        yield context.finding(at="quantity", code=line.code, how=f"{line.quantity} times")
