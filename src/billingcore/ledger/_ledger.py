"""The ledger: a set of facts, and the journal and balances that follow from them.

>>> from billingcore.model import Claim, ServiceLine
>>> ledger = post(Ledger(), Claim(patient_control_number="PT-1", lines=(ServiceLine(charge=150),)))
>>> ledger.balance(patient="PT-1").amount
Decimal('150')
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import cast

from attrs import evolve, field, frozen

from ..findings import Finding
from ..model import Batch, Claim, ClaimPayment, Remittance
from ..money import money, total
from ._account import Account, AccountKind, ClaimKey
from ._balance import Balance
from ._claim_facts import charges_of
from ._denial import Denial
from ._facts import Fact
from ._findings import found
from ._journal import Journal
from ._journalize import journalize
from ._money_facts import Named, claim_key_if_any
from ._places import Locate, as_words
from ._policy import Policy
from ._remittance_reading import decision_of, facts_of_remittance
from ._trial_balance import TrialBalance

__all__ = ["Ledger", "post"]

Subject = Claim | Batch | ClaimPayment | Remittance | Fact


def _by_id(facts: Mapping[str, Fact] | Iterable[Fact]) -> Mapping[str, Fact]:
    """Return facts by id; a mapping is taken to be that already."""
    if isinstance(facts, Mapping):
        return cast("Mapping[str, Fact]", facts)
    return _joined({}, facts)


def _joined(known: Mapping[str, Fact], facts: Iterable[Fact]) -> Mapping[str, Fact]:
    """Return the union; of a fact that came twice, the account that tells more of its places."""
    union = dict(known)
    for fact in facts:
        twin = union.get(fact.id)
        if twin is None or _telling(fact) > _telling(twin):
            union[fact.id] = fact
    return union


def _telling(fact: Fact) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    places = getattr(fact, "places", ())
    return len(places), getattr(fact, "path", ""), places


@frozen(kw_only=True, hash=False)
class Ledger:
    """Hold facts; give balances. Posting the same thing again, or in another order, is no change.

    `facts` may be given as any iterable. `until` is the last day that counts (`as_of`).
    """

    facts: Mapping[str, Fact] = field(factory=dict, converter=_by_id)
    policy: Policy = Policy()
    until: date | None = None

    def __repr__(self) -> str:
        day = f", until {self.until}" if self.until else ""
        return f"Ledger({len(self.facts)} facts{day})"

    def __or__(self, other: "Ledger") -> "Ledger":
        """Return the union of two ledgers of one policy."""
        if self.policy != other.policy or self.until != other.until:
            raise ValueError("only ledgers with the same policy and day can be joined")
        return evolve(self, facts=_joined(self.facts, other.facts.values()))

    @cached_property
    def _worked_out(self) -> tuple[Journal, tuple[Finding, ...]]:
        journal, findings = journalize(self.facts.values(), self.policy)
        return journal.until(self.until) if self.until else journal, findings

    @property
    def journal(self) -> Journal:
        """Return all entries, worked out when first asked for."""
        return self._worked_out[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what could not be posted, contradicts or looks odd."""
        return self._worked_out[1]

    @property
    def denials(self) -> tuple[Denial, ...]:
        """Return the denials that are open."""
        return self.journal.denials

    def as_of(self, day: date) -> "Ledger":
        """Return the ledger as it stood at the end of `day`."""
        return evolve(self, until=min(day, self.until) if self.until else day)

    def balance(
        self,
        *,
        patient: str | None = None,
        claim: Named | None = None,
        line: str | None = None,
        party: str | None = None,
    ) -> Balance:
        """Return what is open for a patient account, a claim, a line, a party, or all of them.

        A claim is named by its key, or by its patient control number where that is enough.
        """
        return Balance(
            journal=self.journal,
            patient=patient,
            claim=self._key(claim_key_if_any(claim)),
            line=line,
            party=party,
        )

    def _key(self, key: ClaimKey | None) -> ClaimKey | None:
        if key is None or key.provider is not None:
            return key
        keys = [known for known in self.journal.claims if known.number == key.number]
        if len(keys) > 1:
            raise ValueError(
                "several providers have a claim of this number: give (provider, number)"
            )
        return keys[0] if keys else key

    def trial_balance(self, *by: str) -> TrialBalance:
        """Return the balances of all kinds of account, split by more fields if named."""
        return TrialBalance(rows=tuple(self.journal.balances(by).items()))

    def clearing(self, trace: str, originator: str | None = None) -> Decimal:
        """Return what a payment's clearing account holds: zero once it is deposited in full."""
        wanted = Account(kind=AccountKind.CLEARING, party=originator, reason=trace)
        return self._sum(wanted)

    def expect(
        self, account: Account, on: date, amount: Decimal | int | str
    ) -> tuple[Finding, ...]:
        """Return a finding if the account does not stand at `amount` at the end of `on`.

        Fields that `account` leaves out count for any, as in
        ``Account(kind=AccountKind.AR, patient="PT-1")``.
        """
        expected, stands = money(amount), self.as_of(on)._sum(account)
        if expected == stands:
            return ()
        return (found("LDG050", account=account, day=on, expected=expected, amount=stands),)

    def _sum(self, account: Account) -> Decimal:
        return total(amount for _, amount in self.journal.holding(account))


def post(
    ledger: Ledger,
    *subjects: Subject,
    patient: str | None = None,
    on: date | None = None,
    policy: Policy | None = None,
    locate: Locate | None = None,
) -> Ledger:
    """Return the ledger with these claims, remittances or facts in it.

    `patient` is the patient account of a claim (else its patient control number, CMS-1500 item 26)
    and `on` the day of its charges (else the first day of service). A `policy` works out the whole
    journal anew. A `locate`, such as `billingcore.x12.locate`, tells where an amount stands on the
    wire, and `explain` shows it.
    """
    facts: list[Fact] = []
    place = as_words(locate)
    for subject in subjects:
        claims = subject.claims if isinstance(subject, Batch) else (subject,)
        if (patient or on) and not all(isinstance(claim, Claim) for claim in claims):
            raise TypeError("patient and on belong to claims only")
        for item in claims:
            if isinstance(item, Claim):
                facts.append(charges_of(item, patient=patient, on=on, place=place))
            elif isinstance(item, Remittance):
                facts += facts_of_remittance(item, place)
            elif isinstance(item, ClaimPayment):
                facts.append(decision_of(item, place=place))
            elif isinstance(item, Fact):
                facts.append(item)
            else:
                raise TypeError(f"the ledger posts no {type(item).__name__}")
    return evolve(ledger, facts=_joined(ledger.facts, facts), policy=policy or ledger.policy)
