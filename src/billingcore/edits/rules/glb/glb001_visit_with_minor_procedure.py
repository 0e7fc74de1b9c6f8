"""A visit stands beside a minor procedure of the same day, without 25.

The package of a procedure with global days 000 or 010 includes the visit of the day, also the first
one of a new patient. A visit that was significant and separate is billed with 25, if the record
bears it out.

>>> from billingcore.codes import FeeSchedule, FeeScheduleRow, ReferenceSet
>>> from billingcore.testing import a_claim
>>> schedule = FeeSchedule("fee_schedule", [FeeScheduleRow("20610", global_days="000")])
>>> reference = ReferenceSet().with_(fee_schedule=schedule)
>>> claim = a_claim(lines=("99213", "20610"))
>>> for finding in visit_with_minor_procedure.check(claim, reference=reference):
...     print(finding)
error GLB001 lines[0].procedure: 99213 is in the package of 20610 (000) of the same day
"""

from collections.abc import Iterator

from ....codes import PairTable
from ....model import Claim
from ... import Bypass, Context, Disposition, Finding, Scope
from .._visits import is_visit
from ._package import BESIDE, DOCUMENT, Visit, evidence, has, operations, package_rule, visits

_LIFTING = ("24", "25", "57", "FT")


@package_rule(
    "GLB001",
    "visit-with-minor-procedure",
    scope=Scope.CLAIM,
    needs="fee_schedule",
    triggers=BESIDE,
    disposition=Disposition.LINE_DENIAL,
    message="{visit} is in the package of {code} ({days}) of the same day",
)
def visit_with_minor_procedure(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look at each visit without a modifier, beside minor procedures and no major one.

    Where NCCI has an edit for the pair, PTP001 speaks of it.
    """
    for visit in visits(context):
        if has(visit.line, *_LIFTING) or is_visit(visit.code, "critical_care"):
            continue
        same_day = [
            operation
            for operation in operations(context)
            if operation.day == visit.day and operation.physician == visit.physician
        ]
        if not same_day or any(operation.is_major for operation in same_day):
            continue
        operation = same_day[0]
        if _is_edited(context, visit, [one.code for one in same_day]):
            continue
        yield context.finding(
            f"lines[{visit.index}].procedure",
            related=[f"lines[{one.index}].procedure" for one in same_day],
            evidence=evidence(context, operation),
            fixes=DOCUMENT,
            bypass=Bypass(allowed=True, modifiers=("25",)),
            visit=visit.code,
            code=sorted({one.code for one in same_day}),
            days=sorted({one.row.global_days or "" for one in same_day}),
        )


def _is_edited(context: Context, visit: Visit, codes: list[str]) -> bool:
    pairs: PairTable | None = context.optional_table("ncci_ptp_practitioner")
    if pairs is None or not pairs.edition.covers(visit.day):
        return False
    rows = pairs.among([visit.code, *codes], on=visit.day)
    return any(visit.code in (row.column1, row.column2) for row in rows)
