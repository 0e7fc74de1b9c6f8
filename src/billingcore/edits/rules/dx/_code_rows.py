"""Rows about codes that begin with something, in force for some days.

>>> row_of("first_listed_diagnoses", "Z0000", None) is None
False
>>> row_of("first_listed_diagnoses", "Z006", None) is None
True
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from ... import Context
from .._rows import rows
from ._coded import Coded, pointed_days, usual_days

__all__ = ["beginnings", "row_for", "row_of", "rows_for", "rows_of"]


def row_of(table: str, code: str, day: date | None) -> Mapping[str, Any] | None:
    """Return the row of a table that names the code; without a day, dated ones do not hold."""
    return next(rows_of(table, code, day), None)


def rows_of(table: str, code: str, day: date | None) -> Iterator[Mapping[str, Any]]:
    """Yield all of them, in the order of the table."""
    for row in _by_category(table).get(code[:3], ()):
        named = code.startswith(tuple(row["codes"]))
        if named and not code.startswith(tuple(row.get("not_codes", ()))) and _holds(row, day):
            yield row


def _holds(row: Mapping[str, Any], day: date | None) -> bool:
    since, until = row.get("since"), row.get("until")
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)


def row_for(context: Context, table: str, each: Coded) -> Mapping[str, Any] | None:
    """Return the row that names a diagnosis on its last day; without one, say so of dated rows."""
    return next(rows_for(context, table, each), None)


def rows_for(context: Context, table: str, each: Coded) -> Iterator[Mapping[str, Any]]:
    """Yield all of them, in the order of the table."""
    of_category = _by_category(table).get(each.code[:3], ())
    named = [row for row in of_category if each.code.startswith(tuple(row["codes"]))]
    if not named:
        return
    claim = context.claim
    days = pointed_days(claim, each.place) or usual_days(claim)
    if not days and any(row.keys() & {"since", "until"} for row in named):
        context.not_evaluated("date of service", reason="the claim states no day")
    yield from rows_of(table, each.code, days[-1] if days else None)


@cache
def _by_category(table: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(table):
        for category in _categories(row["codes"]):
            found.setdefault(category, []).append(row)
    return found


def beginnings(table: str) -> tuple[str, ...]:
    """Return the categories that a table speaks of, for the triggers of its rule."""
    return tuple(_by_category(table))


def _categories(codes: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(code[:3] for code in codes)
