"""What the clinic knows before a claim exists, and how coding becomes billing.

>>> from datetime import date
>>> from billingcore.model import ChargeMaster, Diagnosis, Encounter, PerformedProcedure
>>> from billingcore.model import Price, Procedure
>>> from billingcore.periods import Period
>>> visit = Encounter(
...     period=Period.day(date(2026, 3, 2)),
...     facility_code="11",
...     diagnoses=(Diagnosis("E119"), Diagnosis("I10")),
...     procedures=(
...         PerformedProcedure(procedure=Procedure("99213"), diagnoses=("I10", "E119")),
...         PerformedProcedure(procedure=Procedure("83036"), diagnoses=("E119",)),
...     ),
... )
>>> visit = visit.priced(ChargeMaster(prices=(Price(code="99213", amount="140.00"),)))
>>> [performed.procedure for performed in visit.unpriced]
[Procedure(code='83036')]
>>> (claim,) = visit.to_claims(control_number="A1")
>>> [(line.code, line.charge, line.diagnosis_pointers) for line in claim.lines]
[('99213', Decimal('140.00'), (2, 1)), ('83036', None, (1,))]
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from ..money import exact, total
from ..periods import Period
from ._claims import Sharing, claim_of, listed_codes
from ._show import short_repr
from ._splitting import LIMITS, split
from .charges import ChargeMaster
from .claim import Billing, Claim
from .coding import Diagnosis, Procedure
from .coverage import Coverage
from .parties import Patient, Provider
from .services import Drug, ServiceLine

__all__ = ["Encounter", "PerformedProcedure"]


@frozen(kw_only=True, weakref_slot=False)
class PerformedProcedure:
    """Give one procedure as the clinic recorded it: what, how much, for which diagnoses, by whom.

    `diagnoses` are codes of the encounter's diagnoses, the most important first. `charge` is for
    all units; None until it is priced. What is None is the encounter's: period, place of service,
    rendering provider, facility, billing provider. `detail` is a service line with whatever else
    the claim's line shall say.
    """

    procedure: Procedure
    diagnoses: tuple[str, ...] = ()
    quantity: Decimal | None = field(default=Decimal(1), converter=exact)
    unit: str | None = "UN"
    charge: Decimal | None = field(default=None, converter=exact)
    period: Period | None = None
    place_of_service: str | None = None
    rendering: Provider | None = None
    facility: Provider | None = None
    billing: Billing | None = None
    drug: Drug | None = None
    detail: ServiceLine | None = None

    __repr__ = short_repr


@frozen(kw_only=True, weakref_slot=False)
class Encounter:
    """Give one visit or stay: who, when, where, what was found and done, who may pay.

    `coverages` stand in the order in which they pay. A coverage may name its subscriber also where
    the relationship is 18 (self), for the member number. `facility_code` is as on a claim: the
    place of service, or the first characters of the type of bill. `detail` is a claim with
    whatever else the claims shall say: accident, dates, references, institutional detail.
    """

    kind: str = "professional"
    patient: Patient | None = None
    coverages: tuple[Coverage, ...] = ()
    period: Period | None = None
    facility_code: str | None = None
    facility: Provider | None = None
    billing: Billing | None = None
    rendering: Provider | None = None
    referring: Provider | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    procedures: tuple[PerformedProcedure, ...] = ()
    detail: Claim | None = None

    __repr__ = short_repr

    @property
    def charge_total(self) -> Decimal:
        """Return the sum of the charges so far; what is not priced counts as nothing."""
        return total(performed.charge for performed in self.procedures)

    @property
    def unpriced(self) -> tuple[PerformedProcedure, ...]:
        """Return the procedures without a charge: nobody guessed one."""
        return tuple(performed for performed in self.procedures if performed.charge is None)

    def priced(self, charges: ChargeMaster) -> "Encounter":
        """Return the encounter with the charges of the day for whatever has none yet."""

        def with_charge(performed: PerformedProcedure) -> PerformedProcedure:
            day = self._day(performed)
            if performed.charge is not None or day is None:
                return performed
            charge = charges.charge(
                performed.procedure, performed.quantity, on=day, unit=performed.unit
            )
            return performed if charge is None else evolve(performed, charge=charge)

        return evolve(self, procedures=tuple(map(with_charge, self.procedures)))

    def _day(self, performed: PerformedProcedure) -> date | None:
        period = performed.period or self.period
        return period.start if period else None

    def to_claims(self, *, control_number: str, max_lines: int | None = None) -> tuple[Claim, ...]:
        """Return the claims to the first payer, each within the limits of its kind.

        One claim has one billing provider and one facility, as a CMS-1500 has one item 33 and one
        item 32 (Medicare Claims Processing Manual, chapter 26, section 10.4); rendering providers
        and places of service stay on the lines. It is closed when the next procedure would bring
        more lines or diagnoses than it holds; `max_lines` is for a smaller form (6 on paper).
        A procedure points to its first four diagnoses. The first claim has the control number as
        given, the others with a suffix: A1, A1-2, A1-3; a line's own number is that of the
        procedure in the encounter, unless its detail has one.

        A claim with an unpriced line states no total. Amounts of `detail`, such as what the
        patient paid, stand on the first claim only.
        """
        if self.kind not in LIMITS:
            raise ValueError(f"kind is none of {', '.join(LIMITS)}")
        if not control_number:
            raise ValueError("control_number is empty")
        limits = LIMITS[self.kind]
        if max_lines is not None:
            if max_lines < 1:
                raise ValueError("max_lines is less than 1")
            limits = evolve(limits, lines=min(max_lines, limits.lines))
        portions = split(self._groups(), self._pointed(), listed_codes(self), limits)
        return tuple(
            claim_of(
                self,
                portion,
                Sharing(
                    number=control_number if not ordinal else f"{control_number}-{ordinal + 1}",
                    first=not ordinal,
                    pointers=limits.pointers,
                ),
            )
            for ordinal, portion in enumerate(portions)
        )

    def unreported(self, claims: Iterable[Claim]) -> tuple[Diagnosis, ...]:
        """Return the diagnoses that stand on none of `claims`, because no claim had room."""
        codes = {diagnosis.code for claim in claims for diagnosis in claim.diagnoses}
        return tuple(diagnosis for diagnosis in self.diagnoses if diagnosis.code not in codes)

    def _groups(self) -> tuple[tuple[int, ...], ...]:
        groups: dict[object, list[int]] = {}
        for index, performed in enumerate(self.procedures):
            key = (performed.billing or self.billing, performed.facility or self.facility)
            groups.setdefault(key, []).append(index)
        return tuple(map(tuple, groups.values()))

    def _pointed(self) -> tuple[tuple[str, ...], ...]:
        recorded = {diagnosis.code for diagnosis in self.diagnoses}
        for index, performed in enumerate(self.procedures):
            if not recorded.issuperset(performed.diagnoses):
                raise ValueError(
                    f"procedures[{index}].diagnoses has a code that the encounter does not list"
                )
        listed = dict.fromkeys(listed_codes(self))
        return tuple(
            tuple(code for code in dict.fromkeys(performed.diagnoses) if code in listed)
            for performed in self.procedures
        )
