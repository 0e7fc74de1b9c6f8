"""A denial: an amount that a payer refused, kept open until it is settled or taken back.

It is worked out from the adjustments, never read from the claim status (X12 RFI 1423).
"""

from datetime import date
from decimal import Decimal

from attrs import frozen

from ._account import ClaimKey

__all__ = ["Denial"]


@frozen(kw_only=True)
class Denial:
    """Give one refused amount: by which party, for which line, with which group and reason.

    The balance stays with `party`, or moved to the patient where the group is PR. `entry` is the
    journal entry of the decision.
    """

    entry: str
    on: date | None
    claim: ClaimKey
    patient: str | None
    party: str
    group: str | None
    reason: str | None
    amount: Decimal
    line: str | None = None

    @property
    def code(self) -> str:
        """Return group and reason as one writes them: CO-50."""
        return f"{self.group}-{self.reason}"

    def __str__(self) -> str:
        where = f"{self.claim} line {self.line}" if self.line else str(self.claim)
        return f"{self.on} {where}: {self.party} denied {self.amount:.2f} ({self.code})"
