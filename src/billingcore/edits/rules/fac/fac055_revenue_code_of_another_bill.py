"""A revenue code stands on a kind of bill that never has it.

An outpatient has no bed; the rates of prospective payment and the levels of hospice care belong
to the bills of those who are paid by them.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(lines=[{"procedure": None, "revenue_code": "0120"}])
>>> for finding in revenue_code_of_another_bill.check(claim):
...     print(finding)
error FAC055 lines[0].revenue_code: revenue code 0120 is not for bills 13
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._revenue import revenue_of
from ._revenue_rows import may_stand_on


@rule(
    "FAC055",
    "revenue-code-of-another-bill",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="revenue code {revenue} is not for bills {bill}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.4"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 11, section 30.3"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def revenue_code_of_another_bill(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/revenue_codes.toml`` about kinds of bills."""
    revenue, bill = revenue_of(line), bill_of(context.claim)
    if revenue and bill and not may_stand_on(revenue, bill):
        yield context.finding(at="revenue_code", revenue=revenue, bill=bill)
