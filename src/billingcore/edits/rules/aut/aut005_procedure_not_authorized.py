"""The authorization is for other procedures than those of the claim.

The number exists, and is for something else: the wrong number was taken, or another procedure was
performed than the one that was authorized. A number of the claim need not be for every line, but
for one of them at least.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(references={"G1": "AUTH1"}, lines="70470")
>>> known = {"authorizations": [{"number": "AUTH1", "procedures": ["70450"]}]}
>>> for finding in procedure_not_authorized.check(claim, facts=known):
...     print(finding)
error AUT005 references[0]: authorized are 70450; billed are 70470
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._numbers import NUMBERED, uses


@rule(
    "AUT005",
    "procedure-not-authorized",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    needs="facts.authorizations",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="authorized are {authorized}; billed are {billed}",
    source=(
        Citation(authority="payer contract or manual", section="prior authorization"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1"),
    ),
    expects=ExpectedDenial(carc="284", rarc="N54", group="CO"),
    liability="provider",
)
def procedure_not_authorized(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for numbers whose record lists procedures, none of them that of a line it is for."""
    for use in uses(context):
        number, record = use.number, use.record
        if not record.procedures or use.lines:
            continue
        meant = claim.lines if number.line is None else (claim.lines[number.line],)
        billed = sorted({line.code for line in meant if line.code is not None})
        if billed:
            yield context.finding(number.path, authorized=record.procedures, billed=billed)
