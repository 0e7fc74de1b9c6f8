"""The list of patient discharge statuses does not have this one.

The last day of the statement counts: the status says where the patient was then.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import institutional_claim
>>> table = CodeTable("discharge_status", [Entry("01"), Entry("30")], edition="2026")
>>> reference = ReferenceSet().with_(discharge_status=table)
>>> claim = institutional_claim(institutional={"discharge_status": "1"})
>>> for finding in unlisted_discharge_status.check(claim, reference=reference):
...     print(finding)
error FAC011 institutional.discharge_status: 1 is no patient discharge status on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._lists import unlisted


@rule(
    "FAC011",
    "unlisted-discharge-status",
    scope=Scope.CLAIM,
    needs="discharge_status",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no patient discharge status on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.2"),
        Citation(authority="UB-04 data specifications", section="form locator 17"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA43", status=("A7:234",)),
    aliases=("MCE 16",),
)
def unlisted_discharge_status(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about the status on the last day."""
    status = claim.institutional.discharge_status if claim.institutional else None
    if status:
        codes = [(status, "institutional.discharge_status")]
        yield from unlisted(context, "discharge_status", codes, context.last_day)
