"""A team of surgeons is billed for an operation that needs none.

Teams are paid for transplants and the like, by report. With 0 the schedule permits none.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("27447", team="0"), FeeScheduleRow("47135", team="2")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "27447-66",
...         "47135-66",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in team_modifier_refused.check(claim, reference=reference):
...     print(finding)
error MOD024 lines[0].procedure.modifiers[0]: 66 is not for 27447: its team indicator is 0
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, ExpectedDenial, Finding, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD024",
    "team-modifier-refused",
    triggers=Triggers(modifiers=modifiers_of("team")),
    source=cited("chapter 12, section 40.8"),
    expects=ExpectedDenial(carc="54", group="CO"),
    liability="provider",
)
def team_modifier_refused(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Report 66 by the team indicator."""
    yield from refused(line, context, "team")
