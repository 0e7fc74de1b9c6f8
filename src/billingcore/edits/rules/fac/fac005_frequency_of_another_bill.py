"""The frequency is not for this kind of bill, or for none.

Some frequencies belong to one kind of provider: 9 ends a home health episode, C and E are notices
of a hospice. Others are not assigned.

>>> from billingcore.testing import institutional_claim
>>> for finding in frequency_of_another_bill.check(institutional_claim(frequency="9")):
...     print(finding)
error FAC005 frequency: frequency 9 is not for bills 13
"""

from collections.abc import Iterator
from functools import cache

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from .._rows import rows


@cache
def _bills() -> dict[str, tuple[str, ...]]:
    found = (row for row in rows("bill_frequencies") if "bills" in row)
    return {code: tuple(row["bills"]) for row in found for code in row["frequencies"]}


@rule(
    "FAC005",
    "frequency-of-another-bill",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="frequency {frequency} is not for bills {bill}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
        Citation(authority="X12 005010X223 837", section="CLM05-3"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def frequency_of_another_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report frequencies by the rows of ``_tables/bill_frequencies.toml`` that name bills."""
    bills, bill = _bills().get(claim.frequency or ""), bill_of(claim)
    if bills is not None and bill is not None and bill not in bills:
        yield context.finding(at="frequency", frequency=claim.frequency, bill=bill)
