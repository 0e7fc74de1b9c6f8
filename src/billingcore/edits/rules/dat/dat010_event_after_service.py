"""What led to the service lies after it.

The onset of the illness, an accident, the last menstrual period, the first treatment and the like
cannot be later than the last service of the claim.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2026-03-02", dates={"431": "2026-03-20"})
>>> for finding in event_after_service.check(claim):
...     print(finding)
warning DAT010 dates[0].period: the onset is dated 2026-03-20, after the last service on 2026-03-02
"""

from collections.abc import Iterator

from ....model import Claim
from ... import Applies, Citation, Context, Finding, Scope, Severity, Snip, Triggers, rule

_EVENTS = {
    "431": "onset",
    "439": "accident",
    "484": "last menstrual period",
    "454": "first treatment",
    "453": "acute manifestation",
    "455": "last X-ray",
}


@rule(
    "DAT010",
    "event-after-service",
    scope=Scope.CLAIM,
    triggers=Triggers(parts=("dates",)),
    severity=Severity.WARNING,
    applies=Applies(kinds=("professional", "dental")),
    snip=Snip.SITUATION,
    message="the {event} is dated {day}, after the last service on {last}",
    source=(
        Citation(authority="CMS-1500 instructions", section="items 14 and 15"),
        Citation(authority="X12 005010 837", section="2300 DTP"),
    ),
)
def event_after_service(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare each such date with the last day of service."""
    last = claim.last_day if claim.dates else None
    for i, stated in enumerate(claim.dates):
        event = _EVENTS.get(stated.qualifier or "")
        day = stated.period.start if stated.period else None
        if event and day is not None and last is not None and day > last:
            yield context.finding(at=f"dates[{i}].period", event=event, day=day, last=last)
