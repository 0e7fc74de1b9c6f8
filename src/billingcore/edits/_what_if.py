"""What a change would do to the findings, before it is made.

>>> from billingcore.testing import a_claim, a_line
>>> claim = a_claim(lines=[a_line("99213-25"), a_line("93000")])
>>> print(what_if(claim, {"lines[1].charge": 20}))
new error CLM001 charge: the claim says 200.00, its lines add up to 155.00
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attrs import frozen

from ..findings import Finding, Fix, NotEvaluated, Report
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._check import check
from ._fixes import apply_fix
from ._paths import changed

__all__ = ["Difference", "what_if"]

T = TypeVar("T", Claim, Batch, ClaimPayment, Remittance)


@frozen(kw_only=True)
class Difference:
    """Give the reports before and after, the findings that went, and those that came."""

    before: Report
    after: Report
    gone: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    no_longer_evaluated: tuple[NotEvaluated, ...] = ()

    def __str__(self) -> str:
        lines = [f"gone {finding}" for finding in self.gone]
        lines += [f"new {finding}" for finding in self.new]
        lines += [str(item) for item in self.no_longer_evaluated]
        return "\n".join(lines) or "no difference"


def what_if(
    subject: T,
    change: Mapping[str, object] | Fix | Callable[[T], T],
    **given: Any,
) -> Difference:
    """Return what `change` would do: values by path, a proposed fix, or a function of the subject.

    The other arguments are those of `check`, and the same before and after.
    """
    before = check(subject, **given)
    after = check(_with(subject, change), **given)
    known = set(before.not_evaluated)
    return Difference(
        before=before,
        after=after,
        gone=tuple(_beyond(before, after)),
        new=tuple(_beyond(after, before)),
        no_longer_evaluated=tuple(item for item in after.not_evaluated if item not in known),
    )


def _with(subject: T, change: Mapping[str, object] | Fix | Callable[[T], T]) -> T:
    if isinstance(change, Fix):
        return apply_fix(subject, change)
    if isinstance(change, Mapping):
        for path, value in change.items():
            subject = changed(subject, path, value)
        return subject
    return change(subject)


def _beyond(one: Report, other: Report) -> list[Finding]:
    """Return the findings of one report that the other has not, however often each has it."""
    there = Counter(finding.fingerprint for finding in other)
    left: list[Finding] = []
    for finding in one:
        if there[finding.fingerprint]:
            there[finding.fingerprint] -= 1
        else:
            left.append(finding)
    return left
