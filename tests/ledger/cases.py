"""Claims and remittances in one line each, so that a test reads like the case it is about."""

from datetime import date, timedelta
from typing import Any

from billingcore.ledger import Ledger, post
from billingcore.model import (
    Adjustment,
    Billing,
    Claim,
    ClaimPayment,
    Coverage,
    Name,
    OtherPayer,
    PartyId,
    Patient,
    Payee,
    Payer,
    Payment,
    Procedure,
    Provider,
    ProviderAdjustment,
    Reference,
    Remittance,
    RemittanceHeader,
    RemittancePayer,
    ServiceLine,
    ServicePayment,
    Trace,
)
from billingcore.periods import Period

NPI = "1234567893"
BILLING = Billing(provider=Provider(role="85", id=PartyId("XX", NPI)))
PAYER = {"P": "87726", "S": "60054", "T": "62308"}
SERVED = date(2026, 3, 2)
PAID = date(2026, 3, 20)


def day(offset: int) -> date:
    return SERVED + timedelta(days=offset)


def adjustments(text: str) -> tuple[Adjustment, ...]:
    """Read "CO-45 50, PR-2 20"."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    codes = [(*code.split("-", 1), amount) for code, amount in parts]
    return tuple(Adjustment(group, reason, amount) for group, reason, amount in codes)


def a_line(charge: Any, code: str = "99213", **more: Any) -> ServiceLine:
    more.setdefault("period", Period.day(SERVED))
    return ServiceLine(procedure=Procedure(code), charge=charge, quantity=1, **more)


def a_claim(*lines: ServiceLine, number: str = "A1", payers: str = "P", **more: Any) -> Claim:
    """Return a claim billed to the first of `payers`, which are given by sequence: "PS"."""
    coverages = [
        Coverage(sequence=sequence, payer=Payer(id=PartyId("PI", PAYER[sequence])))
        for sequence in payers
    ]
    stated = sum((line.charge for line in lines if line.charge is not None), 0)
    return Claim(
        patient_control_number=number,
        lines=lines,
        coverage=coverages[0] if coverages else None,
        other_payers=tuple(OtherPayer(coverage=coverage) for coverage in coverages[1:]),
        patient=Patient(name=Name.person("CANARY", "JANE"), id=PartyId("MI", "900CANARY")),
        **{"charge": stated, "billing": BILLING, **more},
    )


def a_replacement(claim: Claim, *lines: ServiceLine, frequency: str = "7", f8: str) -> Claim:
    return a_claim(
        *lines,
        number=claim.patient_control_number or "",
        frequency=frequency,
        references=(Reference("F8", f8),),
    )


def decided(
    charge: Any, paid: Any, adjusted: str = "", code: str | None = "99213", **more: Any
) -> ServicePayment:
    procedure = Procedure(code) if code else None
    return ServicePayment(
        procedure=procedure, charge=charge, paid=paid, adjustments=adjustments(adjusted), **more
    )


def a_payment(
    *lines: ServicePayment, number: str = "A1", status: str = "1", icn: str = "ICN1", **more: Any
) -> ClaimPayment:
    """Return a claim payment; charge and payment are the lines' unless given."""
    values: dict[str, Any] = {
        "charge": sum((line.charge or 0 for line in lines), 0),
        "paid": sum((line.paid or 0 for line in lines), 0),
    }
    adjusted = more.pop("adjusted", "")
    return ClaimPayment(
        patient_control_number=number,
        status=status,
        payer_control_number=icn,
        lines=lines,
        adjustments=adjustments(adjusted),
        **{**values, **more},
    )


def reversal_of(payment: ClaimPayment, **more: Any) -> ClaimPayment:
    """Return the payment with every amount negated, as status 22."""
    from attrs import evolve

    def negated(adjusted: tuple[Adjustment, ...]) -> tuple[Adjustment, ...]:
        return tuple(evolve(a, amount=-a.amount) for a in adjusted if a.amount is not None)

    lines = tuple(
        evolve(
            line,
            charge=-(line.charge or 0),
            paid=-(line.paid or 0),
            adjustments=negated(line.adjustments),
        )
        for line in payment.lines
    )
    changes = {
        "status": "22",
        "charge": -(payment.charge or 0),
        "paid": -(payment.paid or 0),
        "adjustments": negated(payment.adjustments),
        "lines": lines,
        **more,
    }
    return evolve(payment, **changes)


def a_remittance(
    *claims: ClaimPayment,
    trace: str = "70001",
    payer: str = "P",
    on: date | None = PAID,
    plb: tuple[tuple[str, str, Any], ...] = (),
    amount: Any = None,
    payee: str = NPI,
) -> Remittance:
    """Return a remittance; it pays what its claims and provider adjustments sum to."""
    taken = tuple(
        ProviderAdjustment(provider=payee, reason=reason, reference=reference, amount=value)
        for reason, reference, value in plb
    )
    computed = sum((claim.paid or 0 for claim in claims), 0) - sum(
        (adjustment.amount or 0 for adjustment in taken), 0
    )
    paid = computed if amount is None else amount
    return Remittance(
        header=RemittanceHeader(
            payment=Payment(
                amount=abs(paid), credit_debit="D" if paid < 0 else "C", date=on, method="ACH"
            ),
            trace=Trace(number=trace, originator=f"1{PAYER[payer]}"),
            payer=RemittancePayer(name="EXAMPLE PLAN", id=PartyId("XV", PAYER[payer])),
            payee=Payee(id=PartyId("XX", payee)),
        ),
        claims=claims,
        provider_adjustments=taken,
    )


def ledger_of(*subjects: Any, **options: Any) -> Ledger:
    return post(Ledger(), *subjects, **options)
