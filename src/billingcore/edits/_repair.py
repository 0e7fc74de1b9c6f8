"""Carry out what is safe, and say what was done and what was not.

>>> from billingcore.edits import check
>>> from billingcore.testing import a_claim
>>> claim = a_claim(charge="90")
>>> done = repair(claim, check(claim))
>>> print(done)
CLM001 charge: set the total to the sum of the lines
>>> str(done.subject.charge)
'200.00'

Nothing clinical and no modifier that lifts an edit is ever safe: such a fix is left for a person.
"""

from typing import Generic, TypeVar

from attrs import frozen

from ..findings import Finding, Fix, Report, Safety
from ._fixes import apply_fix
from ._paths import value_at

__all__ = ["Left", "Repair", "repair"]

T = TypeVar("T")


@frozen(kw_only=True)
class Left:
    """Give a proposal that was not carried out, and why."""

    finding: Finding
    fix: Fix
    reason: str


@frozen(kw_only=True)
class Repair(Generic[T]):
    """Give the mended copy, the fixes carried out in order, and those left."""

    subject: T
    done: tuple[tuple[Finding, Fix], ...] = ()
    left: tuple[Left, ...] = ()

    def __str__(self) -> str:
        lines = [f"{finding.rule} {finding.path}: {fix.text}" for finding, fix in self.done]
        lines += [f"{one.finding.rule} {one.finding.path}: left, {one.reason}" for one in self.left]
        return "\n".join(lines) or "nothing to mend"


def repair(subject: T, report: Report) -> Repair[T]:
    """Return a copy of `subject` with the safe fixes of its report carried out.

    Where two fixes would change the same place the first is taken; check again afterwards.
    Raises ValueError when the report is of something else.
    """
    if report.subject is not subject and report.subject != subject:
        raise ValueError("the report is of something else")
    mended = subject
    touched: dict[str, object] = {}
    done: list[tuple[Finding, Fix]] = []
    left: list[Left] = []
    for finding in report.findings:
        for fix in finding.fixes:
            reason = _reason_against(fix, touched, subject)
            if reason:
                left.append(Left(finding=finding, fix=fix, reason=reason))
                continue
            if all(path in touched for path, _ in fix.changes):
                continue  # an earlier fix does the very same
            mended = apply_fix(mended, fix)
            touched.update(fix.changes)
            done.append((finding, fix))
    return Repair(subject=mended, done=tuple(done), left=tuple(left))


def _reason_against(fix: Fix, touched: dict[str, object], subject: object) -> str | None:
    if fix.safety is not Safety.SAFE:
        return str(fix.safety)
    if not fix.changes:
        return "it says no values"
    for path, value in fix.changes:
        if path in touched and touched[path] == value:
            continue
        if any(_meet(path, other) for other in touched):
            return "another fix changed this"
        try:
            value_at(subject, path)
        except LookupError:
            return "nothing stands there"
    return None


def _meet(one: str, other: str) -> bool:
    """Tell whether one path is the other, or leads to it."""
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith((f"{short}.", f"{short}["))
