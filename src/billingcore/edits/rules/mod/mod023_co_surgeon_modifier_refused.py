"""Two surgeons are billed for an operation that one does.

With 0 the schedule permits no co-surgeons; with 1 they need documentation (MOD041). One of them
bills as the surgeon, the other perhaps as assistant.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("20610", co_surgeons="0"), FeeScheduleRow("22558", co_surgeons="2")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "20610-62",
...         "22558-62",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in co_surgeon_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD023 lines[0].procedure.modifiers[0]: 62 is not for 20610: its co-surgeon indicator is 0
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, ExpectedDenial, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD023",
    "co-surgeon-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("co_surgeons")),
    source=cited("chapter 12, section 40.8"),
    expects=ExpectedDenial(carc="54", group="CO"),
    liability="provider",
)
def co_surgeon_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 62 by the co-surgeon indicator."""
    yield from refused(line, context, "co_surgeons")
