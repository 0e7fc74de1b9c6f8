"""26 or TC stands on a procedure that has no such components.

Only diagnostic tests whose reading and equipment are billed under one code are split by 26 and TC.
Visits and operations are not, nor are codes that are one component already. Leave the modifier out,
or report the code of the component.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("93005", pc_tc="3"), FeeScheduleRow("71046", pc_tc="1")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "93005-TC",
...         "71046-TC",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in component_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD020 lines[0].procedure.modifiers[0]: TC is not for 93005: its component indicator is 3
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD020",
    "component-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("pc_tc")),
    source=cited("chapter 13, section 20"),
)
def component_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 26 and TC by the component indicator."""
    yield from refused(line, context, "pc_tc")
