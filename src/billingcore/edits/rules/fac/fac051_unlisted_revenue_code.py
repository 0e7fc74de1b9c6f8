"""The list of revenue codes does not have the code of a line.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = CodeTable("revenue", [Entry("0510"), Entry("0730")], edition="2026")
>>> reference = ReferenceSet().with_(revenue=table)
>>> claim = institutional_claim(lines=[{}, {"revenue_code": "0737"}])
>>> for finding in unlisted_revenue_code.check(claim, reference=reference):
...     print(finding)
error FAC051 lines[1].revenue_code: 0737 is no revenue code on 2026-03-02
"""

from collections.abc import Iterator

from ....identifiers import revenue
from ....model import ServiceLine
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._lists import unlisted
from ._revenue import revenue_of


@rule(
    "FAC051",
    "unlisted-revenue-code",
    scope=Scope.LINE,
    needs="revenue",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no revenue code on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.4"),
        Citation(authority="UB-04 data specifications", section="form locator 42"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M50", status=("A7:455",)),
    aliases=("IOCE 41",),
)
def unlisted_revenue_code(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Ask the list about the line's days, else those of the claim."""
    code = revenue_of(line)
    if not revenue.is_valid(code):
        return
    days = (line.first_day, line.last_day) if line.period else ()
    yield from unlisted(context, "revenue", [(code, "revenue_code")], *days)
