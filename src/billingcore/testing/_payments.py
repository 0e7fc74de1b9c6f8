"""Balanced remittances, their claim payments and service payments."""

from datetime import date
from decimal import Decimal

from attrs import evolve

from ..model import ClaimPayment, Payment, Remittance, ServicePayment
from ..money import total
from ..periods import Period
from ._claims import DAY, procedure_from, usual_charge
from ._people import PEOPLE
from ._shapes import Build, built

__all__ = ["a_claim_payment", "a_remittance", "a_service_payment"]


def a_service_payment(
    procedure: object = "99213", *, day: date | str | Period | None = DAY, **changes: object
) -> ServicePayment:
    """Return a paid service line; `paid` is the charge less the adjustments unless given."""
    found = procedure_from(procedure)
    values: dict[str, object] = {
        "procedure": found,
        "charge": usual_charge(found),
        "quantity": 1,
        "dates": {"472": day} if day else (),
    }
    if not {"adjustments", "paid", "charge"} & changes.keys():
        values["adjustments"] = {"CO-45": "35.00", "PR-2": "20.00"}
    line = built(ServicePayment, {**values, **changes}, _BUILDERS)
    if "paid" in changes or line.charge is None:
        return line
    return evolve(line, paid=line.charge - line.adjusted)


def a_claim_payment(**changes: object) -> ClaimPayment:
    """Return a paid claim; charge, paid and patient's part follow from the lines unless given."""
    values: dict[str, object] = {
        "patient_control_number": "A1",
        "filing_indicator": "12",
        "payer_control_number": "ICN0001",
        "facility_code": "11",
        "frequency": "1",
        "patient": {
            "role": "QC",
            "name": "DOE, JANE",
            "id": {"qualifier": "MI", "value": "W000000001"},
        },
        "lines": ({},),
    }
    claim = built(ClaimPayment, {**values, **changes}, _BUILDERS)
    if "charge" not in changes:
        claim = evolve(claim, charge=total(line.charge for line in claim.lines))
    if "paid" not in changes and claim.charge is not None:
        claim = evolve(claim, paid=claim.charge - claim.adjusted)
    if "patient_responsibility" in changes or claim.is_reversal:
        return claim
    owed = total(a.amount for a in claim.all_adjustments() if a.group == "PR")
    return evolve(claim, patient_responsibility=owed)


def a_remittance(**changes: object) -> Remittance:
    """Return a payment of two claims; the money that moves follows from them unless given."""
    values: dict[str, object] = {
        "header": {
            "trace": {"number": "EFT0001", "originator": "1999999999"},
            "dates": {"405": DAY},
            "payer": {"name": "EXAMPLE HEALTH"},
            "payee": {"name": "SUNRISE CLINIC", "id": "1234567893"},
        },
        "groups": ({"number": "1"},),
        "claims": (
            {},
            {
                "patient_control_number": "A2",
                "payer_control_number": "ICN0002",
                "lines": ({"procedure": "93000", "adjustments": {"CO-45": "15.00"}},),
            },
        ),
    }
    draft = built(Remittance, {**values, **changes}, _BUILDERS)
    header = draft.header
    if header is not None and header.payment is None:
        moved = draft.claim_total - draft.provider_adjustment_total
        header = evolve(header, payment=_payment(moved))
    group = draft.groups[0] if draft.groups else None
    return evolve(
        draft,
        header=header,
        claims=tuple(evolve(c, header=header, group=c.group or group) for c in draft.claims),
    )


def _payment(moved: Decimal) -> Payment:
    return Payment(
        handling="I",
        amount=abs(moved),
        credit_debit="D" if moved < 0 else "C",
        method="CHK" if moved else "NON",
        date=DAY,
    )


_BUILDERS: dict[type, Build] = {
    **PEOPLE,
    ClaimPayment: a_claim_payment,
    ServicePayment: a_service_payment,
}
