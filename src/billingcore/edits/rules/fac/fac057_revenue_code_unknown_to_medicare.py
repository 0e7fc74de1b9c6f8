"""An outpatient line has a revenue code that Medicare does not take.

Patient convenience items, residential care, alternative therapies and adult day care are none of
its benefits, and blood is billed by its kind (0381 to 0389), never in general (0380).

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=["G0463", {"procedure": None, "revenue_code": "0990"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in revenue_code_unknown_to_medicare.check(claim):
...     print(finding)
warning FAC057 lines[1].revenue_code: Medicare does not take revenue code 0990
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
    rule,
)
from ._bills import MEDICARE
from ._revenue import is_among, revenue_of

_NOT_TAKEN = ("0380", "099x", "100x", "210x", "310x")


@rule(
    "FAC057",
    "revenue-code-unknown-to-medicare",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills=("12", "13", "14", "85"), filing=MEDICARE),
    disposition=Disposition.LINE_REJECTION,
    snip=Snip.POLICY,
    message="Medicare does not take revenue code {revenue}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 40"),
        Citation(authority="CMS change request", section="5867"),
    ),
    expects=ExpectedDenial(carc="96", rarc="M50", group="CO", status=("A7:455",)),
    aliases=("IOCE 65",),
)
def revenue_code_unknown_to_medicare(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find such codes."""
    code = revenue_of(line)
    if is_among(code, _NOT_TAKEN):
        yield context.finding(at="revenue_code", revenue=code)
