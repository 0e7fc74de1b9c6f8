"""A bill of a dialysis facility does not say in which setting the patient is treated.

One of the conditions 71 to 76 stands on each: full care, self-care, training, at home, backup.
Treatment of an acute injury (84) and retraining (87) say so themselves.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="72",
...     lines=[{"procedure": "90999", "revenue_code": "0821"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in dialysis_without_its_setting.check(claim):
...     print(finding)
warning FAC078 condition_codes: the bill has none of 71, 72, 73, 74, 75, 76, 84, 87
"""

from collections.abc import Iterator

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
from ._bills import MEDICARE

_SETTINGS = ("71", "72", "73", "74", "75", "76", "84", "87")


@rule(
    "FAC078",
    "dialysis-without-its-setting",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="institutional", bills="72", filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="the bill has none of {settings}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 8, section 50.3"
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def dialysis_without_its_setting(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find a bill without any of these conditions."""
    if not any(code in _SETTINGS for code in claim.condition_codes):
        yield context.finding(at="condition_codes", settings=_SETTINGS)
