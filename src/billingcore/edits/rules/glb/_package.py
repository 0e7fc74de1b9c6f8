"""Operations and visits of a claim and of the patient's earlier ones, by the fee schedule.

A procedure with global days 000 or 010 is minor: its package is the day itself, with 010 also the
ten days after. One with 090 is major: the day before, the day, and the ninety days after. What
assistants bill, the care after an operation alone (55), before it alone (56), and a technical
component are no operation here. After a return to the operating room (78) the first operation's
days run on, and a surgeon who gave the aftercare away (54) has none.
Source: Medicare Claims Processing Manual, chapter 12, sections 40.1 and 40.2.
"""

from datetime import date
from functools import partial

from attrs import frozen

from ....codes import FeeSchedule, FeeScheduleRow
from ....model import Claim, ServiceLine
from ... import (
    Applies,
    Citation,
    CodingShape,
    Context,
    Evidence,
    ExpectedDenial,
    Fix,
    Safety,
    Snip,
    Triggers,
    rule,
)
from .._colleagues import physician
from .._procedures import is_a
from .._settings import days_within, tell_unjudged
from .._visits import is_visit

__all__ = [
    "BESIDE",
    "DOCUMENT",
    "LONGEST",
    "NO_PACKAGE",
    "Operation",
    "Visit",
    "earlier_operations",
    "evidence",
    "has",
    "operations",
    "package_rule",
    "runs_on",
    "tell_unknown_days",
    "visits",
]

LONGEST = 90
"""The most days that a package runs after an operation."""
NO_PACKAGE = frozenset(("55", "56", "80", "81", "82", "AS", "TC", "53", "73", "74"))
_AFTER = {"000": 0, "010": 10, "090": LONGEST}
_TABLE = "fee_schedule"

package_rule = partial(
    rule,
    applies=Applies(kinds="professional"),
    snip=Snip.POLICY,
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 12, sections 40.1 and 40.2"
    ),
    expects=ExpectedDenial(carc="97", rarc="M144", group="CO"),
    liability="provider",
)
"""Declare a rule about the surgical package."""


def _may_be_operation(done: CodingShape) -> bool:
    """Tell whether a procedure may have a package, for all that the code and its modifiers say."""
    return (
        done.code is not None
        and NO_PACKAGE.isdisjoint(done.modifiers)
        and not is_a(done.code, "evaluation")
    )


BESIDE = Triggers(procedures=("92", "98", "99"), coding=_may_be_operation)
"""The rules are for claims with a visit and something else, which may be an operation."""


@frozen(kw_only=True)
class Operation:
    """Give a procedure with a package: who, when, and for how many days after."""

    claim: Claim
    index: int
    code: str
    day: date
    physician: str | None
    row: FeeScheduleRow

    @property
    def line(self) -> ServiceLine:
        """Return the line that bills it."""
        return self.claim.lines[self.index]

    @property
    def is_major(self) -> bool:
        """Tell whether the package begins on the day before."""
        return self.row.global_days == "090"

    def is_followed_by(self, day: date) -> bool:
        """Tell whether a later day is within the package."""
        if not {"54", "78"}.isdisjoint(self.line.modifiers):
            return False
        return 0 < (day - self.day).days <= _AFTER[self.row.global_days or "000"]


@frozen(kw_only=True)
class Visit:
    """Give a visit of the claim that a package would include."""

    index: int
    line: ServiceLine
    code: str
    day: date
    physician: str | None


def tell_unknown_days(context: Context) -> None:
    """Say which days the fee schedule does not know."""
    tell_unjudged(context, _TABLE)


def visits(context: Context) -> tuple[Visit, ...]:
    """Return the claim's visits on days that the fee schedule knows; say which it does not."""
    tell_unknown_days(context)
    return context.once(_visits)


def _visits(context: Context) -> tuple[Visit, ...]:
    claim = context.claim
    return tuple(
        [
            Visit(index=i, line=line, code=line.code, day=day.day, physician=physician(claim, line))
            for day in days_within(context, _TABLE)
            for i, line in zip(day.indices, day.lines, strict=True)
            if line.code is not None and is_visit(line.code, "packaged")
        ]
    )


def operations(context: Context) -> tuple[Operation, ...]:
    """Return the claim's own operations on days that the fee schedule knows."""
    return context.once(_operations)


def _operations(context: Context) -> tuple[Operation, ...]:
    claim, table = context.claim, context.table(_TABLE)
    found = []
    for day in days_within(context, _TABLE):
        for i in day.indices:
            operation = _operation(claim, i, day.day, table)
            if operation is not None:
                found.append(operation)
    return tuple(found)


def _operation(claim: Claim, index: int, day: date, table: FeeSchedule) -> Operation | None:
    line = claim.lines[index]
    code = line.code
    row = table.get(code, on=day) if code is not None else None
    if code is None or row is None or row.global_days not in _AFTER:
        return None
    if not _may_be_operation(CodingShape("HC", code, line.modifiers)):
        return None
    who = physician(claim, line)
    return Operation(claim=claim, index=index, code=code, day=day, physician=who, row=row)


def earlier_operations(context: Context) -> tuple[Operation, ...]:
    """Return the operations of the patient's earlier claims about the time of this one.

    A denied one has no package. One on a day that the fee schedule does not know may have.
    """
    found, beyond = context.once(_earlier)
    for day in beyond:
        edition = context.table(_TABLE).edition
        context.not_evaluated(_TABLE, reason=f"edition {edition} does not speak of {day}")
    return found


def _earlier(context: Context) -> tuple[tuple[Operation, ...], tuple[date, ...]]:
    table: FeeSchedule = context.table(_TABLE)
    first, last = context.first_day, context.last_day
    found: list[Operation] = []
    beyond: dict[date, None] = {}
    if first is None or last is None:
        return (), ()
    since = date.fromordinal(max(first.toordinal() - LONGEST, date.min.toordinal()))
    until = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
    for earlier in context.history.lines(since=since, until=until, paid_only=True):
        code, day = earlier.code, earlier.day
        if code is None or day is None or earlier.claim.kind != "professional":
            continue
        if not table.edition.covers(day):
            if is_a(code, "surgery"):
                beyond[day] = None
            continue
        operation = _operation(earlier.claim, earlier.index, day, table)
        if operation is not None:
            found.append(operation)
    return tuple(found), tuple(beyond)


def runs_on(context: Context) -> bool:
    """Tell whether the claim covers more than a day, so that something can follow something."""
    return context.first_day != context.last_day


def has(line: ServiceLine, *modifiers: str) -> bool:
    """Tell whether a line has one of these modifiers."""
    return not frozenset(modifiers).isdisjoint(line.modifiers)


def evidence(context: Context, operation: Operation) -> Evidence:
    """Return the operation that a finding rests on, and its row of the fee schedule."""
    own = operation.claim is context.claim
    return Evidence(
        what="operation",
        table=_TABLE,
        edition=str(context.table(_TABLE).edition),
        facts=(
            ("code", operation.code),
            ("day", operation.day),
            ("global days", operation.row.global_days),
            ("claim", "this" if own else operation.claim.patient_control_number or "an earlier"),
            ("line", operation.index + 1),
        ),
    )


DOCUMENT = Fix(
    text="look whether the record bears out a modifier, or do not bill the visit",
    safety=Safety.NEEDS_DOCUMENTATION,
)
"""No modifier is added without the record."""
