"""The list of occurrence span codes does not have the code of the bill.

Codes are taken that are on the list on the first or on the last day of the statement.

>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import inpatient_claim
>>> table = CodeTable("occurrence_span", [Entry("74")], edition="2026")
>>> reference = ReferenceSet().with_(occurrence_span=table)
>>> claim = inpatient_claim(institutional={"occurrence_spans": {"73": "2026-03-01..2026-03-02"}})
>>> for finding in unlisted_occurrence_span_code.check(claim, reference=reference):
...     print(finding)
error FAC066 institutional.occurrence_spans[0].code: 73 is no occurrence span code on 2026-03-05
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._codes import spans
from ._lists import is_two_characters, unlisted


@rule(
    "FAC066",
    "unlisted-occurrence-span-code",
    scope=Scope.CLAIM,
    needs="occurrence_span",
    applies=Applies(kinds="institutional"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is no occurrence span code on {day}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 25, section 75.3"),
        Citation(authority="UB-04 data specifications", section="form locators 35 and 36"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M46", status=("A7:462",)),
)
def unlisted_occurrence_span_code(claim: Claim, context: Context) -> Iterator[Finding]:
    """Ask the list about each code that has the form of one."""
    codes = [
        (each.code, each.path)
        for each in spans(claim)
        if each.code is not None and is_two_characters(each.code)
    ]
    yield from unlisted(context, "occurrence_span", codes)
