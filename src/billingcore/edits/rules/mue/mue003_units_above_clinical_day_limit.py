"""The lines of a day report more units of a code than are clinically likely.

The limit has adjudication indicator 3: the units of all lines of the code by one provider for one
patient and day are added, whatever their modifiers, and all those lines are refused. More units
may be paid where the record shows that they were needed: on appeal, or after a review.

>>> from billingcore.codes import MueRow, MueTable, ReferenceSet
>>> from billingcore.testing import a_claim
>>> limits = MueTable("mue_practitioner", [MueRow("97110", 6, "3")], edition="2026Q1")
>>> reference = ReferenceSet().with_(mue_practitioner=limits)
>>> claim = a_claim(lines=({"procedure": "97110-GP", "quantity": 7},))
>>> for finding in units_above_clinical_day_limit.check(claim, reference=reference):
...     print(finding)
error MUE003 lines[0].quantity: 7 units of 97110 on 2026-03-02; the limit is 6 unless documented
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Context, Finding
from ._limits import exceeded_rule
from ._sums import above_in_a_day


@exceeded_rule(
    "MUE003",
    "units-above-clinical-day-limit",
    message="{units} units of {code} on {day}; the limit is {limit} unless documented",
)
def units_above_clinical_day_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Report sums of a day above a limit with indicator 3."""
    return above_in_a_day(claim, context, "3")
