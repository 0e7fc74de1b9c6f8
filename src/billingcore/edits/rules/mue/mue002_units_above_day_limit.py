"""The lines of a day report more units of a code than can be: the limit is absolute.

The limit has adjudication indicator 2: it follows from the code's own words, from anatomy or from
law, so no payer may override it, not even on appeal. The units of all lines of the code by one
provider for one patient and day are added, whatever their modifiers, and all those lines are
refused. Splitting units over lines changes nothing.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("93000", 1, "2")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> claim = a_claim(lines=("93000", "93000-76"))
>>> for finding in units_above_day_limit.check(claim, reference=reference):
...     print(finding)
...     print(finding.related)
error MUE002 lines[0].quantity: 2 units of 93000 on 2026-03-02; the limit is 1
('lines[1].quantity',)
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding
from ._limits import exceeded_rule
from ._sums import above_in_a_day


@exceeded_rule(
    "MUE002",
    "units-above-day-limit",
    message="{units} units of {code} on {day}; the limit is {limit}",
)
def units_above_day_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report sums of a day above a limit with indicator 2."""
    return above_in_a_day(claim, context, "2")
