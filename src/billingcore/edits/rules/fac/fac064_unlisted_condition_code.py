"""The list of condition codes does not have the code of the bill.

Codes are taken that are on the list on the first or on the last day of the statement.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = CodeTable("condition", [Entry("09")], edition="2026")
>>> reference = ReferenceSet().with_(condition=table)
>>> claim = inpatient_claim(condition_codes=["93"])
>>> for finding in unlisted_condition_code.check(claim, reference=reference):
...     print(finding)
error FAC064 condition_codes[0]: 93 is no condition code on 2026-03-05
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import conditions
from ._lists import is_two_characters, unlisted


@rule(
    "FAC064",
    "unlisted-condition-code",
    scope=Scope.CLAIM,
    needs="condition",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no condition code on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.2"),
        Citation(authority="UB-04 data specifications", section="form locators 18 to 28"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M44", status=("A7:460",)),
)
def unlisted_condition_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about each code that has the form of one."""
    codes = [
        (each.code, each.path)
        for each in conditions(claim)
        if each.code is not None and is_two_characters(each.code)
    ]
    yield from unlisted(context, "condition", codes)
