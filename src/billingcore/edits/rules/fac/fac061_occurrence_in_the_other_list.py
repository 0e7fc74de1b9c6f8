"""An occurrence stands among the spans, or a span among the occurrences.

Codes 01 to 69 and A0 to L9 have one day; 70 to 99 and M0 to Z9 have a first and a last one. Each
kind has a place of its own.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(institutional={"occurrences": {"74": "2026-03-03"}})
>>> for finding in occurrence_in_the_other_list.check(claim):
...     print(finding)
error FAC061 institutional.occurrences[0].code: 74 belongs among the occurrence spans
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import occurrences, spans
from ._lists import is_two_characters


@rule(
    "FAC061",
    "occurrence-in-the-other-list",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="{code} belongs among the {where}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 31 to 36"),
        Citation(authority="X12 005010X223 837", section="2300 HI*BH, HI*BI"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def occurrence_in_the_other_list(claim: Claim, context: Context) -> Iterator[Finding]:
    """Tell the two kinds apart by the code."""
    for each in occurrences(claim):
        if _is_span(each.code) is True:
            yield context.finding(
                at=each.path, code=each.code, where="occurrence spans", expects=each.expects
            )
    for each in spans(claim):
        if _is_span(each.code) is False:
            yield context.finding(
                at=each.path, code=each.code, where="occurrences", expects=each.expects
            )


def _is_span(code: str | None) -> bool | None:
    if code is None or not is_two_characters(code):
        return None
    return code >= "M" or "70" <= code <= "99"
