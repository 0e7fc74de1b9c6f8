"""A patient was referred directly to observation (G0379), and there is no observation (G0378).

The two go together on one claim; the referral alone is returned.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[{"procedure": "G0379", "revenue_code": "0762"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in direct_referral_without_observation.check(claim):
...     print(finding)
error FAC100 lines[0].procedure.code: G0379 without G0378
"""

from collections.abc import Iterator

from ....model import ServiceLine
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
from ._bills import HOSPITAL_OUTPATIENT, MEDICARE


@rule(
    "FAC100",
    "direct-referral-without-observation",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=HOSPITAL_OUTPATIENT, filing=MEDICARE),
    triggers=Triggers(procedures="G0379"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="G0379 without G0378",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 4, section 290.5.2"
        ),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 58"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M51", status=("A7:454",)),
    aliases=("IOCE 58",),
)
def direct_referral_without_observation(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Find G0379 on a claim without any G0378."""
    if line.code == "G0379" and all(other.code != "G0378" for other in context.claim.lines):
        yield context.finding(at="procedure.code")
