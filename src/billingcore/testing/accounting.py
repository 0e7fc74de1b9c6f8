"""The proof that nothing is lost: objects and kept texts together are the document.

>>> from billingcore import x12
>>> document = x12.read("ST*835*0001~BPR*I*10*C*ACH~ZZZ*1~SE*4*0001~")
>>> unaccounted(document)
([], [])
"""

from collections import Counter
from collections.abc import Iterator

from ..model import Batch, Remittance
from ..x12 import Document
from ..x12._accounting import canonical_document, canonical_objects

__all__ = ["unaccounted"]


def unaccounted(document: Document) -> tuple[list[str], list[str]]:
    """Return the canonical segments that are in neither objects nor findings, and those invented.

    Envelope segments are the document's own; numbers that are worked out (hierarchy, LX) are left
    out; equal contexts that follow each other count once; items packed into one segment are
    counted one by one. Both lists are empty when everything that came in is accounted for.
    """
    came = Counter(canonical_document(document))
    kept = Counter(_written(document))
    lost = came - kept
    invented = kept - came
    return sorted(lost.elements()), sorted(invented.elements())


def _written(document: Document) -> Iterator[str]:
    for transaction in document.transactions:
        if isinstance(transaction, (Batch, Remittance)):
            yield from canonical_objects(transaction)
