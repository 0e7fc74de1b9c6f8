"""What a claim says to the ledger: charges posted, replaced or voided.

Frequency 7 replaces and 8 voids an earlier claim, named by the payer's control number (CLM05-3 and
REF*F8; CMS-1500 item 22). Nothing of a person comes along: no name, birth date or member number.

>>> from billingcore.model import Claim, ServiceLine
>>> claim = Claim(patient_control_number="A1", lines=(ServiceLine(charge="150"),))
>>> fact = charges_of(claim)
>>> fact.key, fact.lines[0].charge
(('charge', None, 'A1'), Decimal('150'))
"""

from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from ..model import Claim
from ..money import exact
from ..periods import Period
from ._account import ClaimKey, rank
from ._identity import beside, digest, identity
from ._places import NAME, Places, known, nowhere

__all__ = ["ChargePosted", "ChargeVoided", "ChargedLine", "charges_of"]

_PARTIAL = {"2", "3", "4", "5"}
"""Interim and late-charge bills add to a claim instead of standing for it (UB-04 locator 4)."""


@frozen(kw_only=True)
class ChargedLine:
    """Give one charged line; `line` names it in accounts.

    That is its line item control number where every line of the claim has one of its own, else its
    ordinal.
    """

    line: str
    code: str | None = None
    modifiers: tuple[str, ...] = ()
    revenue_code: str | None = None
    quantity: Decimal | None = field(default=None, converter=exact)
    charge: Decimal | None = field(default=None, converter=exact)
    period: Period | None = None
    control_number: str | None = None


@frozen(kw_only=True)
class ChargePosted:
    """Say that a claim was charged: `payers` are the coverages with their place in line.

    `replaces` is the payer's control number of the claim that a frequency 7 stands for; `part`
    names an interim or late bill, which stands beside the claim's other bills.
    """

    claim: ClaimKey
    on: date | None = None
    lines: tuple[ChargedLine, ...] = ()
    charge: Decimal | None = field(default=None, converter=exact)
    patient: str | None = None
    replacement: bool = False
    replaces: str | None = None
    part: str | None = None
    payers: tuple[tuple[int, str | None], ...] = ()
    npi: str | None = None
    tax_id: str | None = field(default=None, repr=False)
    places: tuple[tuple[str, str], ...] = beside(())

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("charge", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the claim."""
        return ("charge", *self.claim)

    @cached_property
    def content(self) -> str:
        """Return a mark of the charges alone: the bill to the next payer has the same one."""
        return digest({"lines": self.lines, "charge": self.charge if not self.lines else None})


@frozen(kw_only=True)
class ChargeVoided:
    """Say that a claim's charges are taken back (frequency 8, or by hand with a `reference`)."""

    claim: ClaimKey
    on: date | None = None
    replaces: str | None = None
    reference: str | None = None
    places: tuple[tuple[str, str], ...] = beside(())

    @cached_property
    def id(self) -> str:
        """Return the id made from the content."""
        return identity("void", self)

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return what the fact is about: the claim and the control number that it voids."""
        return ("void", *self.claim, self.replaces, self.reference, self.id)


def charges_of(
    claim: Claim,
    *,
    patient: str | None = None,
    on: date | None = None,
    place: Places = nowhere,
) -> ChargePosted | ChargeVoided:
    """Return the fact that a claim states; its day is `on` or the first day of service."""
    key = ClaimKey(*claim.key)
    day = on or claim.first_day
    if claim.frequency == "8":
        return ChargeVoided(
            claim=key,
            on=day,
            replaces=claim.payer_control_number,
            places=known(claim, [NAME], place),
        )
    part = _part(claim)
    provider = claim.billing_provider
    return ChargePosted(
        claim=key,
        on=day,
        lines=_lines(claim, part),
        charge=claim.charge,
        patient=patient,
        replacement=claim.frequency == "7",
        replaces=claim.payer_control_number if claim.frequency == "7" else None,
        part=part,
        payers=_payers(claim),
        npi=provider.npi if provider else None,
        tax_id=provider.tax_id if provider else None,
        places=known(
            claim, [NAME, *(f"lines[{i}].charge" for i in range(len(claim.lines))), "charge"], place
        ),
    )


def _part(claim: Claim) -> str | None:
    if claim.kind != "institutional" or claim.frequency not in _PARTIAL:
        return None
    return f"{claim.frequency}:{claim.statement_period or ''}"


def _lines(claim: Claim, part: str | None) -> tuple[ChargedLine, ...]:
    numbers = [line.control_number for line in claim.lines]
    own = all(numbers) and len(set(numbers)) == len(numbers)
    prefix = f"{part}/" if part else ""
    return tuple(
        ChargedLine(
            line=prefix + (line.control_number if own and line.control_number else str(i)),
            code=line.code,
            modifiers=line.modifiers,
            revenue_code=line.revenue_code,
            quantity=line.quantity,
            charge=line.charge,
            period=line.period,
            control_number=line.control_number,
        )
        for i, line in enumerate(claim.lines, 1)
    )


def _payers(claim: Claim) -> tuple[tuple[int, str | None], ...]:
    stated = [(claim.coverage, claim.payer_id)]
    stated += [(other.coverage, other.payer_id) for other in claim.other_payers]
    found = {
        (place, payer)
        for coverage, payer in stated
        if coverage and (place := rank(coverage.sequence))
    }
    return tuple(sorted(found, key=lambda item: (item[0], item[1] or "")))
