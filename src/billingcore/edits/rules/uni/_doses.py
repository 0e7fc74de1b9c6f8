"""What was given and discarded of a drug on a day, in the units of its HCPCS code.

The dose of a unit is that of the payment limit file (ASP): "10 MG". Weights are compared in
milligrams, as the caller states them; a part of a unit counts as one.
Source: Medicare Claims Processing Manual, chapter 17, sections 10 and 40.

>>> print(in_milligrams("10 MG"), in_milligrams("100 MCG"), in_milligrams("1000 UNITS"))
10 0.100 1000
>>> in_milligrams("1 EA") is None
True
"""

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from attrs import frozen

from ....codes import AspTable
from ....model import ServiceLine
from ... import Context, Day

__all__ = ["Dose", "doses", "in_milligrams"]

_TEXT = re.compile(r"(\d*\.?\d+) ?(MCG|MG|GM|G|UNITS?|IU)")
_SCALE = {"MCG": Decimal("0.001"), "GM": Decimal(1000), "G": Decimal(1000)}


def in_milligrams(text: str) -> Decimal | None:
    """Return a dose in milligrams, or in units where it is stated in units."""
    match = _TEXT.fullmatch(text.strip().upper())
    return Decimal(match[1]) * _SCALE.get(match[2], Decimal(1)) if match else None


@frozen
class Dose:
    """Give the lines of a drug on a day, with the units that they have and should have."""

    code: str
    given_lines: tuple[ServiceLine, ...]
    discarded_lines: tuple[ServiceLine, ...]
    given: int
    discarded: int
    each: Decimal

    @property
    def lines(self) -> tuple[ServiceLine, ...]:
        """Return all its lines."""
        return self.given_lines + self.discarded_lines


def doses(day: Day, context: Context) -> Iterator[Dose]:
    """Yield the drugs of the day whose doses are known, and the doses of their units."""
    known = context.facts.doses or {}
    table: AspTable = context.table("asp")
    amounts: dict[str, tuple[Decimal, Decimal]] = {}
    for i, line in zip(day.indices, day.lines, strict=True):
        if line.code and line.quantity is not None and i + 1 in known:
            given, left = known[i + 1]
            before = amounts.get(line.code, (Decimal(0), Decimal(0)))
            amounts[line.code] = before[0] + given, before[1] + left
    for code, (given, left) in amounts.items():
        each = _dose_of_unit(table, code, day, context)
        if each:
            lines = [line for line in day.lines if line.code == code and line.quantity is not None]
            units = _units(given, each)
            yield Dose(
                code=code,
                given_lines=tuple(line for line in lines if "JW" not in line.modifiers),
                discarded_lines=tuple(line for line in lines if "JW" in line.modifiers),
                given=units,
                discarded=max(_units(given + left, each) - units, 0),
                each=each,
            )


def _dose_of_unit(table: AspTable, code: str, day: Day, context: Context) -> Decimal | None:
    row = table.get(code, on=day.day)
    each = in_milligrams(row.dose) if row and row.dose else None
    if each is None and not table.edition.covers(day.day):
        reason = f"edition {table.edition} does not speak of {day.day}"
        context.not_evaluated("asp", reason=reason)
    return each


def _units(amount: Decimal, each: Decimal) -> int:
    return int((amount / each).to_integral_value(rounding=ROUND_CEILING))
