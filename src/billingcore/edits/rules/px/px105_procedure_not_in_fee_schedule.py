"""No CPT list is loaded, and the physician fee schedule of the quarter lacks the code.

The schedule lists every five-digit code and every one of category III that is in force in its
quarter, paid or not, and drops the others. So a code that it lacks is most likely deleted, or not
yet valid, or mistyped; where Medicare added it late, it is right all the same. That a code is
listed says that it exists, not that Medicare pays it. Where a list of CPT is loaded, PX102 judges
instead.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> table = FeeSchedule("fee_schedule", [FeeScheduleRow("99213")], edition="2026Q1")
>>> reference = ReferenceSet().with_(fee_schedule=table)
>>> report = procedure_not_in_fee_schedule.check(a_claim(lines=("99441",)), reference=reference)
>>> for finding in report:
...     print(finding)
warning PX105 lines[0].procedure.code: 99441 is not in the fee schedule of 2026Q1
"""

import re
from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Context, Disposition, Evidence, Finding, Scope, Severity, Snip, rule
from .._fee_schedule import day_within, rows_by_line, schedule_of
from ._validity import CODE_SET, INVALID

_LISTED = re.compile("[0-9]{4}[0-9T]")
"""Laboratories' own tests and those of the administrative list (U, M) are not all there."""


@rule(
    "PX105",
    "procedure-not-in-fee-schedule",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "institutional")),
    needs="fee_schedule",
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.CODE_SET,
    message="{code} is not in the fee schedule of {edition}",
    source=CODE_SET,
    expects=INVALID,
    aliases=("IOCE 6",),
)
def procedure_not_in_fee_schedule(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look up codes of digits, and of category III, unless a list of CPT is loaded."""
    if context.optional_table("cpt") is not None:
        return
    for i, row in enumerate(rows_by_line(context)):
        done = claim.lines[i].procedure
        if row is not None or done is None or not done.code or done.system != "HC":
            continue
        day = day_within(claim.lines[i], context) if _LISTED.fullmatch(done.code) else None
        if day is not None:
            edition = str(schedule_of(context).edition)
            yield context.finding(
                f"lines[{i}].procedure.code",
                evidence=Evidence(
                    what="not listed",
                    table="fee_schedule",
                    edition=edition,
                    facts=(("code", done.code), ("on", day)),
                ),
                code=done.code,
                edition=edition,
            )
