"""What earlier claims of the patient billed that is like a line of this one."""

from collections.abc import Iterator
from functools import partial

from attrs import frozen

from ... import (
    Applies,
    Citation,
    ClaimState,
    Context,
    EarlierLine,
    Evidence,
    ExpectedDenial,
    Finding,
    History,
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._billed import Billed, billed, comparable, of_claim

__all__ = ["before_rule", "found_before"]

before_rule = partial(
    rule,
    scope=Scope.HISTORY,
    applies=Applies(),
    needs="history",
    triggers=Triggers(earlier=True),
    snip=Snip.POLICY,
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA", status=("A3:54",)),
    liability="provider",
)
"""Declare a rule about what was billed before."""

_GRADES = ("same", "nearly", "by_another")


@frozen
class _Pair:
    grade: str
    line: Billed
    earlier: EarlierLine


def found_before(history: History, context: Context, grade: str) -> Iterator[Finding]:
    """Yield a finding for each line that was billed before, alike in this grade and no finer."""
    for pair in context.once(_pairs):
        if pair.grade != grade:
            continue
        line, earlier = pair.line.line, pair.earlier
        yield context.finding(
            f"lines[{pair.line.index}]",
            evidence=_evidence(earlier),
            code=line.code,
            day=line.first_day,
            state=earlier.earlier.state.value,
        )


def _pairs(context: Context) -> tuple[_Pair, ...]:
    return tuple(_found(context.history))


def _found(history: History) -> Iterator[_Pair]:
    """Yield each line once, with the earlier line that it is most like."""
    claim = history.claim
    if not any(comparable(claim, one.claim) for one in history.standing):
        return
    for here in of_claim(claim):
        day = here.line.first_day
        best: _Pair | None = None
        for earlier in history.lines(here.line.code, since=day, until=day):
            grade = _grade(here, earlier) if comparable(claim, earlier.claim) else None
            if grade is not None and (
                best is None or _GRADES.index(grade) < _GRADES.index(best.grade)
            ):
                best = _Pair(grade, here, earlier)
        if best is not None:
            yield best


def _grade(here: Billed, earlier: EarlierLine) -> str | None:
    """Return how like an earlier line is; a denied one counts only where it is the same."""
    there = billed(earlier.claim, earlier.index)
    if there is None:
        return None
    for grade in _GRADES:
        if getattr(here, grade) == getattr(there, grade):
            denied = earlier.earlier.state is ClaimState.DENIED
            visit = grade == "by_another" and here.is_visit
            return None if (denied and grade != "same") or visit else grade
    return None


def _evidence(earlier: EarlierLine) -> Evidence:
    return Evidence(
        what="earlier claim",
        facts=(
            ("claim", earlier.claim.patient_control_number or "without number"),
            ("line", earlier.index + 1),
            ("day", earlier.day),
            ("state", earlier.earlier.state.value),
        ),
    )
