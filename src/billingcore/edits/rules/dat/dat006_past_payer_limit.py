"""The payer's own time limit for the claim has passed.

Contracts and plans set it in days: 90, 180, 365. The rule is silent until the option `limit_days`
says how many, in the payer's profile; `basis` says whether they count from the service's first day
(``from``) or last (``through``). A delay reason silences it, as do frequencies 7 and 8 (see
DAT007).

>>> from datetime import date
>>> from billingcore.testing import a_claim
>>> claim = a_claim(day="2026-01-02", lines="99213")
>>> ninety = {"options": {"DAT006": {"limit_days": 90}}}
>>> for finding in past_payer_limit.check(claim, as_of=date(2026, 4, 3), config=ninety):
...     print(finding)
error DAT006 lines[0].period: the service of 2026-01-02 had to be filed by 2026-04-02 (90 days)
"""

from collections.abc import Iterator

from attrs import field, frozen, validators

from ....model import Claim
from ... import Citation, Context, Disposition, ExpectedDenial, Finding, Scope, Snip, rule
from ._limits import BASES, days_to_file, limit_after


@frozen(kw_only=True)
class Options:
    """Set the payer's limit."""

    limit_days: int | None = field(
        default=None, validator=validators.optional(validators.in_(range(1, 3651)))
    )
    basis: str = field(default="from", validator=validators.in_(BASES))


@rule(
    "DAT006",
    "past-payer-limit",
    scope=Scope.CLAIM,
    disposition=Disposition.CLAIM_DENIAL,
    snip=Snip.PARTNER,
    message="the service of {day} had to be filed by {limit} ({days} days)",
    source=(
        Citation(authority="payer contract or manual", section="timely filing"),
        Citation(authority="X12 005010 837", section="2400 DTP*472, 2300 DTP*434, CLM20"),
    ),
    expects=ExpectedDenial(carc="29", group="CO"),
    liability="provider",
    options=Options,
    only_with="limit_days",
)
def past_payer_limit(claim: Claim, context: Context) -> Iterator[Finding]:
    """Count the configured days from each line, or from the statement."""
    days = context.option("limit_days")
    if days is None or claim.delay_reason or claim.frequency in ("7", "8"):
        return
    if context.as_of is None:
        context.not_evaluated("as_of", reason="today is not given")
        return
    for path, day in days_to_file(claim, context.option("basis")):
        limit = limit_after(day, days)
        if limit is not None and context.as_of > limit:
            yield context.finding(at=path, day=day, limit=limit, days=days)
