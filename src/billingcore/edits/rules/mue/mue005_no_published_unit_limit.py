"""No unit limit is published for the code: its units were compared with nothing.

Some limits are confidential, so that a code without a row may still be refused for its units.
This is told once for each code, for information.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("97110", 6, "3")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> for finding in no_published_unit_limit.check(a_claim(lines=("99213",)), reference=reference):
...     print(finding)
info MUE005 lines[0].quantity: 99213 has no published unit limit in 2026Q1
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Disposition, Finding, Severity, Triggers
from ._limits import glance, limit_rule, limited_lines, may_lack


@limit_rule(
    "MUE005",
    "no-published-unit-limit",
    severity=Severity.INFO,
    triggers=Triggers(glance=may_lack),
    disposition=Disposition.INFORMATION,
    message="{code} has no published unit limit in {edition}",
)
def no_published_unit_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Tell of each code without a row, at the first line that reports it."""
    without: dict[str, list[int]] = {}
    seen = glance(context)
    for item in limited_lines(context, seen, unpublished=True):
        if item.row is None:
            without.setdefault(item.code, []).append(item.line)
    for code, lines in without.items():
        edition = context.table(seen.name).edition
        first, *others = (f"lines[{i}].quantity" for i in sorted(lines))
        yield context.finding(first, related=others, code=code, edition=str(edition))
