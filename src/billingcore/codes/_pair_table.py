"""Pairs of procedures that are not paid together: rows of the NCCI procedure-to-procedure edits.

A pair may have several rows over the years, in either direction. A deletion date is the last day
in force, and a row deleted on the day it took effect was never in force: the tombstones with
indicator 9. Rows lie in arrays of numbers, found by the unordered pair of code numbers.
Source: the layout of the Medicare NCCI procedure-to-procedure edit files; National Correct Coding
Initiative Policy Manual for Medicare Services, chapter I.

>>> from datetime import date
>>> from billingcore.codes import PairRow, PairTable
>>> table = PairTable(
...     "ncci_ptp_practitioner",
...     [
...         PairRow("11042", "97597", date(2011, 1, 1), indicator="1"),
...         PairRow("97597", "11042", date(2005, 1, 1), date(2010, 12, 31), indicator="1"),
...     ],
... )
>>> [(row.column1, row.column2) for row in table.between("11042", "97597", on=date(2010, 12, 31))]
[('97597', '11042')]
>>> [row.column2 for row in table.among(["99213", "97597", "11042"], on=date(2026, 3, 2))]
['97597']
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from ._edition import Edition, as_edition

__all__ = ["PairRow", "PairTable"]

_NO_END = date.max.toordinal()
_MEMO_SIZE = 50_000


@frozen
class PairRow:
    """Give one edit: `column2` is not paid beside `column1` while the row is in force.

    `indicator` is 0 (no modifier helps), 1 (a modifier may help) or 9 (the row never counted).
    `deletion` is the last day in force, None while it is open. `rationale` is as the file has it.
    """

    column1: str
    column2: str
    effective: date
    deletion: date | None = None
    indicator: str = field(default="0", kw_only=True)
    rationale: str | None = field(default=None, kw_only=True)

    @property
    def never_in_force(self) -> bool:
        """Tell whether the row is a tombstone: deleted as it took effect, or indicator 9."""
        return self.indicator == "9" or self.deletion == self.effective

    def in_force(self, day: date) -> bool:
        """Tell whether the row counts on that day."""
        if self.never_in_force or day < self.effective:
            return False
        return self.deletion is None or day <= self.deletion


def _packed(
    rows: Iterable[PairRow], ids: dict[str, int], rationales: dict[str | None, int]
) -> Iterator[int]:
    """Yield each row as one number that sorts by lower code, higher code and dates."""
    for row in rows:
        first = ids.setdefault(row.column1, len(ids))
        second = ids.setdefault(row.column2, len(ids))
        low, high = (first, second) if first <= second else (second, first)
        deletion = _NO_END if row.deletion is None else row.deletion.toordinal()
        rationale = rationales.setdefault(row.rationale, len(rationales))
        yield (
            low << 80
            | high << 60
            | row.effective.toordinal() << 38
            | deletion << 16
            | rationale << 5
            | int(row.indicator) << 1
            | (first != low)
        )


class PairTable:
    """Find the rows in force between the codes of a day."""

    __slots__ = (
        "_ends", "_high", "_ids", "_low", "_marks", "_memo", "_names", "_rationales", "_starts",
        "edition", "name",
    )  # fmt: skip

    def __init__(
        self, name: str, rows: Iterable[PairRow], *, edition: Edition | str = "unnamed"
    ) -> None:
        self.name: str = name
        self.edition: Edition = as_edition(edition)
        ids: dict[str, int] = {}
        rationales: dict[str | None, int] = {}
        packed = sorted(_packed(rows, ids, rationales))
        self._ids = ids
        self._names = tuple(ids)
        self._rationales = tuple(rationales)
        self._high = array("I", bytes(4 * len(packed)))
        self._starts = array("I", bytes(4 * len(packed)))
        self._ends = array("I", bytes(4 * len(packed)))
        self._marks = array("H", bytes(2 * len(packed)))
        counts = [0] * (len(ids) + 1)
        for i, number in enumerate(packed):
            counts[(number >> 80) + 1] += 1
            self._high[i] = number >> 60 & 0xFFFFF
            self._starts[i] = number >> 38 & 0x3FFFFF
            self._ends[i] = number >> 16 & 0x3FFFFF
            self._marks[i] = number & 0xFFFF
        for i in range(len(ids)):
            counts[i + 1] += counts[i]
        self._low = array("I", counts)
        self._memo: dict[frozenset[str], tuple[int, ...]] = {}

    def among(self, codes: Iterable[str], *, on: date) -> tuple[PairRow, ...]:
        """Return the rows in force that day between any two of the codes."""
        day = on.toordinal()
        return tuple(
            self._row(i)
            for i in self._rows_among(frozenset(codes))
            if self._starts[i] <= day <= self._ends[i] and self._counts(i)
        )

    def between(self, one: str, other: str, *, on: date) -> tuple[PairRow, ...]:
        """Return the rows in force that day between two codes, in whichever direction."""
        return self.among((one, other), on=on)

    def may_meet(self, codes: Iterable[str]) -> bool:
        """Tell whether there is a row, of whatever day, between any two of the codes."""
        return bool(self._rows_among(frozenset(codes)))

    def history(self, one: str, other: str) -> tuple[PairRow, ...]:
        """Return every row between two codes, tombstones too, the oldest first."""
        return tuple(self._row(i) for i in self._rows_among(frozenset((one, other))))

    def _rows_among(self, codes: frozenset[str]) -> tuple[int, ...]:
        # The same few codes come together day after day: the search is done once for each set.
        known = self._memo.get(codes)
        if known is None:
            known = tuple(self._search(codes))
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            self._memo[codes] = known
        return known

    def _search(self, codes: frozenset[str]) -> Iterator[int]:
        ids = sorted(self._ids[code] for code in codes if code in self._ids)
        high = self._high
        for position, low in enumerate(ids):
            start, stop = self._low[low], self._low[low + 1]
            if start == stop:
                continue
            for other in ids[position + 1 :]:
                start = bisect_left(high, other, start, stop)
                while start < stop and high[start] == other:
                    yield start
                    start += 1

    def _counts(self, i: int) -> bool:
        return self._marks[i] >> 1 & 0xF != 9 and self._starts[i] != self._ends[i]

    def _row(self, i: int, low: int | None = None) -> PairRow:
        if low is None:
            low = bisect_left(self._low, i + 1) - 1
        first, second = self._names[low], self._names[self._high[i]]
        mark = self._marks[i]
        if mark & 1:
            first, second = second, first
        end = self._ends[i]
        return PairRow(
            first,
            second,
            date.fromordinal(self._starts[i]),
            None if end == _NO_END else date.fromordinal(end),
            indicator=str(mark >> 1 & 0xF),
            rationale=self._rationales[mark >> 5],
        )

    def __iter__(self) -> Iterator[PairRow]:
        for low in range(len(self._names)):
            for i in range(self._low[low], self._low[low + 1]):
                yield self._row(i, low)

    def __len__(self) -> int:
        return len(self._high)

    def __contains__(self, code: str) -> bool:
        return code in self._ids

    def __repr__(self) -> str:
        return f"PairTable({self.name!r}, rows={len(self)}, edition={self.edition.name!r})"

    def __getstate__(self) -> dict[str, object]:
        kept = (name for name in self.__slots__ if name != "_memo")
        return {name: getattr(self, name) for name in kept}

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self._memo = {}
