"""A condition code stands on a kind of bill that cannot have it.

Condition 44 says that an admission became a visit before the claim was sent, so the bill is an
outpatient's. Partial hospitalization (41) is not billed as services of Part B for an inpatient, nor
as specimens.

>>> from billingcore.testing import inpatient_claim
>>> for finding in condition_of_another_bill.check(inpatient_claim(condition_codes=["44"])):
...     print(finding)
error FAC072 condition_codes[0]: condition 44 is not for bills 11
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ....model import Claim
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
from ..._about import bill_of
from .._rows import table


@cache
def _by_code() -> dict[str, dict[str, Any]]:
    return {code: row for row in table("condition_codes")["bill"] for code in row["codes"]}


@rule(
    "FAC072",
    "condition-of-another-bill",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    triggers=Triggers(parts="condition_codes"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="condition {code} is not for bills {bill}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 50.3"),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 260"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def condition_of_another_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/condition_codes.toml`` about kinds of bills."""
    bill = bill_of(claim)
    for i, code in enumerate(claim.condition_codes):
        row = _by_code().get(code)
        if row is None or bill is None:
            continue
        if not (bill in row["only"] if "only" in row else bill not in row["never"]):
            yield context.finding(at=f"condition_codes[{i}]", code=code, bill=bill)
