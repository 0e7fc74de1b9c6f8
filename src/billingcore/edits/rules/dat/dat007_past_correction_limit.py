"""The payer's time limit for correcting a claim has passed.

Replacements and voids (frequencies 7 and 8) have a window of their own, counted from the decision
on the first claim. The rule is silent until the option `limit_days` sets it in the payer's profile.
The day of the decision is the fact `decided`; where the caller does not know it, the last day of
service stands in for it, which is never later.

>>> from billingcore.testing import a_claim
>>> claim = a_claim(frequency="7", references={"F8": "ICN1"})
>>> window = {"options": {"DAT007": {"limit_days": 365}}}
>>> found = past_correction_limit.check(
...     claim, as_of=date(2027, 4, 2), config=window, facts={"decided": date(2026, 4, 1)}
... )
>>> for finding in found:
...     print(finding)
error DAT007 frequency: a correction had to be filed by 2027-04-01, 365 days after 2026-04-01
"""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen, validators

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._limits import limit_after


@frozen(kw_only=True)
class Options:
    """Set the payer's window."""

    limit_days: int | None = field(
        default=None, validator=validators.optional(validators.in_(range(1, 3651)))
    )


@rule(
    "DAT007",
    "past-correction-limit",
    scope=Scope.CLAIM,
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.PARTNER,
    message="a correction had to be filed by {limit}, {days} days after {day}",
    source=(
        Citation(authority="payer contract or manual", section="corrected claims"),
        Citation(authority="X12 005010 837", section="CLM05-3, 2300 REF*F8"),
    ),
    expects=ExpectedDenial(carc="29", group="CO"),
    liability="provider",
    options=Options,
    only_with="limit_days",
)
def past_correction_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count from the decision, where it is known, else from the last day of service."""
    days = context.option("limit_days")
    if days is None or claim.delay_reason or claim.frequency not in ("7", "8"):
        return
    if context.as_of is None:
        context.not_evaluated("as_of", reason="today is not given")
        return
    decided = context.fact("decided")
    day = decided if isinstance(decided, date) else claim.last_day
    limit = limit_after(day, days) if day is not None else None
    if limit is not None and context.as_of > limit:
        yield context.finding(at="frequency", limit=limit, days=days, day=day)
