"""The payer has no record of an authorization or referral number on the claim.

The number may be mistyped, of another payer, or of another patient. Blanks, hyphens and small
letters do not matter in the comparison.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(references={"G1": "AUTH1"})
>>> known = {"authorizations": [{"number": "AUTH2"}]}
>>> for finding in unknown_authorization.check(claim, facts=known):
...     print(finding)
error AUT003 references[0]: the payer has no record of this authorization
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._numbers import NUMBERED, REFERRAL, numbers, record_of


@rule(
    "AUT003",
    "unknown-authorization",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    needs="facts.authorizations",
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.PARTNER,
    message="the payer has no record of this {what}",
    source=Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1, REF*9F"),
    expects=ExpectedDenial(carc="16", rarc="M62", group="CO"),
    liability="provider",
)
def unknown_authorization(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look each number up among the payer's records."""
    for number in numbers(context):
        if number.value and record_of(number, context) is None:
            what = "referral" if number.qualifier == REFERRAL else "authorization"
            yield context.finding(number.path, what=what)
