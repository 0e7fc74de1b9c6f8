"""The claim has no diagnosis.

Professional and institutional claims need at least one: it is the reason for all that was done. On
a dental claim it is optional.

>>> from billingcore.testing import a_claim
>>> for finding in no_diagnosis.check(a_claim(diagnoses=())):
...     print(finding)
error DX013 diagnoses: the claim has no diagnosis
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, ExpectedDenial, Finding, Scope, Snip, Triggers, rule

_OF_A_FACILITY = ExpectedDenial(carc="16", rarc="MA63", status=("A7:254",))


@rule(
    "DX013",
    "no-diagnosis",
    scope=Scope.CLAIM,
    applies=Applies(kinds=("professional", "institutional")),
    triggers=Triggers(claim=lambda claim: not claim.diagnoses),
    snip=Snip.GUIDE,
    message="the claim has no diagnosis",
    source=(
        Citation(authority="CMS-1500 instructions", section="item 21"),
        Citation(authority="UB-04 data specifications", section="form locator 67"),
        Citation(authority="X12 005010X222 837", section="2300 HI*ABK"),
        Citation(authority="X12 005010X223 837", section="2300 HI*ABK"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M76", status=("A7:255",)),
)
def no_diagnosis(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a claim without diagnoses."""
    if claim.diagnoses:
        return
    if claim.kind == "institutional":
        yield context.finding(at="diagnoses", expects=_OF_A_FACILITY)
    else:
        yield context.finding(at="diagnoses")
