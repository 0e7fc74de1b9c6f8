"""The amount of a value code is none that it can have.

Days, pints and visits are whole numbers, an hour is at most 23, and the absence of semiprivate
rooms has no rate.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"value_codes": {"80": "2.5"}})
>>> for finding in value_out_of_range.check(claim):
...     print(finding)
error FAC068 institutional.value_codes[0].amount: value code 80 cannot be 2.5
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from .._rows import table


@cache
def _by_code() -> dict[str, dict[str, Any]]:
    return {code: row for row in table("value_codes")["amount"] for code in row["codes"]}


@rule(
    "FAC068",
    "value-out-of-range",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="value code {code} cannot be {amount}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 39 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def value_out_of_range(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge amounts by the rows of ``_tables/value_codes.toml``."""
    for i, value in enumerate(claim.institutional.value_codes if claim.institutional else ()):
        row = _by_code().get(value.code or "")
        if row is not None and value.amount is not None and not _fits(value.amount, row):
            yield context.finding(
                at=f"institutional.value_codes[{i}].amount", code=value.code, amount=value.amount
            )


def _fits(amount: Decimal, row: dict[str, Any]) -> bool:
    if amount in row.get("also", ()):
        return True
    if row.get("whole") and amount != amount.to_integral_value():
        return False
    return bool(0 <= amount <= row.get("high", amount))
