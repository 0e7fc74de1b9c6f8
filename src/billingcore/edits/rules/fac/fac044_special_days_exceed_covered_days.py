"""The days with coinsurance and the lifetime reserve days are more than the covered days.

Both are among the covered days: value codes 82 and 83 are parts of 80.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(
...     institutional={"value_codes": {"80": 3, "82": 4}}, coverage={"filing_indicator": "MA"}
... )
>>> for finding in special_days_exceed_covered_days.check(claim):
...     print(finding)
error FAC044 institutional.value_codes[1].amount: 4 days of coinsurance or reserve among 3 covered
"""

from collections.abc import Iterator

from ....model import Claim
from ....money import ZERO
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE, STAYS
from ._stays import value_at, valued


@rule(
    "FAC044",
    "special-days-exceed-covered-days",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=STAYS, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{special} days of coinsurance or reserve among {covered} covered",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 39 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA34", status=("A7:463",)),
)
def special_days_exceed_covered_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare 82 and 83 together with 80, where it is stated."""
    covered = valued(claim, "80")
    places = [i for i in (value_at(claim, "82"), value_at(claim, "83")) if i is not None]
    special = (valued(claim, "82") or ZERO) + (valued(claim, "83") or ZERO)
    if covered is not None and special > covered:
        yield context.finding(
            at=f"institutional.value_codes[{places[0]}].amount", special=special, covered=covered
        )
