"""A service line of a remittance does not balance.

What was charged, less every adjustment of the line, is what was paid. A difference means that an
adjustment is missing or wrong: nobody can post the line and explain it.

>>> from billingcore.testing import a_claim_payment
>>> claim = a_claim_payment(
...     lines=({"charge": "100", "paid": "70", "adjustments": {"CO-45": "25"}},)
... )
>>> for finding in line_out_of_balance.check(claim):
...     print(finding)
error REM001 lines[0].paid: paid 70; charge 100 less adjustments 25 is 75 (difference -5)
"""

from collections.abc import Iterator

from ....model import ClaimPayment, claim_balances
from ... import Citation, Context, Disposition, Finding, Scope, Snip, rule
from ._judged import complete, out_of_balance


@rule(
    "REM001",
    "line-out-of-balance",
    scope=Scope.PAYMENT,
    mandatory=True,
    disposition=Disposition.SUSPENSION,
    snip=Snip.BALANCE,
    message="paid {paid}; charge {charge} less adjustments {adjustments} is {computed} "
    "(difference {difference})",
    source=Citation(authority="X12 005010X221 835", section="2110 SVC02, CAS, SVC03"),
)
def line_out_of_balance(claim: ClaimPayment, context: Context) -> Iterator[Finding]:
    """Judge the line balances whose amounts could all be read."""
    for balance in claim_balances(claim):
        if balance.level == "line" and balance.difference:
            index = int(balance.path.removeprefix("lines[").removesuffix("]"))
            if complete(claim.lines[index].adjustments):
                yield out_of_balance(context, f"{balance.path}.paid", balance)
