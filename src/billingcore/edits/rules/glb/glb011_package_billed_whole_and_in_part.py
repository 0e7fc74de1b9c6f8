"""One physician bills an operation whole, another its aftercare.

The surgeon who gives the aftercare away bills 54, and whoever takes it 55. A whole package beside a
part of it is more than the payer allows for the operation: whichever claim comes second is refused.

>>> from billingcore.testing import a_claim
>>> whole = a_claim(lines="66984-RT", providers=({"role": "82", "id": "1999999984"},))
>>> for finding in package_billed_whole_and_in_part.check(
...     a_claim(lines="66984-55-RT"), history=[whole]
... ):
...     print(finding)
warning GLB011 lines[0].procedure: 66984 of 2026-03-02 in part; another physician billed it whole
"""

from collections.abc import Iterator

from ....model import ServiceLine
from ... import (
    Context,
    Disposition,
    EarlierLine,
    Evidence,
    Finding,
    History,
    Scope,
    Severity,
    Triggers,
)
from .._colleagues import physician
from .._procedures import is_a
from ._package import NO_PACKAGE, has, package_rule

_SIDES = frozenset(("LT", "RT", "50"))


@package_rule(
    "GLB011",
    "package-billed-whole-and-in-part",
    scope=Scope.HISTORY,
    needs="history",
    triggers=Triggers(earlier=True),
    severity=Severity.WARNING,
    disposition=Disposition.SUSPENSION,
    message="{code} of {day} {here}; another physician billed it {there}",
)
def package_billed_whole_and_in_part(history: History, context: Context) -> Iterator[Finding]:
    """Compare each operation with earlier lines of its code and day by other physicians."""
    if not history.standing:
        return
    claim = history.claim
    for i, line in enumerate(claim.lines):
        code, day = line.code, line.first_day
        if code is None or day is None or not is_a(code, "surgery"):
            continue
        here = _share(line)
        who = physician(claim, line)
        if here is None or who is None:
            continue
        for earlier in history.lines(code, since=day, until=day, paid_only=True):
            there = _share(earlier.line)
            other = physician(earlier.claim, earlier.line)
            if {here, there} != {"whole", "in part"} or other in (None, who):
                continue
            if _one_side(line, earlier.line):
                yield context.finding(
                    f"lines[{i}].procedure",
                    evidence=_evidence(earlier),
                    code=code,
                    day=day,
                    here=here,
                    there=there,
                )


def _share(line: ServiceLine) -> str | None:
    if has(line, "55"):
        return "in part"
    shared = has(line, "54", "62", "66", "76", "77", "78", "79", "58")
    return None if shared or not NO_PACKAGE.isdisjoint(line.modifiers) else "whole"


def _one_side(one: ServiceLine, other: ServiceLine) -> bool:
    first, second = _SIDES.intersection(one.modifiers), _SIDES.intersection(other.modifiers)
    return first == second


def _evidence(earlier: EarlierLine) -> Evidence:
    return Evidence(
        what="earlier claim",
        facts=(
            ("claim", earlier.claim.patient_control_number or "without number"),
            ("line", earlier.index + 1),
            ("day", earlier.day),
        ),
    )
