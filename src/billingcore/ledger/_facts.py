"""Every kind of fact, and what they have in common: an id, a key and a day."""

from datetime import date
from typing import Protocol

from ._claim_facts import ChargePosted, ChargeVoided
from ._money_facts import (
    Allocated,
    Deposit,
    ReceiptReversed,
    ReceiptTaken,
    Refunded,
    Transferred,
    Withdrawn,
    WrittenOff,
)
from ._remittance_facts import Adjudicated, AdjudicationReversed, RemitReceived

__all__ = ["Fact", "SourceFact"]

Fact = (
    ChargePosted
    | ChargeVoided
    | Adjudicated
    | AdjudicationReversed
    | RemitReceived
    | Deposit
    | ReceiptTaken
    | ReceiptReversed
    | Allocated
    | Refunded
    | WrittenOff
    | Transferred
    | Withdrawn
)


class SourceFact(Protocol):
    """What every fact has: an id made from its content, the key of what it is about, a day."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...

    @property
    def key(self) -> tuple[str | None, ...]:
        """Return the key."""
        ...

    @property
    def on(self) -> date | None:
        """Return the day that counts."""
        ...
