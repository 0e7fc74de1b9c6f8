"""The list of value codes does not have the code of the bill.

Codes are taken that are on the list on the first or on the last day of the statement.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = CodeTable("value", [Entry("80")], edition="2026")
>>> reference = ReferenceSet().with_(value=table)
>>> claim = inpatient_claim(institutional={"value_codes": {"99": 3}})
>>> for finding in unlisted_value_code.check(claim, reference=reference):
...     print(finding)
error FAC067 institutional.value_codes[0].code: 99 is no value code on 2026-03-05
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import values
from ._lists import is_two_characters, unlisted


@rule(
    "FAC067",
    "unlisted-value-code",
    scope=Scope.CLAIM,
    needs="value",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no value code on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 39 to 41"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M49", status=("A7:463",)),
)
def unlisted_value_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about each code that has the form of one."""
    codes = [
        (each.code, each.path)
        for each in values(claim)
        if each.code is not None and is_two_characters(each.code)
    ]
    yield from unlisted(context, "value", codes)
