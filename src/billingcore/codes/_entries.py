"""The entries of a table by their code, opened at the first question."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from attrs import evolve

from ._answer import Entry

__all__ = ["Entries", "Opener", "compact", "entries_of"]

Opener: TypeAlias = Callable[[], Mapping[str, tuple[Entry, ...]]]


def compact(code: str) -> str:
    """Return the code without dots and blanks, in capitals."""
    try:
        return code.replace(".", "").replace(" ", "").upper()
    except (AttributeError, TypeError):
        raise TypeError(f"a code is text, not {type(code).__name__}") from None


class Entries(dict[str, tuple[Entry, ...]]):
    """Entries by code: none until `opened` is called, which whoever misses a code must do.

    So a look-up that finds its code costs what a look-up in a dictionary does. Threads that open
    it at once put in the same. What was opened is not pickled: it is opened again.
    """

    __slots__ = ("_open", "_order", "_waiting")

    def __init__(self, open: Opener | None = None) -> None:  # noqa: A002 - what it does
        self._open = open
        self._waiting = open is not None
        self._order: tuple[str, ...] | None = None

    def opened(self) -> "Entries":
        """Return itself with all its entries."""
        if self._waiting and self._open is not None:
            self.update(self._open())
            self._waiting = False
        return self

    @property
    def order(self) -> tuple[str, ...]:
        """Return the codes, sorted."""
        if self._order is None:
            self._order = tuple(sorted(self.opened()))
        return self._order

    def __reduce__(self) -> tuple[Any, ...]:
        return (Entries, (self._open,)) if self._open else (_filled, (dict(self),))


def _filled(entries: Mapping[str, tuple[Entry, ...]]) -> Entries:
    made = Entries()
    made.update(entries)
    return made


def entries_of(rows: Iterable[Entry] | Opener) -> Entries:
    """Return the entries of rows, or of what opens them."""
    if callable(rows):
        return Entries(rows)
    from ._row_table import by_key

    tidy = (
        row if row.code == compact(row.code) else evolve(row, code=compact(row.code))
        for row in rows
    )
    return _filled(by_key(tidy))
