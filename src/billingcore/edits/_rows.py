"""Judging by a table of rows, and what a row says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from ..findings import Finding
from ..model import Claim, ServiceLine
from ._code_ranges import within
from ._context import Context
from ._paths import join

__all__ = ["Row", "RowJudge", "Values", "day_of", "found"]

Values = tuple[tuple[str, str], ...]
"""Texts, each with its path below the subject."""

_MODIFIERS = ("procedure", "modifiers")
_PROCEDURE = ("procedure", "code")


@frozen(kw_only=True)
class Row:
    """Give one row; which columns count depends on the kind of table."""

    values: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    not_codes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    note: str | None = None

    def holds(self, day: date | None) -> bool:
        """Tell whether the row is in force; an undated row always is."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)

    def takes_code(self, code: str | None) -> bool:
        """Tell whether a procedure is among `codes`, if there are any, and not in `not_codes`."""
        if code is None:
            return not self.codes
        if self.codes and not any(within(code, item) for item in self.codes):
            return False
        return not any(within(code, item) for item in self.not_codes)


@frozen(kw_only=True)
class RowJudge:
    """Find in what the table's kind looks for, with `find`.

    Nearly every line has none of the values that the rows speak of (`named`), so that is asked
    first; where `named` is None every value is looked at. `package` is what the table came with.
    """

    find: "Find"
    path: tuple[str, ...]
    also: tuple[str, ...] = ()
    table: str | None = None
    rows: tuple[Row, ...] = ()
    named: frozenset[str] | None = field(default=None, repr=False)
    package: str = field(default="", repr=False)

    @property
    def of_modifiers(self) -> bool:
        """Tell whether the modifiers of lines are looked at."""
        return self.path == _MODIFIERS

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Return the modifiers that the rows speak of; none where other values are looked at."""
        return tuple(sorted(self.named or ())) if self.path == _MODIFIERS else ()

    @property
    def procedures(self) -> tuple[str, ...]:
        """Return the procedures that the rows speak of; none where other values are looked at."""
        return tuple(sorted(self.named or ())) if self.path == _PROCEDURE else ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the part of a line that every value stands in, where any value is looked at."""
        return ("lines.modifiers",) if self.path == _MODIFIERS and self.named is None else ()

    def __call__(self, subject: Any, context: Context) -> Iterable[Finding]:  # noqa: ANN401 - by scope
        values = self._values(subject)
        return self.find(self, subject, context, values) if values else ()

    def _values(self, subject: object) -> Values:
        """Return the values at the path, if the rows speak of any; most tables are of modifiers."""
        if self.path == _MODIFIERS and isinstance(subject, ServiceLine):
            modifiers = subject.modifiers
            if not self._speaks_of(modifiers):
                return ()
            return tuple([(m, f"procedure.modifiers[{i}]") for i, m in enumerate(modifiers)])
        values = tuple(found(subject, self.path))
        return values if self._speaks_of([text for text, _ in values]) else ()

    def _speaks_of(self, texts: Sequence[str]) -> bool:
        return bool(texts) and (self.named is None or not self.named.isdisjoint(texts))

    def in_force(self, subject: object, context: Context) -> Iterator[Row]:
        """Yield the rows that are for this claim and day; without a day, say so of dated ones."""
        day = day_of(subject, context)
        kind = context.root.kind if isinstance(context.root, Claim) else None
        for row in self.rows:
            if row.kinds and kind not in row.kinds:
                continue
            if row.holds(day):
                yield row
            elif day is None:
                context.not_evaluated("date of service", reason="the claim states no day")


Find = Callable[[RowJudge, Any, Context, Values], Iterable[Finding]]


def found(subject: object, path: tuple[str, ...], where: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text at `path` below `subject`, through tuples, with its own path."""
    if isinstance(subject, tuple):
        for i, item in enumerate(subject):
            yield from found(item, path, f"{where}[{i}]")
    elif isinstance(subject, str) and not path:
        yield subject, where
    elif path and attrs.has(type(subject)):
        yield from found(getattr(subject, path[0]), path[1:], join(where, path[0]))


def day_of(subject: object, context: Context) -> date | None:
    """Return the day by which rows are chosen: a line's own, else the claim's first."""
    if isinstance(subject, ServiceLine):
        return context.day_of(subject)
    return context.first_day if isinstance(context.root, Claim) else None
