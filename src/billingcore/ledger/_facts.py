"""Every kind of fact: each has an id made from its content, the key of its subject, and a day."""

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
from ._remittance_facts import Adjudicated, AdjudicationReversed, RemittanceReceived

__all__ = ["Fact"]

Fact = (
    ChargePosted
    | ChargeVoided
    | Adjudicated
    | AdjudicationReversed
    | RemittanceReceived
    | Deposit
    | ReceiptTaken
    | ReceiptReversed
    | Allocated
    | Refunded
    | WrittenOff
    | Transferred
    | Withdrawn
)
