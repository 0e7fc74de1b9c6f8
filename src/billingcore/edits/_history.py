"""A patient's earlier claims, as the caller knows them, with what became of them.

What was replaced, voided or rejected counts no more: rules see the claims that stand. So does a
claim that this one replaces.

>>> from datetime import date
>>> from billingcore.testing import a_claim, a_line
>>> visit = a_claim(lines=[a_line("99213", period=date(2026, 1, 5))])
>>> history = History(claim=a_claim(), earlier=[EarlierClaim(claim=visit, state="paid")])
>>> [(line.code, str(line.day)) for line in history.lines("99213", since=date(2025, 1, 1))]
[('99213', '2026-01-05')]
>>> gone = EarlierClaim(claim=visit, state="voided")
>>> History(claim=a_claim(), earlier=[gone]).lines()
()
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ..model import Claim, ServiceLine
from ._subjects import provider_key

__all__ = ["ClaimHistory", "ClaimState", "EarlierClaim", "EarlierLine", "History"]


class ClaimState(StrEnum):
    """What became of an earlier claim."""

    SENT = "sent"
    PAID = "paid"
    DENIED = "denied"
    REJECTED = "rejected"
    REPLACED = "replaced"
    VOIDED = "voided"


_GONE = {ClaimState.REJECTED, ClaimState.REPLACED, ClaimState.VOIDED}
_VOID = "8"


@frozen(kw_only=True)
class EarlierClaim:
    """Give an earlier claim, its state, and the payer's own number of it, if known."""

    claim: Claim
    state: ClaimState = field(default=ClaimState.SENT, converter=ClaimState)
    payer_control_number: str | None = None


@frozen(kw_only=True)
class EarlierLine:
    """Give a line of an earlier claim, with its day, who rendered it, and its place there."""

    earlier: EarlierClaim
    line: ServiceLine
    index: int
    day: date | None
    provider: str | None

    @property
    def code(self) -> str | None:
        """Return the procedure code."""
        return self.line.procedure.code if self.line.procedure else None

    @property
    def claim(self) -> Claim:
        """Return the claim that the line is of."""
        return self.earlier.claim


def _with_states(claims: Iterable[Claim | EarlierClaim]) -> tuple[EarlierClaim, ...]:
    return tuple(EarlierClaim(claim=one) if isinstance(one, Claim) else one for one in claims)


class History:
    """Give a claim, and the patient's earlier claims that stand."""

    __slots__ = ("_by_code", "_lines", "all", "claim", "standing")

    def __init__(self, *, claim: Claim, earlier: Iterable[Claim | EarlierClaim] = ()) -> None:
        self.claim: Claim = claim
        self.all: tuple[EarlierClaim, ...] = _with_states(earlier)
        self.standing: tuple[EarlierClaim, ...] = tuple(_standing(claim, self.all))
        self._lines: tuple[EarlierLine, ...] | None = None
        self._by_code: dict[str | None, tuple[EarlierLine, ...]] = {}

    @property
    def earlier(self) -> tuple[Claim, ...]:
        """Return the earlier claims that stand."""
        return tuple(one.claim for one in self.standing)

    def lines(
        self,
        code: str | None = None,
        *,
        provider: str | None = None,
        since: date | None = None,
        until: date | None = None,
        paid_only: bool = False,
    ) -> tuple[EarlierLine, ...]:
        """Return the lines that stand, of this code, provider and stretch of days, oldest first.

        What is left out does not restrict. Lines without a day are left out where days matter.
        """
        return tuple(
            line
            for line in (self._of(code) if code else self._every())
            if (provider is None or line.provider == provider)
            and (since is None or (line.day is not None and since <= line.day))
            and (until is None or (line.day is not None and line.day <= until))
            and (not paid_only or line.earlier.state is not ClaimState.DENIED)
        )

    def _of(self, code: str) -> tuple[EarlierLine, ...]:
        found = self._by_code.get(code)
        if found is None:
            found = tuple(line for line in self._every() if line.code == code)
            self._by_code[code] = found
        return found

    def _every(self) -> tuple[EarlierLine, ...]:
        if self._lines is None:
            lines = (line for earlier in self.standing for line in _lines_of(earlier))
            self._lines = tuple(sorted(lines, key=lambda line: line.day or date.min))
        return self._lines


def _standing(claim: Claim, earlier: tuple[EarlierClaim, ...]) -> Iterator[EarlierClaim]:
    replaced = {
        one.reference("F8")
        for one in (claim, *(other.claim for other in earlier))
        if one.frequency in ("7", _VOID)
    }
    for one in earlier:
        number = one.payer_control_number
        gone = one.state in _GONE or (number is not None and number in replaced)
        if not gone and one.claim is not claim and one.claim.frequency != _VOID:
            yield one


def _lines_of(earlier: EarlierClaim) -> Iterator[EarlierLine]:
    claim = earlier.claim
    for i, line in enumerate(claim.lines):
        yield EarlierLine(
            earlier=earlier,
            line=line,
            index=i,
            day=line.first_day or claim.first_day,
            provider=provider_key(claim, line),
        )


class ClaimHistory:
    """Find the earlier claims of a claim's patient among many; give it to `check` as `history`.

    A patient is known by the member number with the birth date, or by name and birth date.

    >>> from billingcore.testing import a_claim
    >>> past = ClaimHistory([a_claim(patient_control_number="A1")])
    >>> [one.claim.patient_control_number for one in past(a_claim())]
    ['A1']
    """

    __slots__ = ("_by_patient",)

    def __init__(self, claims: Iterable[Claim | EarlierClaim]) -> None:
        self._by_patient: dict[tuple[object, ...], list[EarlierClaim]] = {}
        for one in _with_states(claims):
            for key in _patient_keys(one.claim):
                self._by_patient.setdefault(key, []).append(one)

    def __call__(self, claim: Claim) -> tuple[EarlierClaim, ...]:
        """Return the earlier claims of the claim's patient, without the claim itself."""
        found: dict[int, EarlierClaim] = {}
        for key in _patient_keys(claim):
            for one in self._by_patient.get(key, ()):
                if one.claim is not claim:
                    found[id(one)] = one
        return tuple(found.values())


def _patient_keys(claim: Claim) -> Iterator[tuple[object, ...]]:
    patient = claim.patient
    if patient is None or patient.birth_date is None:
        return
    insured = claim.subscriber
    member = insured.id.value if insured and insured.id else None
    if member:
        yield "member", member, patient.birth_date
    if patient.name and patient.name.last:
        yield "name", patient.name.last, patient.name.first, patient.birth_date
