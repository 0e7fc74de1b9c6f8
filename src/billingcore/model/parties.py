"""Who takes part: patients, subscribers, payers, providers, and how they are named and reached.

>>> from billingcore.model import Name, PartyId, Provider
>>> clinic = Provider(
...     role="85",
...     name=Name.organization("SUNRISE CLINIC"),
...     id=PartyId("XX", "1234567893"),
...     taxonomy="207Q00000X",
... )
>>> clinic.npi
'1234567893'
"""

from datetime import date
from decimal import Decimal

from attrs import field, frozen

from ..money import exact
from . import _look_ups
from ._show import secret, short_repr
from .details import ClaimDate, Reference

__all__ = [
    "Address",
    "Contact",
    "ContactNumber",
    "Name",
    "NamedParty",
    "PartyId",
    "Patient",
    "Payer",
    "Provider",
    "Receiver",
    "Submitter",
    "Subscriber",
]


@frozen(kw_only=True, weakref_slot=False)
class Name:
    """Name a person (`entity` "1") or an organization ("2", its name in `last`)."""

    entity: str | None = "1"
    last: str | None = secret()
    first: str | None = secret()
    middle: str | None = secret()
    prefix: str | None = secret()
    suffix: str | None = secret()

    __repr__ = short_repr

    @classmethod
    def person(
        cls,
        last: str,
        first: str | None = None,
        middle: str | None = None,
        suffix: str | None = None,
    ) -> "Name":
        """Return the name of a person."""
        return cls(last=last, first=first, middle=middle, suffix=suffix)

    @classmethod
    def organization(cls, name: str) -> "Name":
        """Return the name of an organization."""
        return cls(entity="2", last=name)


@frozen(weakref_slot=False)
class PartyId:
    """Identify a party: the kind of number (XX is the NPI, MI a member number) and the number."""

    qualifier: str | None = None
    value: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Address:
    """Give a postal address (segments N3 and N4)."""

    line1: str | None = secret()
    line2: str | None = secret()
    city: str | None = secret()
    state: str | None = None
    zip_code: str | None = secret()
    country: str | None = None
    subdivision: str | None = None

    __repr__ = short_repr


@frozen(weakref_slot=False)
class ContactNumber:
    """Give one way to reach a contact: TE telephone, FX fax, EM mail, EX extension, UR web."""

    kind: str | None = None
    value: str | None = secret()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Contact:
    """Give somebody to ask (segment PER)."""

    function: str | None = "IC"
    name: str | None = secret()
    numbers: tuple[ContactNumber, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Provider:
    """Give a provider, facility or place in a role of the claim (NM101: 85, 82, DN, 77 …).

    Roles: 85 billing, 87 pay-to, 82 rendering, DN referring, P3 primary
    care, 77 facility, DQ supervising, DK ordering, QB purchased, PW pick-up, 45 drop-off,
    71 attending, 72 operating, ZZ other operating, DD assistant surgeon.
    """

    role: str | None = None
    name: Name | None = None
    id: PartyId | None = None
    taxonomy: str | None = None
    address: Address | None = None
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()

    __repr__ = short_repr

    def reference(self, qualifier: str) -> str | None:
        """Return the first reference number with this qualifier (REF01)."""
        return _look_ups.reference(self.references, qualifier)

    @property
    def npi(self) -> str | None:
        """Return the National Provider Identifier, if that is how it is identified."""
        return self.id.value if self.id and self.id.qualifier == "XX" else None

    @property
    def tax_id(self) -> str | None:
        """Return the employer (EI) or social security (SY) number under which it bills."""
        return next((r.value for r in self.references if r.qualifier in ("EI", "SY")), None)


@frozen(kw_only=True, weakref_slot=False)
class Patient:
    """Give the person who was treated; also the insured where the two are the same.

    `relationship` is the individual relationship code to the subscriber (PAT01), absent when the
    patient is the subscriber. `id` is then the member number. Weight is in grams times the unit
    stated on the wire (PAT07 is pounds: 01).
    """

    name: Name | None = None
    id: PartyId | None = None
    relationship: str | None = None
    address: Address | None = None
    birth_date: date | None = secret()
    sex: str | None = None
    death_date: date | None = secret()
    weight: Decimal | None = field(default=None, converter=exact)
    pregnant: str | None = None
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Subscriber:
    """Give the insured person (or employer) when that is not the patient."""

    name: Name | None = None
    id: PartyId | None = None
    address: Address | None = None
    birth_date: date | None = secret()
    sex: str | None = None
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Payer:
    """Give a health plan; on another payer's loop `dates` has the day it decided (DTP*573)."""

    name: str | None = None
    id: PartyId | None = None
    address: Address | None = None
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    dates: tuple[ClaimDate, ...] = ()

    __repr__ = short_repr

    @property
    def decided(self) -> date | None:
        """Return the day on which the payer decided the claim (DTP*573)."""
        periods = (d.period for d in self.dates if d.qualifier == "573")
        return next((p.start for p in periods if p), None)


@frozen(kw_only=True, weakref_slot=False)
class NamedParty:
    """Name a party of a payment in some role (NM101: QC, IL, 74, 82, TT, PR, GB)."""

    role: str | None = None
    name: Name | None = None
    id: PartyId | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Submitter:
    """Give who sends the claims (loop 1000A)."""

    name: Name | None = None
    id: PartyId | None = None
    contacts: tuple[Contact, ...] = ()

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Receiver:
    """Give who gets the claims (loop 1000B)."""

    name: Name | None = None
    id: PartyId | None = None

    __repr__ = short_repr
