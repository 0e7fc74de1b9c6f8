"""Posting one adjustment as the policy's row says.

A write-off and a transfer credit the party that decided; an amount that is denied, or that an
earlier payer's remittance already posted, leaves a note.
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, frozen

from ..model import Adjustment
from ..money import ZERO
from ._account import Account, AccountKind
from ._entry import Note, Posting, PostingBasis, move
from ._policy import AdjustmentRow, Policy, Treatment

__all__ = ["Refused", "post_adjustment"]


@frozen(kw_only=True)
class Refused:
    """Give an amount that the payer denied, on the account where it was owed."""

    account: Account
    adjustment: Adjustment
    amount: Decimal


def post_adjustment(
    adjustment: Adjustment,
    owed: Account,
    *,
    heir: str,
    bundled: bool,
    policy: Policy,
    path: str,
    place: str | None,
    matched: str,
) -> Iterator[Posting | Note | Refused]:
    """Yield what the adjustment does to the account `owed`; `heir` is the next party in line."""
    amount = adjustment.amount or ZERO
    if not amount:
        return
    row = policy.adjustment(adjustment.group, adjustment.reason)
    treatment = row.treatment
    if treatment is Treatment.BUNDLED and not bundled:
        treatment = Treatment.DENIAL
    denied = treatment is Treatment.DENIAL
    basis = PostingBasis(
        rule=str(treatment),
        code=f"{adjustment.group}-{adjustment.reason}",
        meaning="denied" if denied and amount > 0 else "not posted" if denied else row.meaning,
        authority="" if denied and row.treatment is Treatment.BUNDLED else row.authority,
        matched=matched,
        path=path,
        place=place,
    )
    target = _target(treatment, row, owed, heir, basis.code)
    if target is not None:
        yield from move(amount, target, owed, basis)
    else:
        yield Note(account=owed, amount=amount, basis=basis)
    if (denied or row.denies) and amount > 0:
        yield Refused(account=owed, adjustment=adjustment, amount=amount)


def _target(
    treatment: Treatment, row: AdjustmentRow, owed: Account, heir: str, code: str | None
) -> Account | None:
    """Return the account to debit; None where nothing moves."""
    if treatment is Treatment.TRANSFER:
        return evolve(owed, party=heir)
    if treatment is Treatment.BUNDLED:
        return evolve(owed, kind=AccountKind.BUNDLING)
    if treatment is Treatment.WRITE_OFF:
        return evolve(owed, kind=row.kind or AccountKind.ADMIN, reason=code)
    return None
