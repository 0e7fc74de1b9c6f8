"""The originating site's fee is billed at a place of service for telehealth.

Q3014 is for the office, hospital or clinic in which the patient sat, and its place of service is
that place. Places 02 and 10 are the distant practitioner's; a home is paid no fee.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(facility_code="10", lines=("Q3014",))
>>> for finding in originating_site_at_place_of_telehealth.check(claim):
...     print(finding)
warning TEL005 facility_code: Q3014 at place of service 10, which is no originating site
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
    Triggers,
    rule,
)
from .._places import place_of, place_path


@rule(
    "TEL005",
    "originating-site-at-place-of-telehealth",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures="Q3014"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="Q3014 at place of service {place}, which is no originating site",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 190.5"
        ),
        Citation(authority="42 CFR 410.78", section="(b)(3)"),
    ),
    expects=ExpectedDenial(carc="5", rarc="M77", group="CO"),
)
def originating_site_at_place_of_telehealth(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at lines of the fee."""
    for i, line in enumerate(claim.lines):
        if line.code == "Q3014":
            place = place_of(claim, line)
            if place in ("02", "10"):
                at = place_path(line, i)
                yield context.finding(at, related=[f"lines[{i}].procedure"], place=place)
