"""A tooth is listed twice among those that are missing or will be extracted.

Each tooth is listed once, as missing (M) or to be extracted (E).

>>> from billingcore.testing import dental_claim
>>> teeth = [{"number": "1", "status": "M"}, {"number": "1", "status": "E"}]
>>> for finding in tooth_status_repeated.check(dental_claim(dental={"teeth": teeth})):
...     print(finding)
warning DEN041 dental.teeth[1].number: tooth 1 is listed as M and as E
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
    Severity,
    Snip,
    Triggers,
    rule,
)
from ._by_tooth import status_of


@rule(
    "DEN041",
    "tooth-status-repeated",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="dental"),
    triggers=Triggers(parts="dental"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.SITUATION,
    message="tooth {number} is listed as {first} and as {status}",
    source=(
        Citation(authority="ADA dental claim form, completion instructions", section="item 33"),
        Citation(authority="X12 005010X224A2 837", section="2300 DN2"),
    ),
    expects=ExpectedDenial(carc="16", rarc="N37"),
)
def tooth_status_repeated(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare each tooth of the list with those before it."""
    seen: dict[str, tuple[str, str | None]] = {}
    for number, path, status in status_of(claim):
        if number in seen:
            other, first = seen[number]
            yield context.finding(path, related=[other], number=number, first=first, status=status)
        else:
            seen[number] = path, status
