"""A physician bills a second first visit of one hospital stay.

The initial visit (99221 to 99223) is paid once a stay to a physician, and to colleagues of the same
group and specialty together; what follows are subsequent visits (99231 to 99233). A stay is known
by the date of admission, which both claims must state.

>>> from billingcore.testing import a_claim
>>> stay = {"dates": {"435": "2026-02-27"}, "facility_code": "21"}
>>> first = a_claim(day="2026-02-27", lines="99223", **stay)
>>> claim = a_claim(day="2026-03-01", lines="99222", **stay)
>>> for finding in second_initial_visit_of_stay.check(claim, history=[first]):
...     print(finding)
error HIS005 lines[0].procedure.code: 99222 on 2026-03-01; the stay's first visit was on 2026-02-27
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    History,
    Safety,
    Scope,
    Snip,
    Triggers,
    rule,
)
from .._colleagues import counts_as_same, physician, tell_unknown
from .._visits import is_visit

_ADMITTED = "435"
_FIX = Fix(text="bill a subsequent visit", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "HIS005",
    "second-initial-visit-of-stay",
    scope=Scope.HISTORY,
    applies=Applies(kinds="professional"),
    needs="history",
    triggers=Triggers(procedures=("99221", "99222", "99223")),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} on {day}; the stay's first visit was on {first}",
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6.9"
    ),
    expects=ExpectedDenial(carc="B14", group="CO"),
    liability="provider",
)
def second_initial_visit_of_stay(history: History, context: Context) -> Iterator[Finding]:
    """Look for an initial visit on a day before, of the same stay and physician."""
    claim = history.claim
    for i, line in enumerate(claim.lines):
        day = line.first_day
        if day is None or not is_visit(line.code or "", "initial_hospital"):
            continue
        first = _first_of_stay(context, line, day)
        if first is not None:
            yield context.finding(
                f"lines[{i}].procedure.code", fixes=_FIX, code=line.code, day=day, first=first
            )


def _first_of_stay(context: Context, line: ServiceLine, day: date) -> date | None:
    """Return the day of the first such visit before; where only strangers had one, say so."""
    claim = context.claim
    who, admitted = physician(claim, line), claim.dated(_ADMITTED)
    found: list[date] = []
    unknown = False
    for one, other, earlier in _initial_visits(context):
        stay = one.dated(_ADMITTED)
        same_stay = one is claim or (stay is not None and stay == admitted)
        if earlier >= day or not same_stay:
            continue
        same = counts_as_same(context, who, physician(one, other), one)
        if same:
            found.append(earlier)
        unknown = unknown or same is None
    if unknown and not found:
        tell_unknown(context)
    return min(found, default=None)


def _initial_visits(context: Context) -> Iterator[tuple[Claim, ServiceLine, date]]:
    claim = context.claim
    for line in claim.lines:
        if line.first_day is not None and is_visit(line.code or "", "initial_hospital"):
            yield claim, line, line.first_day
    for earlier in context.history.lines(paid_only=True):
        if earlier.day is not None and is_visit(earlier.code or "", "initial_hospital"):
            yield earlier.claim, earlier.line, earlier.day
