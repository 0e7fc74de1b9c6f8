"""The units of accommodation are not the covered days.

On a bill to Medicare each covered day is one unit of a room, a ward or intensive care. Noncovered
days may have units of their own; days of leave have a revenue code of their own. Bills with
subacute care (019x), or with days that do not count towards the benefit (occurrence span 70), are
left alone.

>>> from billingcore.testing import inpatient_claim
>>> claim = inpatient_claim(lines=[{"quantity": 2}], coverage={"filing_indicator": "MA"})
>>> for finding in accommodation_differs_from_covered_days.check(claim):
...     print(finding)
error FAC042 lines[0].quantity: 2 units of accommodation; 3 days are covered, 0 are not
"""

from collections.abc import Iterator

from ....model import Claim
from ....money import ZERO
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._bills import MEDICARE, STAYS
from ._revenue import is_among, revenue_of
from ._stays import beds, is_single_day, units, valued

_SUBACUTE = ("019x",)
_BEYOND_THE_BENEFIT = "70"


@rule(
    "FAC042",
    "accommodation-differs-from-covered-days",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills=STAYS, filing=MEDICARE),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.BALANCE,
    message="{units} units of accommodation; {covered} days are covered, {noncovered} are not",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="Medicare contractors", section="reason code 15202"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M53", status=("A7:463",)),
)
def accommodation_differs_from_covered_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare where value code 80 is stated and every bed has its units."""
    covered, lines = valued(claim, "80"), beds(context)
    if covered is None or not lines or is_single_day(claim) or _is_special(claim):
        return
    noncovered, found = valued(claim, "81") or ZERO, units(claim, lines)
    if found is not None and not covered <= found <= covered + noncovered:
        yield context.finding(
            at=f"lines[{lines[0]}].quantity",
            related=[f"lines[{i}].quantity" for i in lines[1:]],
            units=found,
            covered=covered,
            noncovered=noncovered,
        )


def _is_special(claim: Claim) -> bool:
    spans = claim.institutional.occurrence_spans if claim.institutional else ()
    return any(span.code == _BEYOND_THE_BENEFIT for span in spans) or any(
        is_among(revenue_of(line), _SUBACUTE) for line in claim.lines
    )
