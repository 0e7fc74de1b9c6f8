"""The payer wants a referral for the procedure, and the claim has none.

Plans with a gatekeeper pay specialists only by referral. Put its number on the claim; an
authorization number will do where the payer gives one for both.

>>> from billingcore.codes import PayerRule, PayerRules, ReferenceSet
>>> from billingcore.testing import a_claim
>>> asked = PayerRule(asks="referral", payers=("99999",), procedures=("99202-99215",))
>>> reference = ReferenceSet().with_(payer_rules=PayerRules("payer_rules", [asked]))
>>> for finding in no_referral.check(a_claim(lines="99204"), reference=reference):
...     print(finding)
error AUT002 lines[0].procedure.code: 99204 on 2026-03-02 needs a referral; there is none
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
from ._numbers import AUTHORIZATION, REFERRAL
from ._required import required, rule_evidence

_FIX = Fix(text="add the number of the referral", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "AUT002",
    "no-referral",
    scope=Scope.CLAIM,
    needs="payer_rules",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{code} on {day} needs a referral; there is none",
    source=(
        Citation(authority="payer contract or manual", section="referrals"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*9F"),
        Citation(authority="NUCC 1500 instruction manual", section="item 23"),
    ),
    expects=ExpectedDenial(carc="288", group="CO"),
    liability="provider",
)
def no_referral(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the payer's rules about each line."""
    for i, line, row in required(claim, context, "referral", REFERRAL, AUTHORIZATION):
        yield context.finding(
            f"lines[{i}].procedure.code",
            evidence=rule_evidence(context, row),
            fixes=_FIX,
            code=line.code,
            day=context.day_of(line),
        )
