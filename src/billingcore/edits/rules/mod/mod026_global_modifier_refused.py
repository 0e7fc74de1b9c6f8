"""A modifier of the surgical package stands on a procedure that has none, or the reverse.

Only an operation with ten or ninety days after it can be split into surgery and care before and
after it (54 to 56). And 24, 25 and 57 are about visits, not about a procedure with a period of its
own.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [
...     FeeScheduleRow("93458", global_days="000"),
...     FeeScheduleRow("66984", global_days="090"),
... ]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "93458-55",
...         "66984-55",
...         "93458-25",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in global_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD026 lines[0].procedure.modifiers[0]: 55 is not for 93458: its global days indicator is 000
error MOD026 lines[2].procedure.modifiers[0]: 25 is not for 93458: its global days indicator is 000
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD026",
    "global-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("global_days")),
    source=cited("chapter 12, sections 40.2 and 40.4"),
)
def global_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 54 to 56 and 24, 25 and 57 by the global days."""
    yield from refused(line, context, "global_days")
