"""The guides, each declared once.

`professional`, `institutional` and `dental` are the 837P, 837I and 837D, `remittance` the 835.
`professional_predetermination`, `institutional_predetermination`, `professional_reporting`,
`institutional_reporting` and `dental_reporting` are variants of the first three. A payer's
companion guide is a map changed by `Transaction.patch`; reading and writing take it as ``maps``.

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

from collections.abc import Iterable
from importlib import import_module

from ._vocabulary import Transaction

__all__ = [
    "dental",
    "dental_reporting",
    "for_kind",
    "for_version",
    "institutional",
    "institutional_predetermination",
    "institutional_reporting",
    "names_guide",
    "page",
    "professional",
    "professional_predetermination",
    "professional_reporting",
    "remittance",
]

dental: Transaction
dental_reporting: Transaction
institutional: Transaction
institutional_predetermination: Transaction
institutional_reporting: Transaction
professional: Transaction
professional_predetermination: Transaction
professional_reporting: Transaction
remittance: Transaction

# By set and number of the guide (X222 of 005010X222A1) the map that reads it; the row without a
# number is for all that is not named here.
_READERS: dict[tuple[str, str], str] = {
    ("835", ""): "remittance",
    ("837", ""): "professional",
    ("837", "X098"): "professional",
    ("837", "X222"): "professional",
    ("837", "X096"): "institutional",
    ("837", "X223"): "institutional",
    ("837", "X097"): "dental",
    ("837", "X224"): "dental",
    ("837", "X291"): "professional_predetermination",
    ("837", "X292"): "institutional_predetermination",
    ("837", "X298"): "professional_reporting",
    ("837", "X299"): "institutional_reporting",
    ("837", "X300"): "dental_reporting",
}


def page(transaction: Transaction) -> str:
    """Return a map as a page in Markdown: each place, what it may hold, and what it fills.

    The page of a patched map is that of the payer's companion guide.
    """
    from ._page import page_of

    return page_of(transaction)


def for_version(
    set_id: str, version: str, maps: Iterable[Transaction] = ()
) -> tuple[Transaction | None, bool]:
    """Return the map that reads a set of a version, and whether it was made for that version.

    The set is that of ST01, the version that of ST03 or GS08. Of `maps` the first that accepts the
    version is taken before those here, and any in place of the one with its id.
    """
    given = tuple(maps)
    for item in given:
        if item.set == set_id and version in item.accepts:
            return item, True
    name = _READERS.get((set_id, _number(version)), _READERS.get((set_id, "")))
    if name is None:
        return None, False
    found = _load(name)
    return _preferred(found, given), version in found.accepts


def for_kind(transaction: Transaction, kind: str, maps: Iterable[Transaction] = ()) -> Transaction:
    """Return the map of another kind of claim that serves the same end."""
    name = _READERS.get((transaction.set, _number(transaction.id)), "")
    _, mark, end = name.partition("_")
    sister = f"{kind}{mark}{end}"
    return _preferred(_load(sister if sister in _READERS.values() else kind), tuple(maps))


def names_guide(set_id: str, version: str) -> bool:
    """Tell whether a version names a guide that is known here, by its number."""
    return bool(_number(version)) and (set_id, _number(version)) in _READERS


def _number(version: str) -> str:
    return version[6:10]


def _preferred(found: Transaction, given: tuple[Transaction, ...]) -> Transaction:
    return next((item for item in given if item.id == found.id), found)


def _load(name: str) -> Transaction:
    module = "variants" if "_" in name else name
    found: Transaction = getattr(import_module(f"._{module}", __name__), name.upper())
    return found


def __getattr__(name: str) -> Transaction:
    if name in _READERS.values():
        return _load(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
