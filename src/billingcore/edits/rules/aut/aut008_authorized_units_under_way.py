"""With claims that the payer has not yet decided, the authorization runs out.

The claim alone fits into what is left. Earlier claims under the same number that were sent and not
decided take from it too, unless the payer's count has them already.

>>> from billingcore.testing import a_claim
>>> visit = {"references": {"G1": "AUTH1"}, "lines": ({"procedure": "97110", "quantity": 2},)}
>>> known = {"authorizations": [{"number": "AUTH1", "units_left": 3}]}
>>> claim, sent = a_claim(**visit), a_claim(**visit, day="2026-02-23")
>>> for finding in authorized_units_under_way.check(claim, facts=known, history=[sent]):
...     print(finding)
warning AUT008 references[0]: 2 units, and 2 on earlier claims under way; 3 are left
"""

from collections.abc import Iterator
from decimal import Decimal

from ... import (
    Citation,
    ClaimState,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._numbers import NUMBERED, Use, lines_for, numbers_of, uses
from ._units import units_of


@rule(
    "AUT008",
    "authorized-units-under-way",
    scope=Scope.HISTORY,
    triggers=NUMBERED,
    needs=("history", "facts.authorizations"),
    severity=Severity.WARNING,
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{units} units, and {sent} on earlier claims under way; {left} are left",
    source=Citation(authority="payer contract or manual", section="prior authorization"),
    expects=ExpectedDenial(carc="198", group="CO", status=("A7:674",)),
    liability="provider",
)
def authorized_units_under_way(history: History, context: Context) -> Iterator[Finding]:
    """Add what earlier claims of state sent take under the same number."""
    claim = history.claim
    for use in uses(context):
        left = use.record.units_left
        units = units_of(claim, use.lines)
        if left is None or not units or units > left:
            continue
        sent = _sent(use, history)
        if units + sent > left:
            yield context.finding(use.number.path, units=units, sent=sent, left=left)


def _sent(use: Use, history: History) -> Decimal:
    units = Decimal(0)
    for earlier in history.standing:
        claim = earlier.claim
        if earlier.state is not ClaimState.SENT or claim.payer_id != history.claim.payer_id:
            continue
        lines = {
            i
            for number in numbers_of(claim)
            if number.value == use.number.value
            for i in lines_for(claim, number, use.record)
        }
        units += units_of(claim, lines)
    return units
