"""Which claims the ledger knows, and how a payment or a caller finds one: never by guessing.

>>> register = Register.of([KnownClaim(key=ClaimKey("1234567893", "A1"))])
>>> [str(claim.key) for claim in register.named(ClaimKey(None, "A1"))]
['A1']
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from ..findings import Finding
from ._account import ClaimKey
from ._claim_facts import ChargedLine, ChargePosted, ChargeVoided
from ._findings import found

__all__ = ["KnownClaim", "Register", "Step", "claims_of"]


@frozen(kw_only=True)
class Step:
    """Give one change of a claim's charges: what is charged from `on`, or None for a void.

    `fact` says so; a replacement under another number voids the claim that it stands for.
    """

    on: date | None
    fact: ChargePosted | ChargeVoided
    charges: ChargePosted | None = None


@frozen(kw_only=True)
class KnownClaim:
    """Give what the ledger knows of a claim: its account, lines, payers, and its charges in time.

    `lines` are those of every version, the latest first; `steps` one row for each part of a claim
    that is billed in parts.
    """

    key: ClaimKey
    patient: str | None = None
    lines: tuple[ChargedLine, ...] = ()
    payers: tuple[tuple[int, str | None], ...] = ()
    npis: frozenset[str] = frozenset()
    tax_ids: frozenset[str] = frozenset()
    steps: tuple[tuple[Step, ...], ...] = ()

    def line(self, name: str | None) -> ChargedLine | None:
        """Return the latest version of the line with this name."""
        return next((line for line in self.lines if line.line == name), None)

    def place_of(self, payer: str | None) -> int | None:
        """Return the place in line of the payer with this identifier."""
        return next((place for place, own in self.payers if own and own == payer), None)

    def agrees(self, npi: str | None, tax_id: str | None) -> bool:
        """Tell whether nothing says that the payee is another provider."""
        compared = ((self.npis, npi), (self.tax_ids, tax_id))
        verdicts = [given in own for own, given in compared if own and given]
        return not verdicts or any(verdicts)


@frozen(kw_only=True)
class Register:
    """Find claims by their key, or by patient control number and provider."""

    claims: Mapping[ClaimKey, KnownClaim]
    by_number: Mapping[str, tuple[ClaimKey, ...]]

    @classmethod
    def of(cls, claims: Iterable[KnownClaim]) -> "Register":
        """Return a register of these claims, in the order of their keys."""
        known = {c.key: c for c in sorted(claims, key=lambda c: [part or "" for part in c.key])}
        numbers: dict[str, tuple[ClaimKey, ...]] = {}
        for key in known:
            if key.number:
                numbers[key.number] = (*numbers.get(key.number, ()), key)
        return cls(claims=known, by_number=numbers)

    def paid(
        self, number: str | None, npi: str | None, tax_id: str | None
    ) -> tuple[KnownClaim, ...]:
        """Return the claims that a payment for this number to this payee may mean."""
        claims = (self.claims[key] for key in self.by_number.get(number or "", ()))
        return tuple(claim for claim in claims if claim.agrees(npi, tax_id))

    def named(self, key: ClaimKey) -> tuple[KnownClaim, ...]:
        """Return the claims that a caller means: a key without provider may fit several."""
        if key.provider is not None:
            return (self.claims[key],) if key in self.claims else ()
        return tuple(self.claims[k] for k in self.by_number.get(key.number or "", ()))


def claims_of(facts: Iterable[ChargePosted]) -> tuple[Register, tuple[Finding, ...]]:
    """Return every claim that was ever charged; `lines` and `steps` are not filled in."""
    groups: dict[ClaimKey, list[ChargePosted]] = defaultdict(list)
    for fact in facts:
        groups[fact.claim].append(fact)
    register = Register.of(_claim(key, group) for key, group in groups.items())
    return register, tuple(_disputed(groups, register))


def _claim(key: ClaimKey, facts: list[ChargePosted]) -> KnownClaim:
    payers = {payer for fact in facts for payer in fact.payers}
    return KnownClaim(
        key=key,
        patient=min((f.patient for f in facts if f.patient), default=key.number),
        payers=tuple(sorted(payers, key=lambda payer: (payer[0], payer[1] or ""))),
        npis=frozenset(f.npi for f in facts if f.npi),
        tax_ids=frozenset(f.tax_id for f in facts if f.tax_id),
    )


def _disputed(
    groups: Mapping[ClaimKey, list[ChargePosted]], register: Register
) -> Iterator[Finding]:
    for key, facts in groups.items():
        if len({fact.patient for fact in facts if fact.patient}) > 1:
            yield found("LDG005", number=key.number, patient=register.claims[key].patient)
