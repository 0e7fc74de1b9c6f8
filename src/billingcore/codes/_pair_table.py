"""Pairs of procedures that are not paid together: rows of the NCCI procedure-to-procedure edits.

A pair may have several rows over the years, in either direction. A deletion date is the last day
in force, and a row deleted on the day it took effect was never in force: the tombstones with
indicator 9. Rows lie in columns of numbers, in memory or in a compiled file, and are found by the
unordered pair.
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

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from attrs import evolve

from ._edition import Edition, as_edition
from ._entries import compact
from ._pair_index import PairIndex, row_of
from ._pair_packing import Packing, pack
from ._pair_row import PairRow, Terms, blank_row

if TYPE_CHECKING:
    from ..findings import Finding
    from ._container import Container
    from ._reading import Reading

__all__ = ["PairRow", "PairTable"]

_Meeting: TypeAlias = tuple[str, str, tuple[Terms, ...]]

_MEMORY = 12_000
"""How many codes and pairs are remembered, which take about 130 bytes each."""
_SET = 4
"""What a set of codes takes beside them."""


class PairTable(PairIndex):
    """Find the pairs in force between the codes of a day.

    It is a context manager: one that was opened from a file holds the file until it is closed, and
    is pickled as the file's path. `findings` are what was wrong with the files it was made of.
    """

    __slots__ = ("_memo", "_remembered", "edition", "findings", "name")

    def __init__(
        self,
        name: str,
        rows: Iterable[PairRow],
        *,
        edition: Edition | str = "unnamed",
        findings: "Iterable[Finding]" = (),
    ) -> None:
        self._begin(name, pack(rows), as_edition(edition), tuple(findings))

    def _begin(
        self,
        name: str,
        source: "Packing | Container",
        edition: Edition,
        findings: "tuple[Finding, ...]",
    ) -> None:
        super().__init__(source)
        self.name: str = name
        self.edition: Edition = edition
        self.findings: tuple[Finding, ...] = findings
        self._memo: dict[frozenset[str], tuple[_Meeting, ...]] = {}
        self._remembered = 0

    @classmethod
    def of(cls, name: str, *readings: "Reading[PairRow]") -> Self:
        """Return the table of the newest release; its parts may come in any order.

        The files of a quarter hold every edit there ever was, so an older release adds nothing: it
        is left aside, and `findings` say so. Raises ValueError when there is no file.
        """
        if not readings:
            raise ValueError(f"{name} needs a file at least")
        from ..findings import Severity
        from ._reading import Problems

        newest = max(readings, key=lambda reading: reading.edition.last or date.max).edition
        parts = [reading for reading in readings if reading.edition.name == newest.name]
        beside = Problems(name)
        for older in sorted({reading.edition.name for reading in readings} - {newest.name}):
            why = f"the release {older} was not read: {newest.name} holds all its edits"
            beside.file(why, Severity.INFO)
        packing = pack(chain.from_iterable(parts), once=True)
        files = [file for part in parts for file in part.edition.files]
        found = [finding for part in parts for finding in part.findings]
        table = cls.__new__(cls)
        table._begin(name, packing, evolve(newest, files=files), (*found, *beside.findings))
        return table

    @classmethod
    def _opened(cls, container: "Container") -> Self:
        """Return the table that a compiled file holds."""
        from ._about import edition_of, findings_of

        table = cls.__new__(cls)
        about = container.about
        table._begin(about["name"], container, edition_of(about), findings_of(about))
        return table

    def between(self, one: str, other: str, *, on: date) -> tuple[PairRow, ...]:
        """Return the rows in force that day between two codes, in whichever direction."""
        # `_find` and `row_of`, written out: what is asked the most must cost the least.
        try:
            first = self._numbers[one]
            second = self._numbers[other]
        except KeyError:
            return self._between_others(one, other, on)
        key = first + second
        slots, shift, size = self._slots, self._shift, self._size
        at = key % size
        rest = key // size
        slot = slots[at]
        while slot >> shift != rest:
            if not slot:
                return ()
            at += 1
            rest += self._step
            slot = slots[at]
        slot &= self._mask
        found: tuple[PairRow, ...] = ()
        for start, last, backward, cells in self._histories[slot] or self._history(slot):
            if start <= on <= last:
                row = blank_row()
                if (first > second) is backward:
                    row.column1 = one
                    row.column2 = other
                else:
                    row.column1 = other
                    row.column2 = one
                row.effective, row.deletion, row.indicator, row.rationale, row.before_1996 = cells
                row.__class__ = PairRow
                found += (row,)
        return found

    def _between_others(self, one: str, other: str, on: date) -> tuple[PairRow, ...]:
        """Answer for a table that was not opened yet, and for codes written in another way."""
        self._open()
        one, other = compact(one), compact(other)
        known = one in self._numbers and other in self._numbers
        return self.between(one, other, on=on) if known else ()

    def among(self, codes: Iterable[str], *, on: date) -> tuple[PairRow, ...]:
        """Return the rows in force that day between any two of the codes."""
        return tuple(
            row_of(low, high, terms)
            for low, high, history in self._meetings(frozenset(codes))
            for terms in history
            if terms[0] <= on <= terms[1]
        )

    def may_meet(self, codes: Iterable[str]) -> bool:
        """Tell whether there is a row, of whatever day, between any two of the codes."""
        return bool(self._meetings(frozenset(codes)))

    def history(self, one: str, other: str) -> tuple[PairRow, ...]:
        """Return every row between two codes, tombstones too, the oldest first."""
        return tuple(
            row_of(low, high, terms)
            for low, high, history in self._meetings(frozenset((one, other)))
            for terms in history
        )

    def _meetings(self, codes: frozenset[str]) -> tuple[_Meeting, ...]:
        # The same few codes come together day after day: the search is done once for each set.
        known = self._memo.get(codes)
        if known is None:
            known = tuple(self._search(codes))
            size = _SET + len(codes) + len(known)
            self._remembered += size
            if self._remembered > _MEMORY:
                self._memo.clear()
                self._remembered = size
            self._memo[codes] = known
        return known

    def _search(self, codes: frozenset[str]) -> Iterator[_Meeting]:
        self._open()
        numbers = self._numbers
        known = sorted({code for code in map(compact, codes) if code in numbers})
        for position, low in enumerate(known, start=1):
            number = numbers[low]
            for high in known[position:]:
                history = self._find(number + numbers[high])
                if history:
                    yield low, high, history

    def __contains__(self, code: str) -> bool:
        return super().__contains__(compact(code))

    def __repr__(self) -> str:
        state = "closed" if self._source is None else f"rows={len(self)}"
        return f"PairTable({self.name!r}, {state}, edition={self.edition.name!r})"

    def close(self) -> None:
        """Let go of the rows and of the file; whatever is asked afterwards raises ValueError."""
        self._memo.clear()
        super().close()

    def __reduce__(self) -> tuple[Any, ...]:
        source = self._require_source()
        if isinstance(source, Packing):
            return _table_of, (self.name, source, self.edition, self.findings)
        return _table_in, (source.path, source.digest)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _table_of(
    name: str, packing: Packing, edition: Edition, findings: "tuple[Finding, ...]"
) -> PairTable:
    table = PairTable.__new__(PairTable)
    table._begin(name, packing, edition, findings)
    return table


def _table_in(path: str, digest: str) -> PairTable:
    from ._container import Container

    return PairTable._opened(Container.open(path, digest=digest))
