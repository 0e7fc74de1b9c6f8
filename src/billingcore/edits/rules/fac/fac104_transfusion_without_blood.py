"""A transfusion is billed, and no blood.

The blood product has a line of its own (P9010 and following), also where the hospital pays for its
processing alone. Without one the claim is returned.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "36430", "revenue_code": "0391"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in transfusion_without_blood.check(claim):
...     print(finding)
error FAC104 lines[0].procedure.code: 36430 without a blood product
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
from ..._code_ranges import within
from ._bills import MEDICARE
from ._opps import under_opps

_TRANSFUSIONS = ("36430", "36440", "36450", "36455", "36460")
_PRODUCTS = "P9010-P9100"


@rule(
    "FAC104",
    "transfusion-without-blood",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(procedures="364"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} without a blood product",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 231"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 43"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M51", status=("A7:454",)),
    aliases=("IOCE 43",),
)
def transfusion_without_blood(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find a transfusion on a claim without any product."""
    if line.code not in _TRANSFUSIONS or not under_opps(context.claim):
        return
    if not any(other.code and within(other.code, _PRODUCTS) for other in context.claim.lines):
        yield context.finding(at="procedure.code", code=line.code)
