"""Two bills of one stay leave days out between them, or share some.

Bills of a stay that is billed in parts follow each other day by day: one ends with the last day
that the patient was there, the next begins on the day after.

>>> from billingcore.testing import inpatient_claim
>>> first = inpatient_claim(
...     frequency="2",
...     institutional={"discharge_status": "30"},
...     dates={"434": "2026-01-02..2026-02-28", "435": "2026-01-02"},
... )
>>> last = inpatient_claim(
...     frequency="4", dates={"434": "2026-03-02..2026-03-05", "435": "2026-01-02"}
... )
>>> for finding in interim_bills_that_do_not_meet.check(last, history=[first]):
...     print(finding)
warning FAC111 dates[0].period: begins 2026-03-02; the bill before it ends 2026-02-28
"""

from collections.abc import Iterator

from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Severity,
    Snip,
    rule,
)
from ._bills import STAYS
from ._earlier_stays import earlier_bills, is_same_stay


@rule(
    "FAC111",
    "interim-bills-that-do-not-meet",
    scope=Scope.HISTORY,
    severity=Severity.WARNING,
    needs="history",
    applies=Applies(kinds="institutional", bills=STAYS),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="begins {begins}; the bill before it ends {ends}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 1, section 50.2"),
        Citation(authority="UB-04 data specifications", section="form locators 4 and 6"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA31", status=("A7:188",)),
)
def interim_bills_that_do_not_meet(history: History, context: Context) -> Iterator[Finding]:
    """Compare with the last of the stay's bills that began before this one."""
    claim = history.claim
    statement = claim.dated("434")
    if claim.frequency not in ("3", "4") or statement is None:
        return
    ends = [
        period.end
        for other in earlier_bills(history, *STAYS)
        if is_same_stay(claim, other)
        and (period := other.dated("434")) is not None
        and period.start < statement.start
    ]
    if ends and (statement.start - max(ends)).days != 1:
        at = next(i for i, each in enumerate(claim.dates) if each.qualifier == "434")
        yield context.finding(at=f"dates[{at}].period", begins=statement.start, ends=max(ends))
