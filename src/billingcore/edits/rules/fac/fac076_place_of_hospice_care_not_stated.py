"""A hospice bill does not say where the care was given.

Value code 61 has the area of the patient's home for care there (0651, 0652), G8 that of the
facility for respite and general inpatient care (0655, 0656). Medicare pays by the area.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="81",
...     lines=[{"procedure": "Q5001", "revenue_code": "0651"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in place_of_hospice_care_not_stated.check(claim):
...     print(finding)
error FAC076 institutional.value_codes: care under 0651 needs value code 61
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from .._rows import table
from ._bills import MEDICARE
from ._codes import values
from ._revenue import is_among, revenue_of


@rule(
    "FAC076",
    "place-of-hospice-care-not-stated",
    scope=Scope.CLAIM,
    applies=Applies(
        kinds="institutional", bills=("81", "82"), filing=MEDICARE, since=date(2008, 1, 1)
    ),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="care under {revenue} needs value code {wanted}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 11, section 30.3"),
        Citation(authority="Medicare contractors", section="reason code 32030"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def place_of_hospice_care_not_stated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Judge by the rows of ``_tables/value_codes.toml`` about places of care."""
    stated = {each.code for each in values(claim)}
    codes = {revenue_of(line) for line in claim.lines}
    for row in table("value_codes")["place_of_care"]:
        found = sorted(code for code in codes if is_among(code, tuple(row["revenue"])))
        if found and row["wanted"] not in stated:
            yield context.finding(
                at="institutional.value_codes", revenue=found, wanted=row["wanted"]
            )
