"""Blood with modifier BL stands on one line alone.

A hospital that buys blood, or charges for what it collects, bills the blood under 038x and its
processing and storage under 039x: two lines of the same code, day and units, both with BL. Blood
that is free is billed by its processing, without BL.

>>> from billingcore.testing import institutional_claim
>>> claim = institutional_claim(
...     lines=[
...         {"procedure": "P9016-BL", "revenue_code": "0381", "quantity": 2},
...         {"procedure": "P9016", "revenue_code": "0390", "quantity": 2},
...     ],
...     coverage={"filing_indicator": "MA"},
... )
>>> for finding in blood_without_its_other_line.check(claim):
...     print(finding)
error FAC106 lines[0].procedure.code: P9016 with BL under 0381 has no such line under 039x
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._bills import MEDICARE
from ._opps import under_opps
from ._revenue import is_among, revenue_of
from ._visits import day_in

_OTHER = {"038x": "039x", "039x": "038x"}


@rule(
    "FAC106",
    "blood-without-its-other-line",
    scope=Scope.CLAIM,
    applies=Applies(kinds="institutional", bills="13", filing=MEDICARE),
    triggers=Triggers(modifiers="BL"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="{code} with BL under {revenue} has no such line under {other}",
    source=(
        Citation(authority="Medicare Claims Processing Manual", section="chapter 4, section 231.2"),
        Citation(authority="Integrated Outpatient Code Editor", section="edit 73"),
    ),
    expects=ExpectedDenial(carc="16", rarc="M51", status=("A7:454",)),
    aliases=("IOCE 73",),
)
def blood_without_its_other_line(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for the other line of each with BL: same code, day and units."""
    if not under_opps(claim):
        return
    places: list[tuple[int, str, tuple[object, ...]]] = []
    for i, line in enumerate(claim.lines):
        family = next((f for f in _OTHER if is_among(revenue_of(line), (f,))), None)
        if family is not None and "BL" in line.modifiers:
            places.append((i, family, (line.code, day_in(claim, line), line.quantity)))
    held = {(family, what) for _, family, what in places}
    for i, family, what in places:
        if (_OTHER[family], what) not in held:
            line = claim.lines[i]
            yield context.finding(
                at=f"lines[{i}].procedure.code",
                code=line.code,
                revenue=revenue_of(line),
                other=_OTHER[family],
            )
