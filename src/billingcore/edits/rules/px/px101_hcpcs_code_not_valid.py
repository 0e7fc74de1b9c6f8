"""The HCPCS level II code of a line is unknown, not yet valid, or no longer valid that day.

The codes change every quarter, and there are no days of grace: report the code that was valid on
the day of service.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [Entry("C9399", date(2004, 1, 1), date(2024, 12, 31))]
>>> reference = ReferenceSet().with_(hcpcs=CodeTable("hcpcs", rows, edition="2026-01"))
>>> claim = a_claim(lines=("99213", "C9399", "J9999"))
>>> for finding in hcpcs_code_not_valid.check(claim, reference=reference):
...     print(finding)
error PX101 lines[1].procedure.code: C9399 is not valid on 2026-03-02: ended on 2024-12-31
error PX101 lines[2].procedure.code: J9999 is not valid on 2026-03-02: no code of 2026-01
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Context, Disposition, Finding, Scope, Snip, rule
from ._validity import CODE_SET, INVALID, report


@rule(
    "PX101",
    "hcpcs-code-not-valid",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "institutional")),
    needs="hcpcs",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}: {why}",
    source=CODE_SET,
    expects=INVALID,
    aliases=("IOCE 6",),
)
def hcpcs_code_not_valid(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report codes that begin with a letter, except D, which are of another list."""
    if line.procedure and line.procedure.system == "HC":
        yield from report(line, context, "hcpcs", lambda code: code[0].isalpha() and code[0] != "D")
