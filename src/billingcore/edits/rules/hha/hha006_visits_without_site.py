"""The claim of a period of home health does not say where the visits were.

With the first visit goes a line with Q5001 (at home), Q5002 (assisted living) or Q5009 (elsewhere),
and another where the place changes. Medicare returns the claim without.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32",
...     frequency="9",
...     lines=[{"procedure": "G0299", "revenue_code": "0551"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in visits_without_site.check(claim):
...     print(finding)
error HHA006 lines: visits, and none of Q5001, Q5002, Q5009
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
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
from ._bills import HOME_HEALTH, MEDICARE, SITES, is_claim, is_visit


@rule(
    "HHA006",
    "visits-without-site",
    scope=Scope.CLAIM,
    applies=Applies(
        kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE, since=date(2013, 7, 1)
    ),
    triggers=Triggers(procedures=("G01", "G02", "G03", "G04", "G21")),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="visits, and none of {sites}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M20", status=("A7:454",)),
)
def visits_without_site(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for such a line on claims with visits."""
    if not is_claim(claim) or any(line.code in SITES for line in claim.lines):
        return
    if any(is_visit(line) for line in claim.lines):
        yield context.finding("lines", sites=SITES)
