"""An assistant is billed at an operation for which Medicare never pays one.

The law forbids the payment where assistants are rare; the patient may not be billed either. Where
the indicator is 0, the payment depends on what is documented (MOD041).

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("20610", assistant="1"), FeeScheduleRow("27447", assistant="2")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "20610-80",
...         "27447-80",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in assistant_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD022 lines[0].procedure.modifiers[0]: 80 is not for 20610: its assistant indicator is 1
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, ExpectedDenial, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD022",
    "assistant-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("assistant")),
    source=cited("chapter 12, section 20.4.3"),
    expects=ExpectedDenial(carc="54", group="CO"),
    liability="provider",
)
def assistant_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 80, 81, 82 and AS by the assistant indicator."""
    yield from refused(line, context, "assistant")
