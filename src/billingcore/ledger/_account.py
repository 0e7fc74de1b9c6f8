"""Accounts are structured, so that every report is a group-by.

>>> due = Account(
...     kind=AccountKind.AR, patient="PT-1", claim=ClaimKey("1234567893", "A1"), party="primary"
... )
>>> str(due)
'receivable · PT-1 · A1 · primary'
>>> Account(kind=AccountKind.AR, patient="PT-1").covers(due)
True
"""

from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

__all__ = [
    "AGENCY",
    "PATIENT",
    "PAYABLE",
    "Account",
    "AccountClass",
    "AccountKind",
    "ClaimKey",
    "npi_only",
    "party",
    "party_order",
    "rank",
]


class AccountClass(StrEnum):
    """The part of the chart that a kind of account belongs to."""

    ASSET = "asset"
    LIABILITY = "liability"
    INCOME = "income"
    CONTRA_INCOME = "contra-income"
    EXPENSE = "expense"
    SUSPENSE = "suspense"


class AccountKind(StrEnum):
    """The kinds of account of the chart; `chart` tells to which part a kind belongs."""

    AR = "receivable"
    CLEARING = "clearing"
    BANK = "bank"
    TAX_WITHHELD = "tax withheld"
    LEVY = "levy"
    UNAPPLIED = "unapplied"
    CREDIT = "refunds payable"
    PAYER_OVERPAYMENT = "payer overpayment"
    FORWARD_BALANCE = "forward balance"
    CHARGES = "charges"
    INTEREST = "interest"
    FEES = "fees"
    CONTRACTUAL = "contractual"
    SEQUESTRATION = "sequestration"
    DISCOUNT = "discount"
    CHARITY = "charity"
    SMALL_BALANCE = "small balance"
    TIMELY_FILING = "timely filing"
    ADMIN = "administrative"
    BAD_DEBT = "bad debt"
    BUNDLING = "bundling"
    AGENCY_FEE = "agency fee"
    SUSPENSE = "suspense"

    @property
    def chart(self) -> AccountClass:
        """Return the part of the chart it belongs to."""
        return _CHART[self]


_PARTS = {
    AccountClass.ASSET: "AR CLEARING BANK TAX_WITHHELD LEVY",
    AccountClass.LIABILITY: "UNAPPLIED CREDIT PAYER_OVERPAYMENT FORWARD_BALANCE",
    AccountClass.INCOME: "CHARGES INTEREST FEES",
    AccountClass.CONTRA_INCOME: "CONTRACTUAL SEQUESTRATION DISCOUNT CHARITY SMALL_BALANCE "
    "TIMELY_FILING ADMIN BAD_DEBT BUNDLING",
    AccountClass.EXPENSE: "AGENCY_FEE",
    AccountClass.SUSPENSE: "SUSPENSE",
}
_CHART = {AccountKind[name]: part for part, names in _PARTS.items() for name in names.split()}

PATIENT = "patient"
AGENCY = "agency"
PAYABLE = "refunds payable"

_FIRST = ("primary", "secondary", "tertiary")
_SEQUENCES = "PSTABCDEFGHU"


def rank(sequence: str | None) -> int | None:
    """Return the place of a payer in line: 1 for P, 2 for S, 3 for T, then A to H, U last."""
    return _SEQUENCES.index(sequence) + 1 if sequence and sequence in _SEQUENCES else None


def party(place: int) -> str:
    """Return how the ledger names the payer at this place in line."""
    if place <= len(_FIRST):
        return _FIRST[place - 1]
    return "payer of unknown order" if place == len(_SEQUENCES) else f"payer {place}"


def party_order(name: str | None) -> int:
    """Return a sort key for parties: payers in line, then the patient, then an agency."""
    return _PARTIES.index(name) if name in _PARTIES else len(_PARTIES)


def npi_only(number: str | None) -> str | None:
    """Return a provider's number for a repr: a tax number, which may be a person's, is masked."""
    return number if number is None or len(number) == len("1234567893") else "…"


_PARTIES = (None, *(party(i + 1) for i in range(len(_SEQUENCES))), PATIENT, AGENCY)


class ClaimKey(NamedTuple):
    """Identify a claim: the billing provider's number and the patient control number."""

    provider: str | None
    number: str | None

    def __str__(self) -> str:
        return self.number or "claim without a number"

    def __repr__(self) -> str:
        return f"ClaimKey({npi_only(self.provider)!r}, {self.number!r})"


@frozen(kw_only=True, cache_hash=True)
class Account:
    """Name a place where money can stand.

    `party` owes or is owed: primary, secondary, tertiary, patient, agency; for clearing and the
    payer liabilities it is the payer. `reason` is an adjustment code, the trace number of a
    clearing account, the receipt of unapplied money, or the reference of a provider adjustment.
    """

    kind: AccountKind
    patient: str | None = None
    claim: ClaimKey | None = None
    line: str | None = None
    party: str | None = None
    reason: str | None = None

    def covers(self, other: "Account") -> bool:
        """Tell whether `other` agrees with every field that is given here."""
        return self.kind is other.kind and all(
            mine is None or mine == theirs
            for mine, theirs in (
                (self.patient, other.patient),
                (self.claim, other.claim),
                (self.line, other.line),
                (self.party, other.party),
                (self.reason, other.reason),
            )
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Return a sort key: chart order, then the fields."""
        owing = f"{party_order(self.party):02}{self.party or ''}"
        fields = (self.patient, *(self.claim or ()), self.line, owing, self.reason)
        return (f"{list(AccountKind).index(self.kind):02}", *(field or "" for field in fields))

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else None
        parts = (self.patient, self.claim and str(self.claim), line, self.party, self.reason)
        return " · ".join([self.kind.value, *(part for part in parts if part)])
