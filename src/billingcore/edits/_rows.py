"""The judges that read a table of rows: conflict, required, listed, limited."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import attrs
from attrs import frozen

from ..findings import Finding
from ..model import Claim, ServiceLine
from ._context import Context
from ._paths import join

__all__ = ["JUDGES", "Row"]


@frozen(kw_only=True)
class Row:
    """Give one row; which columns count depends on the kind of table."""

    values: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    note: str | None = None

    def holds(self, day: date | None) -> bool:
        """Tell whether the row is in force; an undated row always is."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)

    def takes_code(self, code: str | None) -> bool:
        """Tell whether a procedure is among `codes`: single ones, or ranges with a hyphen."""
        if not self.codes:
            return True
        return code is not None and any(_within(code, item) for item in self.codes)


def _within(code: str, item: str) -> bool:
    low, hyphen, high = item.partition("-")
    return len(code) == len(low) and low <= code <= high if hyphen else code == item


def found(subject: object, path: tuple[str, ...], where: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text at `path` below `subject`, through tuples, with its own path."""
    if isinstance(subject, tuple):
        for i, item in enumerate(subject):
            yield from found(item, path, f"{where}[{i}]")
    elif isinstance(subject, str) and not path:
        yield subject, where
    elif path and attrs.has(type(subject)):
        yield from found(getattr(subject, path[0]), path[1:], join(where, path[0]))


@frozen(kw_only=True)
class _Judge:
    path: tuple[str, ...]
    also: tuple[str, ...]
    table: str | None
    rows: tuple[Row, ...]

    def _rows(self, subject: object, context: Context) -> Iterator[Row]:
        """Yield the rows that are for this claim and day."""
        if not self.rows:
            return
        day = _day(subject, context)
        kind = context.root.kind if isinstance(context.root, Claim) else None
        for row in self.rows:
            if row.holds(day) and (not row.kinds or kind in row.kinds):
                yield row


def _day(subject: object, context: Context) -> date | None:
    if isinstance(subject, ServiceLine):
        return context.day_of(subject)
    return context.root.first_day if isinstance(context.root, Claim) else None


@frozen(kw_only=True)
class Conflict(_Judge):
    """Find two values that exclude each other; the finding stands at the later one."""

    def __call__(self, subject: Any, context: Context) -> Iterator[Finding]:  # noqa: ANN401
        values = list(found(subject, self.path))
        if len(values) < 2:
            return
        for row in self._rows(subject, context):
            for i, (value, path) in enumerate(values):
                other = next((pair for pair in values[:i] if _exclude(row, value, pair[0])), None)
                if other is not None:
                    yield context.finding(at=path, related=[other[1]], value=value, other=other[0])


def _exclude(row: Row, one: str, other: str) -> bool:
    if row.values:
        return one != other and one in row.values and other in row.values
    return (one in row.first and other in row.second) or (other in row.first and one in row.second)


@frozen(kw_only=True)
class Required(_Judge):
    """Find a value without any of those that it wants beside it."""

    def __call__(self, subject: Any, context: Context) -> Iterator[Finding]:  # noqa: ANN401
        values = list(found(subject, self.path))
        if not values:
            return
        beside = {value for value, _ in found(subject, self.also)}
        for row in self._rows(subject, context):
            for value, path in values:
                if value in row.values and beside.isdisjoint(row.wanted):
                    yield context.finding(at=path, value=value, wanted=row.wanted)


@frozen(kw_only=True)
class Listed(_Judge):
    """Find a value that is neither in the reference table on that day nor in a row."""

    def __call__(self, subject: Any, context: Context) -> Iterator[Finding]:  # noqa: ANN401
        values = list(found(subject, self.path))
        if not values:
            return
        day = _day(subject, context)
        known = {value for row in self._rows(subject, context) for value in row.values}
        for value, path in values:
            if value in known:
                continue
            if self.table is None:
                yield context.finding(at=path, value=value)
            elif day is None:
                context.not_evaluated("date of service", reason="the claim states no day")
            else:
                answer = context.table(self.table).get(value, on=day)
                if answer.status == "outside what this edition knows":
                    context.not_evaluated(self.table, reason="the edition does not reach that day")
                elif not answer.is_valid:
                    yield context.finding(at=path, value=value, status=answer.status, day=day)


@frozen(kw_only=True)
class Limited(_Judge):
    """Find a value outside of the claims, procedures and days that every row of it allows.

    A value may have several rows: it is allowed where any of them says so.
    """

    def __call__(self, subject: Any, context: Context) -> Iterator[Finding]:  # noqa: ANN401
        values = list(found(subject, self.path))
        if not values:
            return
        code = subject.code if isinstance(subject, ServiceLine) else None
        named = {value for row in self.rows for value in row.values}
        allowed = {
            value
            for row in self._rows(subject, context)
            if row.takes_code(code)
            for value in row.values
        }
        for value, path in values:
            if value in named and value not in allowed:
                yield context.finding(at=path, value=value, code=code, day=_day(subject, context))


JUDGES: dict[str, Callable[..., _Judge]] = {
    "conflict": Conflict,
    "required": Required,
    "listed": Listed,
    "limited": Limited,
}
