"""A blood product stands under the revenue code of another kind of blood.

Red cells are billed under 0381, whole blood under 0382; nothing else is.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "P9035", "revenue_code": "0381"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in blood_under_another_kind.check(claim):
...     print(finding)
error FAC105 lines[0].revenue_code: P9035 is not for revenue code 0381
"""

from collections.abc import Iterator
from functools import cache

from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from .._rows import rows
from ._bills import MEDICARE
from ._revenue import revenue_of


@cache
def _products() -> dict[str, frozenset[str]]:
    return {row["revenue"]: frozenset(row["codes"]) for row in rows("blood_products")}


@rule(
    "FAC105",
    "blood-under-another-kind",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=("13", "14"), filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} is not for revenue code {revenue}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 231"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 79"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
    aliases=("IOCE 79",),
)
def blood_under_another_kind(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/blood_products.toml``."""
    if not line.code:
        return
    revenue = revenue_of(line)
    products = _products().get(revenue)
    if products is not None and line.code not in products:
        yield context.finding(at="revenue_code", code=line.code, revenue=revenue)
