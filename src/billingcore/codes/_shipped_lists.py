"""The small lists that ship: codes and their days, with words of ours.

Codes and days are facts; no wording of X12, the NUBC or the NUCC is here. Each list stands in a
file of one line for a code, or for several that say the same: codes, first day, last day,
attributes, title. A list knows the codes of one day, its edition's `as_of`, and cannot tell of
codes that came later; load your own copy to know those.

>>> from datetime import date
>>> from billingcore.codes import ReferenceSet
>>> reference = ReferenceSet.default()
>>> carc = reference.carc
>>> answer = reference.place_of_service.get("22", on=date(2026, 3, 2))
>>> print(answer.status, *answer.attributes, answer.entry.title, sep=", ")
valid, facility, hospital outpatient, on campus
>>> (
...     str(carc.get("15", on=date(2026, 3, 2)).status),
...     str(carc.get("307", on=date(2026, 3, 2)).status),
... )
('not valid that day', 'outside what this edition knows')
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from pkgutil import get_data
from typing import Any

from ._answer import Entry
from ._code_table import CodeTable
from ._edition import Edition

__all__ = ["SHIPPED_LISTS", "ShippedList", "shipped_list", "words_of"]


def _as_of(year: int, month: int) -> Edition:
    day = date(year, month, 1)
    return Edition(f"{day}", as_of=day)


# Of the lists of X12 each is the newest that its codes were taken from; those of bills and stays
# are as the Medicare manuals had them.
SHIPPED_LISTS: Mapping[str, Edition] = {
    "place_of_service": _as_of(2024, 8),
    "type_of_bill": _as_of(2024, 8),
    "type_of_bill_facility": _as_of(2024, 8),
    "type_of_bill_classification": _as_of(2024, 8),
    "type_of_bill_frequency": _as_of(2024, 8),
    "discharge_status": _as_of(2024, 8),
    "point_of_origin": _as_of(2024, 8),
    "admission_type": _as_of(2024, 8),
    "carc": _as_of(2024, 3),
    "rarc": _as_of(2024, 3),
    "group": _as_of(2024, 3),
    "claim_status_category": _as_of(2014, 11),
    "claim_status": _as_of(2014, 11),
    "service_type": _as_of(2014, 11),
}


class ShippedList(CodeTable):
    """A list that comes with the library: pickled by its name, one of each in a process."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return shipped_list, (self.name,)


@cache
def shipped_list(name: str) -> ShippedList:
    """Return the list of that name; its file is read at the first question."""
    return ShippedList(name, partial(_opened, name), edition=SHIPPED_LISTS[name])


def _opened(name: str) -> dict[str, tuple[Entry, ...]]:
    entries = _bills() if name == "type_of_bill" else _entries(name)
    return {entry.code: (entry,) for entry in entries}


@cache
def words_of(name: str) -> Mapping[str, frozenset[str]]:
    """Return the attributes that the list gives each of its codes, whatever the day."""
    return {entry.code: entry.attributes for entry in _entries(name)}


def _entries(name: str) -> Iterator[Entry]:
    data = get_data(__package__ or "", f"data/{name}.txt") or b""
    for line in data.decode().splitlines():
        if line and not line.startswith("#"):
            cells = [*map(str.strip, line.split("|")), "", "", "", ""]
            start, end = map(_day, cells[1:3])
            words = frozenset(cells[3].split(", ") if cells[3] else ())
            for code in _codes(cells[0]):
                yield Entry(code, start, end, attributes=words, title=cells[4] or None)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


_RUN = re.compile(r"([A-Z]*)(\d+)-\1(\d+)")


def _codes(text: str) -> Iterator[str]:
    """Yield the codes of ``M1-M3 N5``."""
    for word in text.split():
        run = _RUN.fullmatch(word)
        if run:
            first, last = run[2], run[3]
            for number in range(int(first), int(last) + 1):
                yield run[1] + str(number).zfill(len(first) if first[0] == "0" else 0)
        else:
            yield word


def _bills() -> Iterator[Entry]:
    """Yield every combination of a class and a frequency, valid while the class is."""
    frequencies = list(_entries("type_of_bill_frequency"))
    for kind in _entries("type_of_bill_classification"):
        for frequency in frequencies:
            yield Entry(
                kind.code + frequency.code,
                kind.start,
                kind.end,
                attributes=frequency.attributes,
                title=f"{kind.title}: {frequency.title}",
            )
