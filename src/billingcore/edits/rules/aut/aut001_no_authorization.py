"""The payer wants an authorization for the procedure, and the claim has none.

The payer's rules, which the user loads, say for which procedures and where it must be asked before.
Put the number that the payer gave on the line or the claim. If nobody asked, ask whether the payer
authorizes afterwards. Emergencies need none.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> asked = PayerRule(asks="authorization", payers=("99999",), procedures=("70450-70498",))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [asked]))
>>> for finding in no_authorization.check(a_claim(lines="70470"), reference=reference):
...     print(finding)
error AUT001 lines[0].procedure.code: 70470 on 2026-03-02 needs an authorization; there is none
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    rule,
)
from ._numbers import AUTHORIZATION
from ._required import required, rule_evidence

_FIX = Fix(text="add the number that the payer gave", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "AUT001",
    "no-authorization",
    scope=Scope.CLAIM,
    needs="payer_rules",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{code} on {day} needs an authorization; there is none",
    source=(
        Citation(authority="payer contract or manual", section="prior authorization"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1"),
        Citation(authority="NUCC 1500 instruction manual", section="item 23"),
    ),
    expects=ExpectedDenial(carc="197", group="CO"),
    liability="provider",
)
def no_authorization(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the payer's rules about each line."""
    for i, line, row in required(claim, context, "authorization", AUTHORIZATION):
        yield context.finding(
            f"lines[{i}].procedure.code",
            evidence=rule_evidence(context, row),
            fixes=_FIX,
            code=line.code,
            day=context.day_of(line),
        )
