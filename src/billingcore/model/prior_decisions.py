"""What earlier payers decided of a claim, and the arithmetic of it; rules judge, nothing here does.

Line: charge less adjustments is what the payer paid for the line (SV102, SVD02, CAS of loop 2430).
Claim: charge less all adjustments of claim and lines is what it paid (CLM02, AMT*D, CAS). Payment:
what it paid for the lines less the adjustments of the claim is what it paid for the claim.

>>> from billingcore.model import Adjustment, Amount, Claim, Coverage, LineAdjudication, OtherPayer
>>> from billingcore.model import PartyId, Payer, ServiceLine
>>> decided = LineAdjudication(
...     payer_id="88888", paid="80", adjustments=(Adjustment("CO", "45", "20"),)
... )
>>> claim = Claim(
...     charge="100",
...     lines=(ServiceLine(charge="100", adjudications=(decided,)),),
...     other_payers=(
...         OtherPayer(
...             coverage=Coverage(payer=Payer(id=PartyId("PI", "88888"))),
...             adjustments=(Adjustment("PR", "1", "10"),),
...             amounts=(Amount("D", "65"),),
...         ),
...     ),
... )
>>> for decision in prior_decisions(claim):
...     for balance in decision.balances():
...         print(balance.level, balance.path, balance.stated, balance.computed)
line lines[0] 80 80
claim other_payers[0] 65 70
payment other_payers[0] 65 70
"""

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ..money import total
from .balances import Balance
from .claim import Claim
from .coverage import LineAdjudication, OtherPayer
from .details import Adjustment

__all__ = ["PriorDecision", "prior_decisions"]


@frozen(kw_only=True, weakref_slot=False)
class PriorDecision:
    """Give one other payer of a claim and what it decided of which lines.

    `index` is its place among the claim's other payers; `lines` are pairs of a line's place and
    the payer's decisions on it: several where the payer took the service apart. It is `ambiguous`
    where another of the claim's payers has the same identifier: the lines may be of either.
    """

    claim: Claim
    index: int
    payer: OtherPayer
    lines: tuple[tuple[int, tuple[LineAdjudication, ...]], ...] = ()
    ambiguous: bool = False

    @property
    def is_made(self) -> bool:
        """Tell whether the claim says anything of a decision by this payer."""
        payer = self.payer
        return bool(
            self.lines
            or payer.adjustments
            or payer.inpatient
            or payer.outpatient
            or payer.paid is not None
        )

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """Return the payer's adjustments of the claim and of its lines."""
        of_lines = (one for _, several in self.lines for one in several)
        return self.payer.adjustments + tuple(a for one in of_lines for a in one.adjustments)

    @property
    def paid_for_lines(self) -> Decimal:
        """Return what the payer paid for the lines, before the adjustments of the claim."""
        return total(one.paid for _, several in self.lines for one in several)

    def balances(self) -> Iterator[Balance]:
        """Yield the balances of the lines, then of the claim, whose amounts could be read.

        An ambiguous decision has none.
        """
        if self.ambiguous:
            return
        for i, several in self.lines:
            charge = self.claim.lines[i].charge
            if charge is not None and _complete(several):
                adjusted = total([a.amount for one in several for a in one.adjustments])
                yield Balance(
                    level="line",
                    path=f"lines[{i}]",
                    stated=total([one.paid for one in several]),
                    computed=charge - adjusted,
                    charge=charge,
                    adjustments=adjusted,
                )
        yield from self._of_claim()

    def _of_claim(self) -> Iterator[Balance]:
        paid, charge = self.payer.paid, self.claim.charge
        amounts = [adjustment.amount for adjustment in self.adjustments]
        if paid is None or None in amounts:
            return
        path = f"other_payers[{self.index}]"
        if charge is not None:
            adjusted = total(amounts)
            yield Balance(
                level="claim",
                path=path,
                stated=paid,
                computed=charge - adjusted,
                charge=charge,
                adjustments=adjusted,
            )
        if self.lines and all(_complete(several) for _, several in self.lines):
            adjusted, for_lines = (
                total(a.amount for a in self.payer.adjustments),
                self.paid_for_lines,
            )
            yield Balance(
                level="payment",
                path=path,
                stated=paid,
                computed=for_lines - adjusted,
                charge=for_lines,
                adjustments=adjusted,
            )


def _complete(several: tuple[LineAdjudication, ...]) -> bool:
    """Tell whether all amounts could be read: else a difference would say nothing."""
    for one in several:
        if one.paid is None or None in [adjustment.amount for adjustment in one.adjustments]:
            return False
    return True


def prior_decisions(claim: Claim) -> tuple[PriorDecision, ...]:
    """Return what each other payer decided; lines are the payer's whose identifier they name."""
    ids = [payer.payer_id for payer in claim.other_payers]
    return tuple(
        PriorDecision(
            claim=claim,
            index=k,
            payer=payer,
            lines=tuple(_of_payer(claim, ids[k])),
            ambiguous=ids[k] is not None and ids.count(ids[k]) > 1,
        )
        for k, payer in enumerate(claim.other_payers)
    )


def _of_payer(
    claim: Claim, payer_id: str | None
) -> Iterator[tuple[int, tuple[LineAdjudication, ...]]]:
    if payer_id is None:
        return
    for i, line in enumerate(claim.lines):
        several = tuple(one for one in line.adjudications if one.payer_id == payer_id)
        if several:
            yield i, several
