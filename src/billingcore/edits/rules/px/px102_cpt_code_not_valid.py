"""The CPT code of a line is unknown, not yet valid, or no longer valid that day.

Most codes change on 1 January, some in the middle of the year, and there are no days of grace:
report the code that was valid on the day of service. The table is the user's own, by licence.

>>> from datetime import date
>>> from billingcore.codes import CodeTable, Entry, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [Entry("99201", end=date(2020, 12, 31)), Entry("99213")]
>>> reference = ReferenceSet().with_(cpt=CodeTable("cpt", rows, edition="2026"))
>>> for finding in cpt_code_not_valid.check(a_claim(lines=("99201",)), reference=reference):
...     print(finding)
error PX102 lines[0].procedure.code: 99201 is not valid on 2026-03-02: ended on 2020-12-31
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Applies, Context, Disposition, Finding, Scope, Snip, rule
from ._validity import CODE_SET, INVALID, report


@rule(
    "PX102",
    "cpt-code-not-valid",
    scope=Scope.LINE,
    applies=Applies(kinds=("professional", "institutional")),
    needs="cpt",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not valid on {day}: {why}",
    source=CODE_SET,
    expects=INVALID,
    aliases=("IOCE 6",),
)
def cpt_code_not_valid(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report codes that begin with a digit."""
    if line.procedure and line.procedure.system == "HC":
        yield from report(line, context, "cpt", lambda code: code[0].isdigit())
