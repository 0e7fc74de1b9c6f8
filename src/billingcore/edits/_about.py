"""What an engine must know of a subject to choose its rules: kind, payer, days."""

from datetime import date
from typing import NamedTuple

from ..model import Batch, Claim, ClaimPayment, Remittance, RemittanceHeader
from ._scope import Scope

__all__ = ["About", "about", "bill_of"]


class About(NamedTuple):
    """Give what decides which rules a subject meets."""

    scopes: tuple[Scope, ...]
    kind: str | None = None
    payer: str | None = None
    filing: str | None = None
    bill: str | None = None
    first: date | None = None
    last: date | None = None
    claim: str | None = None


_CLAIM = (Scope.LINE, Scope.DAY, Scope.CLAIM, Scope.HISTORY)
_PAYMENT = (Scope.PAYMENT,)
_BATCH = (Scope.BATCH,)
_REMITTANCE = (Scope.REMITTANCE,)


def bill_of(claim: Claim) -> str | None:
    """Return the first two digits of a type of bill, without the zero that the form begins with."""
    if claim.kind != "institutional" or not claim.facility_code:
        return None
    return claim.facility_code.removeprefix("0")[:2]


def about(subject: object) -> About:
    """Return what decides which rules `subject` meets; nothing is known of other objects."""
    if isinstance(subject, Claim):
        first = last = None
        stated = subject.dated("434")
        if stated is not None:
            first, last = stated.start, stated.end
        else:
            periods = [line.period for line in subject.lines]
            if subject.kind == "dental":
                periods.append(subject.dated("472"))
            for period in periods:
                if period is not None:
                    if first is None or period.start < first:
                        first = period.start
                    if last is None or period.end > last:
                        last = period.end
        coverage = subject.coverage
        filing = coverage.filing_indicator if coverage else None
        return About(
            _CLAIM,
            subject.kind,
            subject.payer_id,
            filing,
            bill_of(subject),
            first=first,
            last=last,
            claim=subject.patient_control_number,
        )
    if isinstance(subject, ClaimPayment):
        control, filing = subject.patient_control_number, subject.filing_indicator
        day, payer = _paid(subject.header)
        return About(_PAYMENT, payer=payer, filing=filing, first=day, last=day, claim=control)
    if isinstance(subject, Batch):
        return About(_BATCH, subject.kind, first=subject.created, last=subject.created)
    if isinstance(subject, Remittance):
        day, payer = _paid(subject.header)
        return About(_REMITTANCE, payer=payer, first=day, last=day)
    return About(())


def _paid(header: RemittanceHeader | None) -> tuple[date | None, str | None]:
    if header is None:
        return None, None
    day = header.payment.date if header.payment else None
    return day, header.payer.id.value if header.payer and header.payer.id else None
