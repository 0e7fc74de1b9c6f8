"""Count the timed services of a day: their units, and the minutes that the caller knows.

Services of fifteen minutes are counted together, those of one discipline of therapy (GN, GO, GP)
apart from another's: all minutes of the day make so many units, one for at least 8 minutes, two for
at least 23 and so on. Payers that follow CPT instead look at each service by itself.
Source: Medicare Claims Processing Manual, chapter 5, section 20.2.

>>> [units_of(minutes) for minutes in (7, 8, 22, 23, 37, 38)]
[0, 1, 1, 2, 2, 3]
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from ....model import ServiceLine
from ... import Context, Day
from ..._code_ranges import within
from .._rows import rows

__all__ = ["Service", "is_timed", "timed_services", "units_of"]

_QUARTER = 15
_DISCIPLINES = ("GN", "GO", "GP")


@frozen
class Service:
    """Give the timed services of one discipline on a day: one code, or all codes together."""

    lines: tuple[ServiceLine, ...]
    codes: tuple[str, ...]
    units: Decimal
    minutes: int
    most_each: int
    """The units of each code's minutes by themselves, added up."""


def units_of(minutes: int) -> int:
    """Return the units that so many minutes make."""
    return (minutes + 7) // _QUARTER


@lru_cache(maxsize=1024)
def is_timed(code: str, day: date) -> bool:
    """Tell whether a code was counted in quarters of an hour on that day."""
    for row in rows("timed_services"):
        in_force = row.get("since", day) <= day <= row.get("until", day)
        if in_force and any(within(code, item) for item in row["codes"]):
            return True
    return False


def timed_services(day: Day, context: Context, *, by_code: bool) -> Iterator[Service]:
    """Yield what was given that day, all codes of a discipline together or each by itself.

    Where the minutes of a line are not known, nothing is yielded and the rule says so.
    """
    known = context.facts.minutes or {}
    groups: dict[tuple[str, ...], list[tuple[ServiceLine, str, Decimal, int]]] = {}
    for i, line in zip(day.indices, day.lines, strict=True):
        code, units = line.code, line.quantity
        if not code or units is None or not _is_of_one_day(line) or not is_timed(code, day.day):
            continue
        if i + 1 not in known:
            reason = f"the minutes of {code} on {day.day} are not known"
            context.not_evaluated("facts.minutes", reason=reason)
            return
        discipline = next((m for m in line.modifiers if m in _DISCIPLINES), "")
        key = (discipline, code) if by_code else (discipline,)
        groups.setdefault(key, []).append((line, code, units, known[i + 1]))
    for found in groups.values():
        yield _together(found)


def _is_of_one_day(line: ServiceLine) -> bool:
    return line.unit in (None, "UN") and (line.period is None or line.period.is_day)


def _together(found: list[tuple[ServiceLine, str, Decimal, int]]) -> Service:
    minutes: dict[str, int] = {}
    for _, code, _, spent in found:
        minutes[code] = minutes.get(code, 0) + spent
    return Service(
        lines=tuple(line for line, _, _, _ in found),
        codes=tuple(sorted(minutes)),
        units=sum((units for _, _, units, _ in found), Decimal(0)),
        minutes=sum(minutes.values()),
        most_each=sum(map(units_of, minutes.values())),
    )
