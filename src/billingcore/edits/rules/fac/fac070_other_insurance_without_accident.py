"""Another insurer paid for an accident, and the bill does not tell of the accident.

What no-fault, workers' compensation or liability insurance paid (value codes 14, 15, 47) goes with
the occurrence that gives the day of the accident.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     institutional={"value_codes": {"15": "500"}}, coverage={"filing_indicator": "MA"}
... )
>>> for finding in other_insurance_without_accident.check(claim):
...     print(finding)
warning FAC070 institutional.value_codes[0].code: value code 15 without one of the occurrences 04
"""

from collections.abc import Iterator
from functools import cache

from ....model import Claim
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
from .._rows import table
from ._bills import MEDICARE


@cache
def _wanted() -> dict[str, tuple[str, ...]]:
    rows = table("value_codes")["occurrence"]
    return {code: tuple(row["wanted"]) for row in rows for code in row["codes"]}


@rule(
    "FAC070",
    "other-insurance-without-accident",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="value code {code} without one of the occurrences {wanted}",
    source=(
        Citation(authority="Medicare Secondary Payer Manual", section="chapter 3, section 40"),
        Citation(authority="UB-04 data specifications", section="form locators 31 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def other_insurance_without_accident(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/value_codes.toml`` about occurrences."""
    detail = claim.institutional
    if detail is None or not detail.value_codes:
        return
    stated = {occurrence.code for occurrence in detail.occurrences}
    for i, value in enumerate(detail.value_codes):
        wanted = _wanted().get(value.code or "")
        if wanted and stated.isdisjoint(wanted):
            yield context.finding(
                at=f"institutional.value_codes[{i}].code", code=value.code, wanted=wanted
            )
