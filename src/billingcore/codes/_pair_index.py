"""How the columns of a table of pairs are read: `_pair_packing` says what they hold."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ._pair_packing import BACKWARD, BEFORE_1996, SECTIONS, Packing, sums
from ._pair_row import PairRow, Terms, quick_row, terms_of

if TYPE_CHECKING:
    from ._container import Container

__all__ = ["PairIndex", "row_of"]

_OF_TERMS = ("effective", "deletion", "indicator", "rationale", "marks")
_SMALL = (*_OF_TERMS, "history_ends", "history_terms")


class PairIndex:
    """Find the terms of a pair in columns, which are opened at the first question.

    Before that, and after closing, `_numbers` is empty: whoever misses a code calls `_open`.
    """

    __slots__ = (
        "_columns", "_histories", "_mask", "_numbers", "_shift", "_size", "_slots", "_source",
        "_step", "_terms", "_texts",
    )  # fmt: skip

    def __init__(self, source: "Packing | Container") -> None:
        self._source: Packing | Container | None = source
        self._columns: dict[str, memoryview] = {}
        self._numbers: dict[str, int] = {}

    def _require_source(self) -> "Packing | Container":
        if self._source is None:
            raise ValueError("the table of pairs was closed")
        return self._source

    @property
    def _layout(self) -> Mapping[str, int]:
        source = self._require_source()
        layout: Mapping[str, int]
        layout = source.layout if isinstance(source, Packing) else source.about["layout"]
        return layout

    @property
    def _packing(self) -> Packing:
        """Return the columns, and how to read them."""
        source = self._require_source()
        if isinstance(source, Packing):
            return source
        return Packing(self._layout, {name: source.section(name) for name in SECTIONS})

    def _open(self) -> None:
        """Open the columns, unless they are; threads that do it at once open the same."""
        source = self._require_source()
        if self._numbers:
            return
        layout = self._layout
        self._slots: memoryview = source.section("slots")
        self._size = layout["size"]
        self._shift = layout["shift"]
        self._step = layout["step"]
        self._mask = (1 << self._shift) - 1
        self._texts: dict[str, Any] = json.loads(bytes(source.section("texts")))
        columns = {name: source.section(name) for name in _SMALL}
        # History 0 is that of an empty slot.
        self._histories: list[tuple[Terms, ...] | None]
        self._histories = [(), *[None] * len(columns["history_ends"])]
        self._terms: list[Terms | None] = [None] * len(columns["effective"])
        codes: list[str] = self._texts["codes"]
        self._columns = columns
        # The last of all: who finds a number finds the rest.
        self._numbers = dict(zip(codes, sums(len(codes)), strict=True))

    def _find(self, key: int) -> tuple[Terms, ...]:
        """Return the terms of the pair whose numbers have this sum."""
        at, rest = key % self._size, key // self._size
        slots, shift = self._slots, self._shift
        slot = slots[at]
        while slot >> shift != rest:
            if not slot:
                return ()
            at += 1
            rest += self._step
            slot = slots[at]
        return self._history(slot & self._mask)

    def _history(self, number: int) -> tuple[Terms, ...]:
        known = self._histories[number]
        if known is None:
            ends = self._columns["history_ends"]
            start = ends[number - 2] if number > 1 else 0
            numbers = self._columns["history_terms"][start : ends[number - 1]].tolist()
            known = self._histories[number] = tuple(map(self._terms_at, numbers))
        return known

    def _terms_at(self, i: int) -> Terms:
        known = self._terms[i]
        if known is None:
            effective, deletion, indicator, rationale, marks = (
                self._columns[name][i] for name in _OF_TERMS
            )
            cells = (
                date.fromordinal(effective),
                date.fromordinal(deletion) if deletion else None,
                self._texts["indicators"][indicator],
                self._texts["rationales"][rationale],
                bool(marks & BEFORE_1996),
            )
            known = self._terms[i] = terms_of(bool(marks & BACKWARD), cells)
        return known

    def __iter__(self) -> Iterator[PairRow]:
        self._open()
        source = self._require_source()
        codes, numbers = list(self._numbers), list(self._numbers.values())
        starts, seconds = source.section("starts"), source.section("seconds")
        for low, code in enumerate(codes):
            for i in range(starts[low], starts[low + 1]):
                high = seconds[i]
                for terms in self._find(numbers[low] + numbers[high]):
                    yield row_of(code, codes[high], terms)

    def __len__(self) -> int:
        return self._layout["rows"]

    def __contains__(self, code: str) -> bool:
        self._open()
        return code in self._numbers

    def close(self) -> None:
        """Let go of the rows and of the file; whatever is asked afterwards raises ValueError."""
        source, self._source = self._source, None
        self._numbers = {}
        if source is not None:
            source.close()


def row_of(low: str, high: str, terms: Terms) -> PairRow:
    """Return the row of a pair, given in the order of the alphabet."""
    _, _, backward, cells = terms
    return quick_row(high, low, cells) if backward else quick_row(low, high, cells)
