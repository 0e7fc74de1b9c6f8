"""50 stands on a procedure that cannot be billed for both sides.

Its code is of one side by nature, or another code is for both, or it is of both sides already.
Contractors return the line. Leave 50 out, or report the code that the record bears out.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("27395", bilateral="2"), FeeScheduleRow("20610", bilateral="1")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "27395-50",
...         "20610-50",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in bilateral_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD021 lines[0].procedure.modifiers[0]: 50 is not for 27395: its bilateral indicator is 2
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD021",
    "bilateral-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("bilateral")),
    source=cited("chapter 12, section 40.7"),
)
def bilateral_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 50 by the bilateral indicator."""
    yield from refused(line, context, "bilateral")
