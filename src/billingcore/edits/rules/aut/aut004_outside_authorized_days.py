"""The service was rendered outside the days of its authorization.

Payers authorize from a day to a day. Ask for an extension, or look whether another authorization
covers the day; a wrong date of service shows here too.

>>> from datetime import date
>>> from billingcore.testing import a_claim
>>> claim = a_claim(references={"G1": "AUTH1"}, lines="97110")
>>> known = {"authorizations": [{"number": "AUTH1", "last": date(2026, 2, 28)}]}
>>> for finding in outside_authorized_days.check(claim, facts=known):
...     print(finding)
error AUT004 lines[0].period: 2026-03-02 is outside the authorized days, until 2026-02-28
"""

from collections.abc import Iterator
from datetime import date

from ....model import Claim
from ... import (
    Authorization,
    Citation,
    Context,
    Disposition,
    ExpectedDenial,
    Finding,
    Scope,
    Snip,
    rule,
)
from ._numbers import NUMBERED, Use, uses


@rule(
    "AUT004",
    "outside-authorized-days",
    scope=Scope.CLAIM,
    triggers=NUMBERED,
    needs="facts.authorizations",
    disposition=Disposition.LINE_DENIAL,
    snip=Snip.PARTNER,
    message="{day} is outside the authorized days, {days}",
    source=(
        Citation(authority="payer contract or manual", section="prior authorization"),
        Citation(authority="X12 005010 837", section="2300 and 2400 REF*G1, DTP*472"),
    ),
    expects=ExpectedDenial(carc="302", group="CO"),
    liability="provider",
)
def outside_authorized_days(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the days of the lines with those of every number that is for them."""
    found = uses(context)
    for i, line in enumerate(claim.lines):
        several = [use for use in found if i in use.lines]
        days = [day for day in (context.day_of(line), line.last_day) if day is not None]
        if not several or not days or any(_covers(use, days) for use in several):
            continue
        use = several[0]
        day = next(day for day in days if not use.record.covers(day))
        path = f"lines[{i}].period" if line.period is not None else f"lines[{i}]"
        yield context.finding(path, related=[use.number.path], day=day, days=_span(use.record))


def _covers(use: Use, days: list[date]) -> bool:
    return all(use.record.covers(day) for day in days)


def _span(record: Authorization) -> str:
    first = f"from {record.first}" if record.first else ""
    last = f"until {record.last}" if record.last else ""
    return " ".join(part for part in (first, last) if part)
