"""Invented people, practices and plans, drawn from a seeded source of chance."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from attrs import frozen

from ..identifiers import npi
from ..model import (
    Address,
    Billing,
    Contact,
    ContactNumber,
    Coverage,
    Name,
    PartyId,
    Patient,
    Payer,
    Provider,
    Reference,
)

__all__ = [
    "FIRST_DAY",
    "PLANS",
    "Plan",
    "Visit",
    "an_address_of",
    "an_npi",
    "birth_date",
    "cents",
    "digits",
    "likely",
    "member_number",
    "person",
    "practice",
    "rendering",
]

FIRST_DAY = date(2026, 1, 5)

_LAST = (
    "ABERNATHY BANKOLE CASTELLANOS DUVALIER EKSTROM FAIRWEATHER GOLDSTEIN HAVILAND IVANENKO JARDINE"
    " KOWALCZYK LINDQVIST MONTROSE NAKAGAWA O'BRIANT PEMBERTON QUILLFEATHER ROSENTHAL ST-JOHN"
    " TAMBURLAINE UNDERHILL VAN-NESS WINTERBOURNE YARROW ZELLERBACH"
).split()
_FIRST = "ADA BORIS CLEO DMITRI ELENA FELIX GRETA HUGO INES JONAH KIRA LARS MINA NOEL OLGA".split()
_MIDDLE = (None, None, None, "A", "LEE", "Q")
_STREETS = ("ELM STREET", "OAK AVENUE", "MILL ROAD", "HARBOR DRIVE", "2ND STREET", "QUARRY LANE")
_TOWNS = (
    ("SPRINGFIELD", "IL", "62701"),
    ("COLUMBUS", "OH", "43215"),
    ("AUSTIN", "TX", "78701"),
    ("TAMPA", "FL", "33602"),
    ("DENVER", "CO", "80202"),
    ("RALEIGH", "NC", "27601"),
)
_PRACTICES = (
    "RIVERBEND MEDICAL GROUP",
    "HILLTOP FAMILY CARE",
    "LAKESIDE CLINIC",
    "OLD MILL HEALTH",
)
_TAXONOMIES = ("207Q00000X", "207R00000X", "208000000X")
_ROLES_WITH_TAXONOMY = ("71", "82")
_LETTERS = "ACDEFGHJKMNPQRTUVWXY"  # those of a Medicare number


@frozen(kw_only=True)
class Plan:
    """Give an invented health plan: how a claim names it, and how it names itself in payments."""

    name: str
    id: str
    filing: str
    paid_as: str

    @property
    def payer(self) -> Payer:
        """Return the plan as the payer of a claim."""
        return Payer(name=self.name, id=PartyId("PI", self.id))

    @property
    def payer_name(self) -> Name:
        """Return the plan's name as that of an organization."""
        return Name.organization(self.name)


PLANS = (
    Plan(name="EXAMPLE HEALTH PLAN", id="99901", filing="CI", paid_as="12"),
    Plan(name="NORTHERN MUTUAL", id="99902", filing="CI", paid_as="13"),
    Plan(name="PRAIRIE SHIELD", id="99903", filing="BL", paid_as="12"),
    Plan(name="COASTAL MEDICAID", id="99904", filing="MC", paid_as="MC"),
    Plan(name="MEDICARE EXAMPLE CONTRACTOR", id="99905", filing="MB", paid_as="MB"),
)


@frozen(kw_only=True)
class Visit:
    """Give who billed, who worked there, who was treated, and under which plan."""

    billing: Billing
    staff: tuple[Provider, ...]
    plan: Plan
    coverage: Coverage
    patient: Patient


# -- chance ----------------------------------------------------------------------------------


def likely(rng: Random, chance: int) -> bool:
    """Return true `chance` times in a hundred."""
    return rng.randrange(100) < chance


def cents(amount: int) -> Decimal:
    """Return so many cents as money."""
    return Decimal(amount).scaleb(-2)


def digits(rng: Random, count: int) -> str:
    """Return digits, the first of them not 0."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


# -- who and where ---------------------------------------------------------------------------


def an_npi(rng: Random) -> str:
    """Return a National Provider Identifier with its check digit."""
    body = "1" + "".join(str(rng.randrange(10)) for _ in range(8))
    return next(number for last in range(10) if npi.is_valid(number := f"{body}{last}"))


def person(rng: Random, last: str | None = None) -> Name:
    """Return somebody's name."""
    return Name.person(last or rng.choice(_LAST), rng.choice(_FIRST), rng.choice(_MIDDLE))


def birth_date(rng: Random, first: int, last: int) -> date:
    """Return a day between two years."""
    start = date(first, 1, 1)
    return start + timedelta(days=rng.randrange((date(last, 12, 31) - start).days))


def an_address_of(rng: Random) -> Address:
    """Return a street address."""
    town, state, zip_code = rng.choice(_TOWNS)
    return Address(
        line1=f"{rng.randint(1, 9999)} {rng.choice(_STREETS)}",
        line2=f"SUITE {rng.randint(1, 40)}" if likely(rng, 10) else None,
        city=town,
        state=state,
        zip_code=f"{zip_code}{digits(rng, 4)}",
    )


def member_number(rng: Random, plan: Plan) -> str:
    """Return a member number; Medicare's are of the range that CMS keeps for tests."""
    if plan.filing != "MB":
        return f"W{digits(rng, 9)}"
    one, two, three = (rng.choice(_LETTERS) for _ in range(3))
    return f"{rng.randint(1, 9)}S00{one}00{two}{three}{rng.randrange(100):02}"


def rendering(rng: Random, role: str = "82", taxonomies: tuple[str, ...] = _TAXONOMIES) -> Provider:
    """Return a person who treats or refers."""
    taxonomy = rng.choice(taxonomies) if role in _ROLES_WITH_TAXONOMY else None
    return Provider(role=role, name=person(rng), id=PartyId("XX", an_npi(rng)), taxonomy=taxonomy)


def practice(
    rng: Random, names: tuple[str, ...] = _PRACTICES, taxonomy: str = "261QP2300X"
) -> Billing:
    """Return an organization that bills."""
    number = digits(rng, 3)
    provider = Provider(
        role="85",
        name=Name.organization(f"{rng.choice(names)} {number}"),
        id=PartyId("XX", an_npi(rng)),
        address=an_address_of(rng),
        references=(Reference("EI", digits(rng, 9)),),
        contacts=(
            Contact(
                name="BILLING OFFICE",
                numbers=(ContactNumber("TE", f"555555{number}0"), ContactNumber("EX", number)),
            ),
        ),
    )
    return Billing(
        provider=provider,
        taxonomy=taxonomy,
        pay_to=Provider(role="87", name=Name(entity="2"), address=an_address_of(rng))
        if likely(rng, 15)
        else None,
    )
