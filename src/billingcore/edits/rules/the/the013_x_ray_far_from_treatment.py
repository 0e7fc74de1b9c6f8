"""An X-ray is to show the subluxation, and was taken long before treatment or after it began.

It counts when it was taken at most 12 months before the course of treatment began, or 3 months
after; an older one may do for a chronic subluxation. Without an X-ray the examination shows it.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(
...     lines=("98940-AT",),
...     dates={"454": "2026-02-02", "455": "2025-02-01"},
...     coverage={"filing_indicator": "MB"},
... )
>>> for finding in x_ray_far_from_treatment.check(claim):
...     print(finding)
warning THE013 dates[1].period: an X-ray of 2025-02-01 for treatment that began on 2026-02-02
"""

from collections.abc import Iterator
from datetime import date

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
from ._manipulation import MANIPULATIONS

_BEFORE = 12
_AFTER = 3


@rule(
    "THE013",
    "x-ray-far-from-treatment",
    scope=Scope.CLAIM,
    severity=Severity.WARNING,
    applies=Applies(kinds="professional", filing="MB"),
    triggers=Triggers(procedures=MANIPULATIONS, parts="dates"),
    disposition=Disposition.RETURN_TO_PROVIDER,
    snip=Snip.POLICY,
    message="an X-ray of {taken} for treatment that began on {began}",
    source=(
        Citation(
            authority="Medicare Benefit Policy Manual", section="chapter 15, section 240.1.2.1"
        ),
        Citation(authority="Medicare Claims Processing Manual", section="chapter 12, section 220"),
    ),
    expects=ExpectedDenial(carc="16", rarc="MA121", group="CO"),
)
def x_ray_far_from_treatment(claim: Claim, context: Context) -> Iterator[Finding]:
    """Compare the days of claims for manipulation."""
    first = claim.dated("454")
    if first is None or not any(line.code in MANIPULATIONS for line in claim.lines):
        return
    earliest, latest = _moved(first.start, -_BEFORE), _moved(first.start, _AFTER)
    for i, dated in enumerate(claim.dates):
        if dated.qualifier == "455" and dated.period is not None:
            taken = dated.period.start
            if not earliest <= _moved(taken, 0) <= latest:
                yield context.finding(f"dates[{i}].period", taken=taken, began=first.start)


def _moved(day: date, months: int) -> tuple[int, int]:
    """Return month and day, so many months later; in a short month the day may be past its end."""
    return day.year * 12 + day.month + months, day.day
