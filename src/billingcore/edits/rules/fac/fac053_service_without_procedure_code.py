"""A line of an outpatient's bill has a revenue code that wants a procedure code, and has none.

The department alone does not say what was done: laboratory, imaging, therapy, visits and drugs are
billed by HCPCS code. Lines that are not covered at all are left alone.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(lines=["99213", {"procedure": None, "revenue_code": "0300"}])
>>> for finding in service_without_procedure_code.check(claim):
...     print(finding)
error FAC053 lines[1].procedure: a line under 0300 needs a procedure code
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._revenue import revenue_of
from ._revenue_rows import wants_procedure


@rule(
    "FAC053",
    "service-without-procedure-code",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=("13", "14", "74", "75", "76")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="a line under {revenue} needs a procedure code",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 20"),
        Citation(authority="X12 005010X223 837", section="2400 SV202"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M20", status=("A7:454",)),
    aliases=("IOCE 48",),
)
def service_without_procedure_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find such a line by the rows of ``_tables/revenue_codes.toml``."""
    if line.code is not None or (line.charge is not None and line.charge == line.noncovered_charge):
        return
    code = revenue_of(line)
    if wants_procedure(code, bill_of(context.claim) or ""):
        yield context.finding(at="procedure", revenue=code)
