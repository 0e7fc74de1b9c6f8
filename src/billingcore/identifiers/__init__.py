"""The identifiers and code formats of medical billing, one small module each.

Every module has the same four verbs:

- `compact(text)` returns the form that goes on the wire: capital letters, no separators.
  It never judges: what it cannot tidy stays as it is.
- `validate(text)` returns the compact form, or raises a subclass of
  `billingcore.errors.InvalidIdentifier`, whose message never holds the value.
- `is_valid(text)` tells whether `validate` would return.
- `format(text)` returns the form that people read, with its dots and hyphens.

They judge form alone. Whether a number was issued, or a code is in force on a day, is for tables.
Where the authorities leave room, a value is let through:
calling a good value bad is the worse mistake.

>>> from billingcore.identifiers import icd10cm, npi
>>> npi.validate("1234 567 893")
'1234567893'
>>> icd10cm.format("E119")
'E11.9'
"""

from . import (
    clia,
    ein,
    icd10cm,
    icd10pcs,
    mbi,
    modifier,
    ndc,
    npi,
    place_of_service,
    procedure,
    revenue,
    ssn,
    taxonomy,
    type_of_bill,
    zip_code,
)

__all__ = [
    "clia",
    "ein",
    "icd10cm",
    "icd10pcs",
    "mbi",
    "modifier",
    "ndc",
    "npi",
    "place_of_service",
    "procedure",
    "revenue",
    "ssn",
    "taxonomy",
    "type_of_bill",
    "zip_code",
]
