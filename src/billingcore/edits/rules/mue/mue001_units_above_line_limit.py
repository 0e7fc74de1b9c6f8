"""A line reports more units than are believable on one line.

The limit has adjudication indicator 1: each line is compared by itself, so units that are
justified may stand on another line with a modifier that says why. The whole line is refused, and
an advance notice to the patient does not make the patient liable. Limits without an indicator, as
Medicaid publishes them, are compared in the same way.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("J3490", 2, "1")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> claim = a_claim(lines=({"procedure": "J3490", "quantity": 3}, "J3490"))
>>> for finding in units_above_line_limit.check(claim, reference=reference):
...     print(finding)
error MUE001 lines[0].quantity: 3 units of J3490 on one line; the limit is 2
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Bypass, Context, Finding
from ._limits import VERIFY, evidence, exceeded_rule, glance, limited_lines


@exceeded_rule(
    "MUE001",
    "units-above-line-limit",
    message="{units} units of {code} on one line; the limit is {limit}",
)
def units_above_line_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report lines above a limit with indicator 1 or none."""
    for item in limited_lines(context, glance(context)):
        row = item.row
        if row and row.indicator in ("1", None) and 0 < row.value < item.units:
            yield context.finding(
                f"lines[{item.line}].quantity",
                evidence=evidence(context, row),
                fixes=VERIFY,
                bypass=Bypass(allowed=False),
                units=item.units,
                code=row.code,
                limit=row.value,
            )
