"""A code table in a compiled file: sorted codes, and which of the distinct histories each has.

The codes stand in columns, all first characters, then all second ones, a blank where a code has
ended: columns compress to a quarter byte a character and are put together without a loop. A
history is what a code has been on which days; most codes share one of a few hundred. All codes
with the same history share its entries in memory too.

>>> from datetime import date
>>> from io import BytesIO
>>> from billingcore.codes import CodeTable, Edition, Entry
>>> from billingcore.codes._container import Container
>>> rows = [Entry("E11", header=True), Entry("E118"), Entry("E119", attributes={"newborn"})]
>>> file = BytesIO()
>>> write_codes(file, CodeTable("icd10cm", rows, edition=Edition("FY2026", date(2025, 10, 1))))
>>> with Container.from_bytes(file.getvalue()) as container:
...     print(container.about["codes"], entries_in(container)["E119"][0].attributes)
3 frozenset({'newborn'})
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from ._about import written_edition
from ._answer import Entry

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO, TypeAlias

    from ._code_table import CodeTable
    from ._container import Container

    Stretch: TypeAlias = tuple[str | None, str | None, bool, tuple[str, ...]]

__all__ = ["KIND", "entries_in", "write_codes"]

KIND = "codes"
_MOST = 1 << 16


def write_codes(out: "str | os.PathLike[str] | BinaryIO", table: "CodeTable") -> None:
    """Write a table whose entries have neither titles nor children of their own.

    Raises ValueError for others, for codes that are not ASCII, and for more than 65,536 histories.
    """
    from array import array

    from ._container import write_container

    histories: dict[str, list[Stretch]] = {}
    for entry in table:
        histories.setdefault(entry.code, []).append(_stretch(entry))
    numbers: dict[tuple[Stretch, ...], int] = {}
    which = [numbers.setdefault(tuple(history), len(numbers)) for history in histories.values()]
    if len(numbers) > _MOST:
        raise ValueError(f"{table.name} has more than {_MOST} histories")
    write_container(
        out,
        kind=KIND,
        about={
            "name": table.name,
            "hierarchical": table.hierarchical,
            "codes": len(histories),
            "edition": written_edition(table.edition),
        },
        sections={
            "codes": _columns(list(histories)),
            "history": array("H", which),
            "histories": json.dumps(list(numbers), separators=(",", ":")).encode(),
        },
        compress=("codes", "history", "histories"),
    )


def _stretch(entry: Entry) -> "Stretch":
    if type(entry) is not Entry or entry.title or entry.children:
        raise ValueError(f"{entry.code}: a packed table holds codes, dates and attributes alone")
    start, end = (day.isoformat() if day else None for day in (entry.start, entry.end))
    return start, end, entry.header, tuple(sorted(entry.attributes))


def _columns(codes: list[str]) -> bytes:
    width = max(map(len, codes), default=0)
    whole = "".join(code.ljust(width) for code in codes).encode("ascii")
    return b"".join(whole[i::width] for i in range(width))


def entries_in(container: "Container") -> "Mapping[str, tuple[Entry, ...]]":
    """Return the entries of each code, in the order of the codes; none says its code itself."""
    words: dict[tuple[str, ...], frozenset[str]] = {}
    histories = [
        tuple(_entry(stretch, words) for stretch in history)
        for history in json.loads(bytes(container.section("histories")))
    ]
    codes = _codes(bytes(container.section("codes")), container.about["codes"])
    return dict(zip(codes, map(histories.__getitem__, container.section("history")), strict=True))


def _codes(columns: bytes, count: int) -> "Iterable[str]":
    width = len(columns) // count if count else 0
    lines = bytearray(b"\n") * (count * (width + 1))
    for i in range(width):
        lines[i :: width + 1] = columns[i * count : (i + 1) * count]
    return lines.decode("ascii").split()


def _entry(stretch: "list[Any]", words: dict[tuple[str, ...], frozenset[str]]) -> Entry:
    start, end, header, attributes = stretch
    known = words.setdefault(tuple(attributes), frozenset(attributes))
    return Entry("", _day(start), _day(end), header=header, attributes=known)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
