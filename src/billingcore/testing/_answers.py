"""What invented payers answer: payments follow from adjustments, so that all of it balances."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from random import Random

from attrs import evolve, frozen

from ..model import (
    Address,
    BankAccount,
    Claim,
    ClaimDate,
    ClaimGroup,
    ClaimPayment,
    Contact,
    ContactNumber,
    PartyId,
    Payee,
    Payer,
    Payment,
    ProviderAdjustment,
    Reference,
    Remittance,
    RemittanceHeader,
    RemittancePayer,
    Trace,
)
from ..money import ZERO, total
from ..periods import Period
from ._decisions import decided, reversed_
from ._generated_claims import claims as generated
from ._invented import PLANS, Plan, cents, digits, likely

__all__ = ["answer", "remittances"]


@frozen(kw_only=True)
class _Draft:
    """Give the decisions that go out in one payment."""

    plan: Plan
    claims: tuple[ClaimPayment, ...]
    day: date


def remittances(seed: int, count: int, *, reversals: int = 3) -> Iterator[Remittance]:
    """Yield the remittances that answer `count` invented claims; see `answer`."""
    return answer(generated(seed, count), seed, reversals=reversals)


def answer(claims: Iterable[Claim], seed: int, *, reversals: int = 3) -> Iterator[Remittance]:
    """Yield remittances that decide each claim, the same for the same claims and seed.

    Of a hundred claims, `reversals` are taken back and decided anew in the payer's next payment.
    A payment that would be negative is carried forward. Payers of other people's claims are taken
    as they are named there; claims of one practice that follow each other are answered together.
    """
    rng = Random(seed + 1)  # noqa: S311  # the same answers every time is the point
    serial = 0
    for _, several in groupby(claims, key=lambda claim: claim.billing):
        for draft, payee in _drafts(rng, list(several), reversals):
            serial += 1
            yield _remittance(rng, draft, payee, f"{seed:04}{serial:07}")


def _drafts(rng: Random, several: list[Claim], reversals: int) -> Iterator[tuple[_Draft, Claim]]:
    """Yield two payments for each payer: the second also takes back some of the first."""
    by_payer: dict[str | None, list[Claim]] = {}
    for claim in several:
        by_payer.setdefault(claim.payer_id, []).append(claim)
    for group in by_payer.values():
        plan = _plan(group[0])
        day = max(claim.last_day or date(2026, 1, 5) for claim in group) + timedelta(days=21)
        middle = (len(group) + 1) // 2
        first = tuple(decided(rng, claim, plan) for claim in group[:middle])
        second: list[ClaimPayment] = []
        for claim, before in zip(group, first, strict=False):
            if likely(rng, reversals):
                second += [reversed_(before), decided(rng, claim, plan)]
        second += [decided(rng, claim, plan) for claim in group[middle:]]
        yield _Draft(plan=plan, claims=first, day=day), group[0]
        if second:
            later = day + timedelta(days=7)
            yield _Draft(plan=plan, claims=tuple(second), day=later), group[0]


def _plan(claim: Claim) -> Plan:
    known = {plan.id: plan for plan in PLANS}
    payer = claim.payer or Payer()
    number = claim.payer_id or "99900"
    filing = claim.coverage.filing_indicator if claim.coverage else None
    return known.get(number) or Plan(
        name=payer.name or "EXAMPLE HEALTH PLAN",
        id=number,
        filing=filing or "CI",
        paid_as=filing if filing in ("MA", "MB", "MC", "HM", "VA", "CH", "WC") else "12",
    )


# -- the payment -----------------------------------------------------------------------------


def _remittance(rng: Random, draft: _Draft, payee: Claim, serial: str) -> Remittance:
    provider = payee.billing_provider
    number = provider.npi if provider else None
    paid = total(claim.paid for claim in draft.claims)
    adjustments = tuple(_moved(rng, draft, number, serial, paid))
    amount = paid - total(a.amount for a in adjustments)
    header = RemittanceHeader(
        payment=_payment(rng, draft, amount),
        trace=Trace(number=f"EFT{serial}", originator=f"1{draft.plan.id:0>9}"),
        references=(Reference("EV", "EXAMPLE"),),
        dates=(ClaimDate("405", Period.day(draft.day)),),
        payer=_payer(draft.plan),
        payee=Payee(
            name=provider.name.last if provider and provider.name else "EXAMPLE PRACTICE",
            id=PartyId("XX", number) if number else PartyId("FI", "999999999"),
            address=provider.address if provider else None,
            references=(Reference("TJ", provider.tax_id),) if provider and provider.tax_id else (),
        ),
    )
    group = ClaimGroup(number="1")
    return Remittance(
        header=header,
        groups=(group,),
        claims=tuple(evolve(claim, header=header, group=group) for claim in draft.claims),
        provider_adjustments=adjustments,
    )


def _moved(
    rng: Random, draft: _Draft, provider: str | None, serial: str, paid: Decimal
) -> Iterator[ProviderAdjustment]:
    """Yield what moves outside of claims; the payment that is left is never negative."""
    year_end = date(draft.day.year, 12, 31)

    def moved(reason: str, reference: str | None, amount: Decimal) -> ProviderAdjustment:
        return ProviderAdjustment(
            provider=provider or "1999999984",
            fiscal_year_end=year_end,
            reason=reason,
            reference=reference,
            amount=amount,
        )

    if paid < 0:
        # Owed by the practice: carried to the next payment.
        yield moved("FB", f"FB{serial}", paid)
        return
    if likely(rng, 10):
        yield moved("L6", None, -cents(rng.randint(1, 900)))
    if likely(rng, 10):
        yield moved("CS", f"CS{serial}", -cents(rng.randint(100, 9900)))
    if paid > 100 and likely(rng, 15):
        yield moved("WO", f"ICN{digits(rng, 9)}", cents(rng.randint(100, 5000)))
    elif paid > 100 and likely(rng, 10):
        yield moved("FB", f"FB{digits(rng, 11)}", cents(rng.randint(100, 5000)))


def _payment(rng: Random, draft: _Draft, amount: Decimal) -> Payment:
    if amount == ZERO:
        return Payment(handling="H", amount=amount, method="NON", date=draft.day)
    originator = f"1{draft.plan.id:0>9}"
    if likely(rng, 20):
        return Payment(amount=amount, method="CHK", date=draft.day)
    return Payment(
        amount=amount,
        method="ACH",
        format="CCP",
        payer_bank=BankAccount(
            bank_qualifier="01", bank="999999992", account_qualifier="DA", account="123456789"
        ),
        originator=originator,
        payee_bank=BankAccount(
            bank_qualifier="01", bank="999999992", account_qualifier="DA", account="987654321"
        ),
        date=draft.day,
    )


def _payer(plan: Plan) -> RemittancePayer:
    return RemittancePayer(
        name=plan.name,
        address=Address(line1="1 PAYER PLAZA", city="COLUMBUS", state="OH", zip_code="432150001"),
        references=(Reference("2U", plan.id),),
        contacts=(
            Contact(function="CX", numbers=(ContactNumber("TE", "5555551212"),)),
            Contact(
                function="BL",
                name="EDI SUPPORT",
                numbers=(
                    ContactNumber("TE", "5555551213"),
                    ContactNumber("EM", "EDI@EXAMPLE.COM"),
                ),
            ),
        ),
    )
