"""The list of occurrence codes does not have the code of the bill.

Codes are taken that are on the list on the first or on the last day of the statement.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = CodeTable("occurrence", [Entry("11")], edition="2026")
>>> reference = ReferenceSet().with_(occurrence=table)
>>> claim = inpatient_claim(institutional={"occurrences": {"13": "2026-03-01"}})
>>> for finding in unlisted_occurrence_code.check(claim, reference=reference):
...     print(finding)
error FAC065 institutional.occurrences[0].code: 13 is no occurrence code on 2026-03-05
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import occurrences
from ._lists import is_two_characters, unlisted


@rule(
    "FAC065",
    "unlisted-occurrence-code",
    scope=Scope.CLAIM,
    needs="occurrence",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no occurrence code on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 31 to 34"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M45", status=("A7:461",)),
)
def unlisted_occurrence_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about each code that has the form of one."""
    codes = [
        (each.code, each.path)
        for each in occurrences(claim)
        if each.code is not None and is_two_characters(each.code)
    ]
    yield from unlisted(context, "occurrence", codes)
