"""Read and write X12 health care transactions without losing a byte.

`read` gives a `Document`: every byte, the typed objects in it, and findings. `iter_claims` and
`iter_claim_payments` stream. `write` makes a new file from objects.

>>> from billingcore import x12
>>> x12.read("this is no X12")
Traceback (most recent call last):
    ...
FileNotFoundError: [Errno 2] No such file or directory: 'this is no X12'
>>> x12.read(b"%PDF-1.7")
Traceback (most recent call last):
    ...
billingcore.x12._errors.NotX12: this looks like a PDF, not X12
"""

from . import maps
from ._document import Document, Segment, iter_claim_payments, iter_claims, read
from ._errors import CannotWrite, NotX12
from ._locate import locate
from ._read import TransactionSet
from ._tokens import Delimiters
from ._write import iter_write, write

__all__ = [
    "CannotWrite",
    "Delimiters",
    "Document",
    "NotX12",
    "Segment",
    "TransactionSet",
    "iter_claim_payments",
    "iter_claims",
    "iter_write",
    "locate",
    "maps",
    "read",
    "write",
]
