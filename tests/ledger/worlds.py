"""Random small practices: claims, what payers answer, and what the office does with money."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from billingcore.ledger import (
    AGENCY,
    PATIENT,
    AccountKind,
    Allocated,
    Deposit,
    Ledger,
    ReceiptReversed,
    ReceiptTaken,
    Refunded,
    Transferred,
    Withdrawn,
    WrittenOff,
    post,
)
from billingcore.model import Adjustment, Claim, ClaimPayment, Remittance, ServicePayment
from billingcore.periods import Period
from tests.ledger.cases import (
    PAYER,
    a_claim,
    a_line,
    a_payment,
    a_remittance,
    a_replacement,
    day,
    reversal_of,
)

CODES = ("99213", "99214", "G0008")
REASONS = ("CO-45", "CO-253", "PR-1", "PR-2", "PR-3", "PR-204", "CO-50", "OA-23", "PI-16", "CO-97")
STATUS = {"P": ("1", "19"), "S": ("2", "20"), "T": ("3",)}

cents = st.integers(0, 30000).map(lambda n: Decimal(n) / 100)
days = st.integers(0, 40).map(day)


@frozen
class World:
    """What happened, in the order in which it was told; `remittances` are also in `subjects`."""

    subjects: tuple[Any, ...]
    claims: tuple[Claim, ...]
    remittances: tuple[Remittance, ...]
    deposits: tuple[Deposit, ...]


@st.composite
def claims(draw: Callable[..., Any], number: str) -> Claim:
    lines = [
        a_line(
            draw(cents),
            draw(st.sampled_from(CODES)),
            period=Period.day(draw(days)),
            control_number=draw(st.sampled_from((None, f"{number}-{i}"))),
        )
        for i in range(draw(st.integers(1, 3)))
    ]
    return a_claim(*lines, number=number, payers=draw(st.sampled_from(("", "P", "PS", "PST"))))


@st.composite
def splits(draw: Callable[..., Any], charge: Decimal) -> tuple[Decimal, tuple[Adjustment, ...]]:
    """Draw a payment and adjustments that sum to the charge."""
    left = charge
    adjusted = []
    for code in draw(st.lists(st.sampled_from(REASONS), max_size=3, unique=True)):
        group, reason = code.split("-")
        part = (left * draw(st.integers(0, 100)) / 100).quantize(Decimal("0.01"))
        left -= part
        adjusted.append(Adjustment(group, reason, part))
    return left, tuple(adjusted)


@st.composite
def payments(draw: Callable[..., Any], claim: Claim, payer: str, icn: str) -> ClaimPayment:
    """Draw a decision on all lines of a claim; now and then about another claim or off balance."""
    decided = []
    for line in claim.lines:
        paid, adjusted = draw(splits(line.charge or Decimal(0)))
        decided.append(
            ServicePayment(
                procedure=line.procedure,
                charge=line.charge,
                paid=paid,
                quantity=line.quantity,
                adjustments=adjusted,
                control_number=draw(st.sampled_from((None, line.control_number))),
            )
        )
    payment = a_payment(
        *decided,
        number=claim.patient_control_number or "",
        status=draw(st.sampled_from((*STATUS[payer], "4"))),
        icn=icn,
    )
    kind = draw(st.sampled_from(("fine",) * 6 + ("at claim level", "off", "stranger", "mute")))
    if kind == "at claim level":
        part = draw(cents)
        return evolve(
            payment,
            adjustments=(Adjustment("PR", "2", part),),
            paid=(payment.paid or Decimal(0)) - part,
        )
    if kind == "off":
        return evolve(payment, paid=(payment.paid or Decimal(0)) + draw(cents))
    if kind == "stranger":
        return evolve(payment, patient_control_number="NOBODY")
    return (
        evolve(payment, lines=(), adjustments=(), charge=payment.paid)
        if kind == "mute"
        else payment
    )


@st.composite
def worlds(draw: Callable[..., Any], *, mischief: bool = False) -> World:
    """Draw a world; with `mischief` some things are told twice and differently."""
    known = [draw(claims(f"A{i}")) for i in range(draw(st.integers(1, 3)))]
    subjects: list[Any] = list(known)
    remittances: list[Remittance] = []
    deposits: list[Deposit] = []
    open_payments: list[tuple[ClaimPayment, str]] = []
    for n in range(draw(st.integers(0, 4))):
        payer = draw(st.sampled_from(tuple(PAYER)))
        answered = [
            draw(payments(claim, payer, f"ICN{n}-{i}"))
            for i, claim in enumerate(draw(st.lists(st.sampled_from(known), max_size=2)))
        ]
        back = [p for p, own in open_payments if own == payer and draw(st.booleans())]
        open_payments = [(p, own) for p, own in open_payments if p not in back]
        open_payments += [(p, payer) for p in answered]
        plb = draw(
            st.lists(
                st.tuples(
                    st.sampled_from(("WO", "FB", "72", "L6", "CS", "IR", "LE", "ZZ")),
                    st.sampled_from(("REF1", "REF2")),
                    cents.flatmap(lambda c: st.sampled_from((c, -c))),
                ),
                max_size=2,
            )
        )
        remittance = a_remittance(
            *draw(st.permutations([*answered, *map(reversal_of, back)])),
            trace=f"7000{n}",
            payer=payer,
            on=draw(st.one_of(st.none(), days)),
            plb=tuple(plb),
            amount=draw(st.sampled_from((None, None, None, Decimal("12.34")))),
        )
        remittances.append(remittance)
        if draw(st.booleans()):
            deposits.append(deposit_of(remittance, draw(days)))
    subjects += [*remittances, *deposits, *draw(office(known)), *draw(corrections(known))]
    if mischief:
        told = draw(st.lists(st.sampled_from(subjects), max_size=3, unique_by=id))
        changed = [twin for subject in told if (twin := _otherwise(subject)) is not None]
        subjects += changed
        if changed and draw(st.booleans()):
            ids = sorted(post(Ledger(), *changed).facts)
            subjects.append(Withdrawn(fact=draw(st.sampled_from(ids)), on=day(50)))
    return World(
        subjects=tuple(draw(st.permutations(subjects))),
        claims=tuple(known),
        remittances=tuple(remittances),
        deposits=tuple(deposits),
    )


def _otherwise(subject: Any) -> Any:
    """Return the same thing told differently."""
    if isinstance(subject, Claim):
        return evolve(subject, lines=(*subject.lines, a_line(1)))
    if isinstance(subject, Remittance):
        return evolve(subject, claims=subject.claims[1:])
    if isinstance(subject, ReceiptTaken):
        return evolve(subject, amount=subject.amount + 1)
    return None


def stated(remittance: Remittance) -> Decimal:
    payment = remittance.payment
    amount = (payment.amount if payment else None) or Decimal(0)
    return -amount if payment and payment.credit_debit == "D" else amount


def deposit_of(remittance: Remittance, on: date) -> Deposit:
    trace = remittance.trace
    return Deposit(trace=(trace and trace.number) or "", on=on, amount=stated(remittance))


@st.composite
def corrections(draw: Callable[..., Any], known: list[Claim]) -> list[Claim]:
    """Draw replacements, voids, and bills to the next payer of claims that are there."""
    made = []
    for claim in draw(st.lists(st.sampled_from(known), max_size=2)):
        kind = draw(st.sampled_from(("replaced", "voided", "again")))
        if kind == "replaced":
            made.append(a_replacement(claim, a_line(draw(cents)), f8="ICN0-0"))
        elif kind == "voided":
            made.append(a_replacement(claim, *claim.lines, f8="ICN0-0", frequency="8"))
        else:
            made.append(claim)
    return made


@st.composite
def office(draw: Callable[..., Any], known: list[Claim]) -> list[Any]:
    """Draw receipts, allocations, bounced checks, write-offs, transfers and refunds."""
    made: list[Any] = []
    numbers = [claim.patient_control_number or "" for claim in known]
    for n in range(draw(st.integers(0, 3))):
        patient = draw(st.sampled_from(numbers))
        amount = draw(cents)
        made.append(ReceiptTaken(reference=f"R{n}", patient=patient, on=draw(days), amount=amount))
        if draw(st.booleans()):
            made.append(Allocated(reference=f"F{n}", receipt=f"R{n}", on=draw(days)))
        if draw(st.booleans()):
            share = draw(st.sampled_from((None, amount, amount / 2)))
            claim = draw(st.sampled_from([*numbers, "NOBODY"]))
            made.append(
                Allocated(
                    reference=f"E{n}", receipt=f"R{n}", on=draw(days), amount=share, claim=claim
                )
            )
        if draw(st.booleans()):
            made.append(
                Refunded(reference=f"B{n}", receipt=f"R{n}", on=draw(days), amount=amount / 2)
            )
        if draw(st.integers(0, 3)) == 0:
            made.append(ReceiptReversed(receipt=f"R{n}", on=draw(days)))
    if draw(st.booleans()):
        made.append(
            WrittenOff(
                reference="W1",
                on=draw(days),
                amount=draw(cents),
                claim=draw(st.sampled_from(numbers)),
                reason=draw(st.sampled_from((AccountKind.CHARITY, AccountKind.BAD_DEBT))),
            )
        )
    if draw(st.booleans()):
        made.append(
            Transferred(
                reference="T1",
                on=draw(days),
                amount=draw(cents),
                claim=draw(st.sampled_from(numbers)),
                source=PATIENT,
                target=draw(st.sampled_from((AGENCY, "secondary"))),
            )
        )
    return made
