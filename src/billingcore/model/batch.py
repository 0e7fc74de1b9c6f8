"""A batch of claims as one transaction sends it.

>>> from billingcore.model import Batch
>>> Batch(reference="B1").purpose
'00'
"""

from datetime import date, time
from typing import Any

from attrs import field, frozen

from ._pickling import without_source
from ._show import short_repr
from .claim import Claim
from .parties import Receiver, Submitter

__all__ = ["Batch"]


@frozen(kw_only=True, weakref_slot=False)
class Batch:
    """Give the claims of one 837 with its purpose (BHT02: 00 original, 18 reissue) and parties.

    `use` is CH chargeable, RP reporting (encounters), 31 subrogation. `created` and `created_at`
    are the day and time that the sender put into BHT04 and BHT05. `guide` names the implementation
    guide (ST03) where it is not the claim's own: a predetermination or post-adjudicated claims.
    """

    kind: str = "professional"
    purpose: str | None = "00"
    reference: str | None = None
    created: date | None = None
    created_at: time | None = None
    use: str | None = "CH"
    submitter: Submitter | None = None
    receiver: Receiver | None = None
    claims: tuple[Claim, ...] = ()
    guide: str | None = None
    source: Any = field(default=None, init=False, eq=False, repr=False)

    __repr__ = short_repr

    def __reduce__(self) -> tuple[Any, ...]:
        return without_source(self)
