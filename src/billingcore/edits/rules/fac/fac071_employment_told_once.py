"""The bill tells of employment in one place, and not in the other.

A condition from employment (condition 02) has the day of the accident (occurrence 04) where there
was one; an illness has none. An accident at work has the condition.

>>> from billingcore.testing import institutional_claim
>>> for finding in employment_told_once.check(institutional_claim(condition_codes=["02"])):
...     print(finding)
info FAC071 condition_codes[0]: condition 02 without occurrence 04
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, Finding, Scope, Severity, Snip, rule
from ._codes import conditions, occurrences


@rule(
    "FAC071",
    "employment-told-once",
    scope=Scope.CLAIM,
    severity=Severity.INFO,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.INFORMATION,
    snip=Snip.SITUATION,
    message="{told} without {untold}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 18 to 34"),
    ),
)
def employment_told_once(claim: Claim, context: Context) -> Iterator[Finding]:
    """Find one of the two without the other."""
    condition = [each.path for each in conditions(claim) if each.code == "02"]
    occurrence = [each.path for each in occurrences(claim) if each.code == "04"]
    if condition and not occurrence:
        yield context.finding(at=condition[0], told="condition 02", untold="occurrence 04")
    if occurrence and not condition:
        yield context.finding(at=occurrence[0], told="occurrence 04", untold="condition 02")
