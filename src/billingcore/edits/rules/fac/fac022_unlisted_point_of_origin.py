"""The list of points of origin does not have this one.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = CodeTable("point_of_origin", [Entry("1"), Entry("4")], edition="2026")
>>> reference = ReferenceSet().with_(point_of_origin=table)
>>> claim = inpatient_claim(institutional={"point_of_origin": "A"})
>>> for finding in unlisted_point_of_origin.check(claim, reference=reference):
...     print(finding)
error FAC022 institutional.point_of_origin: A is no point of origin on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._admission import admitted_on
from ._lists import unlisted


@rule(
    "FAC022",
    "unlisted-point-of-origin",
    scope=Scope.CLAIM,
    needs="point_of_origin",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no point of origin on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 15"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA42", status=("A7:229",)),
)
def unlisted_point_of_origin(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about the origin on the day of admission."""
    origin = claim.institutional.point_of_origin if claim.institutional else None
    if origin:
        codes = [(origin, "institutional.point_of_origin")]
        yield from unlisted(context, "point_of_origin", codes, admitted_on(claim))
