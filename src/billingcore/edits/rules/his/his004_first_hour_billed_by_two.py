"""Two physicians of one group and specialty bill the first hour of critical care of a day.

They count as one: the first hour (99291) is paid once a day to both together, and what comes after
is 99292, whoever renders it. Where one of them bills it twice, it is a duplicate.

>>> from billingcore.testing import a_claim
>>> colleague = {"role": "82", "id": "1999999984"}
>>> known = {
...     "providers": {
...         "1555555550": {"group": "G1", "specialty": "81"},
...         "1999999984": {"group": "G1", "specialty": "81"},
...     }
... }
>>> claim = a_claim(lines=("99291", {"procedure": "99291", "providers": (colleague,)}))
>>> for finding in first_hour_billed_by_two.check(claim, history=[], facts=known):
...     print(finding)
error HIS004 lines[1].procedure.code: 99291 on 2026-03-02 was billed by a colleague too
"""

from collections.abc import Iterator

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

_FIRST_HOUR = "99291"
_FIX = Fix(
    text="add up the time of both, and bill what is above the first hour with 99292",
    safety=Safety.NEEDS_DOCUMENTATION,
)


@rule(
    "HIS004",
    "first-hour-billed-by-two",
    scope=Scope.HISTORY,
    applies=Applies(kinds="professional"),
    needs="history",
    triggers=Triggers(procedures=(_FIRST_HOUR,)),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} on {day} was billed by a colleague too",
    source=(
        Citation(
            authority="Medicare Claims Processing Manual", section="chapter 12, section 30.6.12"
        ),
        Citation(authority="86 FR 64996", section="calendar year 2022 physician fee schedule"),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
    liability="provider",
)
def first_hour_billed_by_two(history: History, context: Context) -> Iterator[Finding]:
    """Compare each such line with those of the same day, of this claim and of earlier ones."""
    claim = history.claim
    first_hours = [(i, line) for i, line in enumerate(claim.lines) if line.code == _FIRST_HOUR]
    for position, (i, line) in enumerate(first_hours):
        day = line.first_day
        if day is None:
            continue
        for j, other in first_hours[:position]:
            if other.first_day == day and _colleague(context, line, claim, other):
                yield context.finding(
                    f"lines[{i}].procedure.code",
                    related=[f"lines[{j}].procedure.code"],
                    fixes=_FIX,
                    code=line.code,
                    day=day,
                )
        for earlier in history.lines(_FIRST_HOUR, since=day, until=day, paid_only=True):
            if _colleague(context, line, earlier.claim, earlier.line):
                yield context.finding(
                    f"lines[{i}].procedure.code", fixes=_FIX, code=line.code, day=day
                )
                break


def _colleague(context: Context, line: ServiceLine, claim: Claim, other: ServiceLine) -> bool:
    if claim.kind != "professional":
        return False
    one, two = physician(context.claim, line), physician(claim, other)
    same = counts_as_same(context, one, two, claim)
    if same is None:
        tell_unknown(context)
    return bool(same) and one != two
