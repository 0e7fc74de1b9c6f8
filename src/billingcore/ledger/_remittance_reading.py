"""Reading the facts of a remittance out of the model.

>>> from billingcore.model import ClaimPayment
>>> decided = decision_of(ClaimPayment(patient_control_number="A1", charge="150", paid="150"))
>>> decided.decision.status, decided.decision.paid
('1', Decimal('150'))
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from attrs import evolve

from ..model import ClaimPayment, Remittance, RemittanceHeader, ServicePayment
from ._places import NAME, Places, known, nowhere
from ._remittance_facts import (
    Adjudicated,
    AdjudicationReversed,
    ClaimDecision,
    Decided,
    LineDecision,
    RemittanceKey,
    RemittanceReceived,
)

__all__ = ["decision_of", "facts_of_remittance"]


def facts_of_remittance(
    remittance: Remittance, place: Places = nowhere
) -> Iterator[Decided | RemittanceReceived]:
    """Yield a fact for each claim payment, then one for the payment as a whole."""
    header = remittance.header or RemittanceHeader()
    seen: Counter[str] = Counter()
    ids = []
    for i, claim in enumerate(remittance.claims):
        fact = decision_of(claim, header=header, path=f"claims[{i}]", place=place)
        alike = seen[fact.id]
        seen[fact.id] += 1
        if alike:
            fact = evolve(fact, ordinal=alike)
        ids.append(fact.id)
        yield fact
    payment = header.payment
    amount = payment.amount if payment else None
    if payment and amount is not None and payment.credit_debit == "D":
        amount = -amount
    adjustments = remittance.provider_adjustments
    paths = [f"provider_adjustments[{i}].amount" for i in range(len(adjustments))]
    yield RemittanceReceived(
        remittance=RemittanceKey(*header.key),
        on=_day(header),
        payer=_payer(header),
        amount=amount,
        decisions=tuple(sorted(ids)),
        adjustments=adjustments,
        places=known(remittance, ["header.trace.number", "header.payment.amount", *paths], place),
    )


def decision_of(
    claim: ClaimPayment,
    *,
    header: RemittanceHeader | None = None,
    path: str = "",
    place: Places = nowhere,
) -> Decided:
    """Return the fact that one claim payment states; its day is the payment's."""
    header = header or claim.header or RemittanceHeader()
    decision = ClaimDecision(
        remittance=RemittanceKey(*header.key),
        number=claim.patient_control_number,
        status=claim.status,
        payer=_payer(header),
        payer_control_number=claim.payer_control_number,
        original=claim.reference("F8"),
        charge=claim.charge,
        paid=claim.paid,
        adjustments=claim.adjustments,
        lines=tuple(_line(line) for line in claim.lines),
        forwarded=claim.status in ("19", "20", "21") or claim.crossover is not None,
        npi=header.payee.npi if header.payee else None,
        tax_id=_tax_id(header),
    )
    make = AdjudicationReversed if claim.is_reversal else Adjudicated
    return make(
        decision=decision,
        on=_day(header),
        path=path,
        places=known(claim, _paths(claim), place),
    )


def _line(line: ServicePayment) -> LineDecision:
    procedure = line.submitted_procedure or line.procedure
    quantity = line.quantity if line.submitted_quantity is None else line.submitted_quantity
    return LineDecision(
        code=procedure.code if procedure else None,
        modifiers=procedure.modifiers if procedure else (),
        revenue_code=line.revenue_code,
        quantity=quantity,
        charge=line.charge,
        paid=line.paid,
        adjustments=line.adjustments,
        period=line.period,
        control_number=line.control_number,
    )


def _paths(claim: ClaimPayment) -> Iterator[str]:
    yield from (NAME, "paid")
    yield from (f"adjustments[{i}].amount" for i in range(len(claim.adjustments)))
    for i, line in enumerate(claim.lines):
        yield f"lines[{i}].paid"
        yield from (f"lines[{i}].adjustments[{j}].amount" for j in range(len(line.adjustments)))


def _day(header: RemittanceHeader) -> date | None:
    """Return the day of the payment (BPR16), else that of its production (DTM*405)."""
    if header.payment and header.payment.date:
        return header.payment.date
    return next((d.period.start for d in header.dates if d.qualifier == "405" and d.period), None)


def _payer(header: RemittanceHeader) -> str | None:
    if header.payer and header.payer.id and header.payer.id.value:
        return header.payer.id.value
    return header.trace.originator if header.trace else None


def _tax_id(header: RemittanceHeader) -> str | None:
    payee = header.payee
    if payee is None:
        return None
    if payee.id and payee.id.qualifier == "FI":
        return payee.id.value
    return next((r.value for r in payee.references if r.qualifier == "TJ"), None)
