"""Invented claims and remittances in any number, and files of them: balanced, always the same.

Everything follows from the seed, on every machine. People, practices and plans are invented;
provider identifiers have their check digits. Payments are what the adjustments leave, so a
remittance that does not balance cannot come out.

>>> from billingcore import x12
>>> data = x12_file("837P", claims=20, seed=7)
>>> document = x12.read(data)
>>> len(document.claims()), document.findings
(20, ())
>>> remits = tuple(answer(document.claims(), seed=7))
>>> {claim.patient_control_number for remit in remits for claim in remit.claims} == {
...     claim.patient_control_number for claim in document.claims()
... }
True
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from ..model import (
    Batch,
    Claim,
    Contact,
    ContactNumber,
    Name,
    PartyId,
    Receiver,
    Remittance,
    Submitter,
)
from ..x12 import Delimiters, iter_write
from ._answers import answer, remittances
from ._generated_claims import claims

__all__ = ["answer", "claims", "remittances", "x12_file"]

_CREATED = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)
_SUBMITTER = Submitter(
    name=Name.organization("EXAMPLE BILLING SERVICE"),
    id=PartyId("46", "SUBMITTER01"),
    contacts=(Contact(name="BILLING OFFICE", numbers=(ContactNumber("TE", "5555551234"),)),),
)
_RECEIVER = Receiver(
    name=Name.organization("EXAMPLE CLEARINGHOUSE"), id=PartyId("46", "CLEARHOUSE01")
)

_claims, _remittances = claims, remittances


def x12_file(
    kind: str,
    *,
    claims: int = 100,
    seed: int = 1,
    per_batch: int = 1000,
    delimiters: Delimiters = Delimiters(),  # noqa: B008  # a frozen value
) -> bytes:
    """Return a file of `kind` "837P" or "835" with so many invented claims, or their answers.

    An 837P has a transaction for every `per_batch` claims. An 835 has one for each payment, and
    holds a reversal and a new decision more for each claim that is taken back.
    """
    if kind not in ("837P", "835"):
        raise ValueError(f"there is no generator of {kind!r}: 837P and 835 can be made")
    objects: Iterable[Batch | Remittance] = (
        _batches(_claims(seed, claims), per_batch) if kind == "837P" else _remittances(seed, claims)
    )
    return b"".join(
        iter_write(
            objects,
            sender="SUBMITTER01" if kind == "837P" else "EXAMPLEPAYER",
            receiver="CLEARHOUSE01",
            created=_CREATED,
            delimiters=delimiters,
        )
    )


def _batches(claims: Iterator[Claim], size: int) -> Iterator[Batch]:
    number = 0
    while several := tuple(islice(claims, size)):
        number += 1
        yield Batch(
            reference=f"BATCH{number:06}",
            submitter=_SUBMITTER,
            receiver=_RECEIVER,
            claims=several,
        )
