"""An occurrence has no day, or several; or a span has none.

A code of an occurrence says that something happened, its day when. A span has a first and a last
day, which may be the same.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"occurrences": [{"code": "11"}]})
>>> for finding in occurrence_without_its_day.check(claim):
...     print(finding)
error FAC062 institutional.occurrences[0].period: occurrence 11 has no day
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule

_SPAN = ExpectedDenial(carc="16", rarc="N300", status=("A7:462",))


@rule(
    "FAC062",
    "occurrence-without-its-day",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.GUIDE,
    message="{what}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 31 to 36"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BH, HI*BI"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N299", status=("A7:461",)),
)
def occurrence_without_its_day(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at the period of each."""
    detail = claim.institutional
    if detail is None:
        return
    for i, each in enumerate(detail.occurrences):
        at = f"institutional.occurrences[{i}].period"
        if each.period is None:
            yield context.finding(at=at, what=f"occurrence {each.code} has no day")
        elif not each.period.is_day:
            yield context.finding(at=at, what=f"occurrence {each.code} has more than one day")
    for i, each in enumerate(detail.occurrence_spans):
        if each.period is None:
            at = f"institutional.occurrence_spans[{i}].period"
            yield context.finding(
                at=at, what=f"occurrence span {each.code} has no days", expects=_SPAN
            )
