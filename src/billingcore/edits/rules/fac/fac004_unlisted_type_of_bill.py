"""The list of types of bill does not have this one.

Which combinations of facility, class and frequency exist is a list that the payer keeps; this one
is not on the list that is loaded.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = CodeTable("type_of_bill", [Entry("131")], edition="2026")
>>> reference = ReferenceSet().with_(type_of_bill=table)
>>> claim = institutional_claim(frequency="9")
>>> for finding in unlisted_type_of_bill.check(claim, reference=reference):
...     print(finding)
error FAC004 frequency: 139 is no type of bill on 2026-03-02
"""

from collections.abc import Iterator

from ....identifiers import type_of_bill
from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ..._about import bill_of
from ._lists import unlisted
from ._types_of_bill import in_force


@rule(
    "FAC004",
    "unlisted-type-of-bill",
    scope=Scope.CLAIM,
    needs="type_of_bill",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no type of bill on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.1"),
        Citation(authority="UB-04 data specifications", section="form locator 4"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA30", status=("A7:228",)),
)
def unlisted_type_of_bill(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about all three characters, where facility and class are in force."""
    code = type_of_bill.compact(claim.type_of_bill or "")
    if type_of_bill.is_valid(code) and in_force(bill_of(claim) or "", context.first_day):
        yield from unlisted(context, "type_of_bill", [(code, "frequency")])
