"""The dental procedure code of a line is unknown, not yet valid, or no longer valid that day.

The codes change on 1 January, and there are no days of grace: report the code that was valid on
the day of service. The table is the user's own, by licence.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import dental_claim
>>> rows = [Entry("D0120"), Entry("D2391", date(2027, 1, 1))]
>>> reference = ReferenceSet().with_(cdt=CodeTable("cdt", rows, edition="2026"))
>>> for finding in cdt_code_not_valid.check(dental_claim(), reference=reference):
...     print(finding)
error PX103 lines[1].procedure.code: D2391 is not valid on 2026-03-02: begins on 2027-01-01
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Context, Disposition, Finding, Scope, Snip, rule
from ._validity import CODE_SET, INVALID, report


@rule(
    "PX103",
    "cdt-code-not-valid",
    scope=Scope.LINE,
    applies=Applies(kinds="dental"),
    needs="cdt",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}: {why}",
    source=CODE_SET,
    expects=INVALID,
)
def cdt_code_not_valid(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report codes of dental lines."""
    yield from report(line, context, "cdt", lambda code: code[0] == "D")
