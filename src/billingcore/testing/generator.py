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

from ..model import Batch, Claim, Remittance
from ..x12 import Delimiters, iter_write
from ._answers import answer, remittances
from ._batches import a_batch
from ._generated_claims import claims

__all__ = ["answer", "claims", "remittances", "x12_file"]

_CREATED = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)
_KINDS = {"837P": "professional", "837I": "institutional", "837D": "dental"}

_claims, _remittances = claims, remittances


def x12_file(
    kind: str,
    *,
    claims: int = 100,
    seed: int = 1,
    per_batch: int = 1000,
    delimiters: Delimiters = Delimiters(),  # noqa: B008  # a frozen value
) -> bytes:
    """Return a file of `kind` "837P", "837I", "837D" or "835" with so many invented claims.

    An 837 has a transaction for every `per_batch` claims. An 835 answers professional claims; has
    one for each payment, and a reversal and a new decision more for each claim taken back.
    """
    if kind not in (*_KINDS, "835"):
        raise ValueError(
            f"there is no generator of {kind!r}: {', '.join(_KINDS)} and 835 can be made"
        )
    objects: Iterable[Batch | Remittance] = (
        _remittances(seed, claims)
        if kind == "835"
        else _batches(_claims(seed, claims, kind=_KINDS[kind]), per_batch)
    )
    return b"".join(
        iter_write(
            objects,
            sender="EXAMPLEPAYER" if kind == "835" else "SUBMITTER01",
            receiver="CLEARHOUSE01",
            created=_CREATED,
            delimiters=delimiters,
        )
    )


def _batches(claims: Iterator[Claim], size: int) -> Iterator[Batch]:
    number = 0
    while several := tuple(islice(claims, size)):
        number += 1
        yield a_batch(*several, reference=f"BATCH{number:06}")
