"""The guides, each declared once.

`professional`, `institutional` and `dental` are the 837P, 837I and 837D, `remittance` the 835.

A map loads when it is first named or asked for.

>>> from billingcore.x12.maps import for_version
>>> transaction, exact = for_version("835", "005010X221A1")
>>> transaction.name, exact
('remittance advice', True)

A version without a map of its own is read by the 5010 map of its set, as far as that goes:

>>> transaction, exact = for_version("837", "004010X098A1")
>>> transaction.id, exact
('005010X222A1', False)
"""

from importlib import import_module

from ._vocabulary import Transaction

__all__ = ["dental", "for_version", "institutional", "professional", "remittance"]

dental: Transaction
institutional: Transaction
professional: Transaction
remittance: Transaction

# By set and number of the guide (X222 of 005010X222A1) the map that reads it, or None where no
# map could make sense of it; the row without a number is for all that is not named here.
_READERS: dict[tuple[str, str], str | None] = {
    ("835", ""): "remittance",
    ("837", ""): "professional",
    ("837", "X096"): "institutional",
    ("837", "X223"): "institutional",
    ("837", "X097"): "dental",
    ("837", "X224"): "dental",
    ("837", "X291"): None,  # predeterminations
    ("837", "X292"): None,
    ("837", "X298"): None,  # claims reported after a decision
    ("837", "X299"): None,
    ("837", "X300"): None,
}


def for_version(set_id: str, version: str) -> tuple[Transaction | None, bool]:
    """Return the map that reads a set of a version, and whether it was made for that version.

    The set is that of ST01, the version that of ST03 or GS08.
    """
    number = version[6:10]
    name = _READERS.get((set_id, number), _READERS.get((set_id, "")))
    if name is None:
        return None, False
    found = _load(name)
    return found, version in found.accepts


def _load(name: str) -> Transaction:
    module = import_module(f"._{name}", __name__)
    found: Transaction = getattr(module, name.upper())
    return found


def __getattr__(name: str) -> Transaction:
    if name in _READERS.values():
        return _load(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
