"""A home health visit is billed under the revenue code of another discipline.

Physical therapy is billed under 042x, occupational therapy under 043x, speech-language pathology
under 044x, nursing under 055x, social services under 056x and aides under 057x; the procedure code
says who visited.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     facility_code="32",
...     frequency="9",
...     lines=[{"procedure": "G0151", "revenue_code": "0551"}],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in visit_under_another_discipline.check(claim):
...     print(finding)
error HHA008 lines[0].revenue_code: G0151 under 0551; it is billed under 042x
"""

from collections.abc import Iterator

from ....identifiers import revenue
from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._bills import HOME_HEALTH, MEDICARE, revenue_of_visit

_VERIFY = Fix(text="verify with the record who visited", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "HHA008",
    "visit-under-another-discipline",
    scope=Scope.LINE,
    applies=Applies(kinds="institutional", bills=HOME_HEALTH, filing=MEDICARE),
    triggers=Triggers(procedures=("G01", "G02", "G03", "G04", "G21"), parts="lines.revenue_code"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SERVICE_LINE,
    message="{code} under {revenue}; it is billed under {wanted}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 10, section 40.2"
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
)
def visit_under_another_discipline(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Compare the revenue code with that of the visit."""
    wanted = revenue_of_visit(line.code)
    if wanted is None or not line.revenue_code:
        return
    found = revenue.compact(line.revenue_code)
    if not found.startswith(wanted.removesuffix("x")):
        yield context.finding(
            "revenue_code", fixes=_VERIFY, code=line.code, revenue=found, wanted=wanted
        )
