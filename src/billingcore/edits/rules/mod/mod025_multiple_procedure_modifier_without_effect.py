"""51 stands on a procedure whose price does not fall beside others.

The contractor ranks the procedures of a day itself and lowers those whose indicator says so; on
others 51 says nothing. Leave it out.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("93000", multiple="0"), FeeScheduleRow("11042", multiple="2")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(
...     lines=(
...         "93000-51",
...         "11042-51",
...     ),
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in multiple_procedure_modifier_without_effect.check(claim, reference=reference):
...     print(finding)
info MOD025 lines[0].procedure.modifiers[0]: 51 says nothing of 93000: its multiple procedure
indicator is 0
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import Context, Disposition, Finding, Severity, Triggers
from ._indicators import cited, indicator_rule, modifiers_of, refused


@indicator_rule(
    "MOD025",
    "multiple-procedure-modifier-without-effect",
    triggers=Triggers(modifiers=modifiers_of("multiple")),
    source=cited("chapter 12, section 40.6"),
    severity=Severity.INFO,
    disposition=Disposition.INFORMATION,
    message="{modifier} says nothing of {code}: its {name} indicator is {indicator}",
    expects=None,
)
def multiple_procedure_modifier_without_effect(
    line: ServiceLine, context: Context
) -> Iterator[Finding]:
    """Report 51 by the multiple procedure indicator."""
    yield from refused(line, context, "multiple")
