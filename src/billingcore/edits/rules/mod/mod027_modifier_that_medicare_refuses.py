"""A modifier stands on a procedure with which Medicare would refuse it; this payer may, too.

Most payers take the indicators of Medicare's fee schedule for components, sides, assistants,
surgeons and the surgical package. Look at the payer's own manual where it is known to differ.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> rows = [FeeScheduleRow("27395", bilateral="2")]
>>> reference = ReferenceSet().with_(fee_schedule=FeeSchedule("fee_schedule", rows))
>>> claim = a_claim(lines=("27395-50",), coverage={"filing_indicator": "CI"})
>>> for finding in modifier_that_medicare_refuses.check(claim, reference=reference):
...     print(finding)
warning MOD027 lines[0].procedure.modifiers[0]: Medicare refuses 50 with 27395: its bilateral
indicator is 2
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    Finding,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from .._fee_schedule import MEDICARE, SCHEDULE
from ._indicators import COLUMNS, WRONG_MODIFIER, modifiers_of, refused

_COLUMNS = tuple(column for column in COLUMNS if column != "multiple")
_SPEAK_OF = {column: frozenset(modifiers_of(column)) for column in _COLUMNS}


@rule(
    "MOD027",
    "modifier-that-medicare-refuses",
    scope=Scope.LINE,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional"),
    triggers=Triggers(modifiers=modifiers_of(*_COLUMNS)),
    needs="fee_schedule",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="Medicare refuses {modifier} with {code}: its {name} indicator is {indicator}",
    source=(
        SCHEDULE,
        Citation(authority="Payers' reimbursement policies on modifiers", section="indicators"),
    ),
    expects=WRONG_MODIFIER,
)
def modifier_that_medicare_refuses(line: ServiceLine, context: Context) -> Iterator[Finding]:
    """Judge by the rows of all columns but those for Medicare alone and the one about 51."""
    coverage = context.claim.coverage
    if coverage is not None and coverage.filing_indicator in MEDICARE:
        return
    for column in _COLUMNS:
        if not _SPEAK_OF[column].isdisjoint(line.modifiers):
            yield from refused(line, context, column, medicare=False)
