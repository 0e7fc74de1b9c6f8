"""A surface of a tooth is restored twice on a day.

Surfaces of one tooth that are restored in one visit are one restoration of all of them, or
restorations that do not share a surface; payers deny the second or recode both.

>>> from billingcore.testing import dental_claim
>>> one = {"procedure": "D2391", "dental": {"teeth": {"3": ("O",)}}}
>>> other = {"procedure": "D2392", "dental": {"teeth": {"3": ("M", "O")}}}
>>> for finding in surface_restored_twice.check(dental_claim(lines=[one, other])):
...     print(finding)
warning DEN043 lines[1].dental.teeth[0].surfaces: D2392 restores O of tooth 3, as D2391 does
"""

from collections.abc import Iterator

from ....model import Claim
from ... import (
    Applies,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Fix,
    Safety,
    Scope,
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._by_tooth import Treated, treatments
from ._procedures import surfaces_of

_TOGETHER = Fix(text="bill all surfaces as one restoration", safety=Safety.NEEDS_DOCUMENTATION)


@rule(
    "DEN043",
    "surface-restored-twice",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(procedures="D2", parts="lines.dental"),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.SERVICE_LINE,
    message="{code} restores {surfaces} of tooth {number}, as {other} does",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 28"),
    ),
    expects=ExpectedDenial(carc="97", group="CO"),
)
def surface_restored_twice(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare restorations of a tooth; two of the same code, surfaces and day are a duplicate."""
    found = [one for one in treatments(context) if one.surfaces and surfaces_of(one.code)]
    found.sort(key=_order)
    for i, one in enumerate(found):
        for other in found[:i]:
            shared = sorted({*one.surfaces} & {*other.surfaces})
            if shared and _apart(one) == _apart(other) and _what(one) != _what(other):
                yield context.finding(
                    (claim, one.path.replace("number", "surfaces")),
                    related=[(claim, other.path.replace("number", "surfaces"))],
                    fixes=_TOGETHER,
                    code=one.code,
                    surfaces=shared,
                    number=one.number,
                    other=other.code,
                )
                break


def _order(one: Treated) -> tuple[int, str, tuple[str, ...]]:
    return len(one.surfaces), one.code, tuple(sorted(one.surfaces))


def _apart(one: Treated) -> tuple[object, ...]:
    return one.number, one.day


def _what(one: Treated) -> tuple[object, ...]:
    return one.code, frozenset(one.surfaces)
