"""A circumstance that made anesthesia harder is billed, and no anesthesia.

99100, 99116, 99135 and 99140 add to an anesthesia service and mean nothing without one.

>>> from billingcore.testing import a_claim
>>> for finding in circumstance_without_anesthesia.check(a_claim(lines=("99213", "99140"))):
...     print(finding)
error ANE005 lines[1].procedure: 99140 without an anesthesia service
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
    Scope,
    Snip,
    Triggers,
    rule,
)
from ._anesthesia import CIRCUMSTANCES, GIVERS, is_anesthesia


@rule(
    "ANE005",
    "circumstance-without-anesthesia",
    scope=Scope.CLAIM,
    applies=Applies(kinds="professional"),
    triggers=Triggers(procedures=CIRCUMSTANCES),
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.POLICY,
    message="{code} without an anesthesia service",
    source=(
        Citation(authority="CPT", section="qualifying circumstances for anesthesia"),
        Citation(authority="NCCI Policy Manual for Medicare Services", section="chapter II"),
    ),
    expects=ExpectedDenial(carc="107", group="CO"),
)
def circumstance_without_anesthesia(claim: Claim, context: Context) -> Iterator[Finding]:
    """Look for anesthesia on the claim, then on the patient's earlier ones that day."""
    if any(map(_is_anesthesia, claim.lines)):
        return
    for i, line in enumerate(claim.lines):
        if line.code in CIRCUMSTANCES:
            day = context.day_of(line)
            past = context.history.lines(since=day, until=day) if day else ()
            if not any(_is_anesthesia(one.line) for one in past):
                yield context.finding(f"lines[{i}].procedure", code=line.code)


def _is_anesthesia(line: ServiceLine) -> bool:
    return is_anesthesia(line.code) or not set(GIVERS).isdisjoint(line.modifiers)
