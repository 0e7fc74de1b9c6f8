"""Which surgical packages meet a visit: by the global days of what its provider did that day."""

from collections.abc import Iterator

from attrs import frozen

from ....model import Claim
from ... import Context, Day
from .._fee_schedule import day_within, row_of
from .._procedures import is_a

__all__ = ["Package", "Visit", "visits_with"]


@frozen
class Package:
    """Give the line of a procedure, its code, and the global days that the schedule gives it."""

    line: int
    code: str
    days: str


@frozen
class Visit:
    """Give a visit, where the modifier stands, and what its provider did besides that day."""

    path: str
    code: str
    modifiers: tuple[str, ...]
    packages: tuple[Package, ...]


def visits_with(modifier: str, claim: Claim, context: Context) -> Iterator[Visit]:
    """Yield the visits that carry the modifier; days that the schedule does not know are told."""
    for day in context.days:
        for i, line in zip(day.indices, day.lines, strict=True):
            if modifier not in line.modifiers or not line.code or not is_a(line.code, "evaluation"):
                continue
            if day_within(claim.lines[i], context) is None:
                break
            yield Visit(
                f"lines[{i}].procedure.modifiers[{line.modifiers.index(modifier)}]",
                line.code,
                line.modifiers,
                tuple(package for package in _packages(day, context) if package.line != i),
            )


def _packages(day: Day, context: Context) -> Iterator[Package]:
    for i, line in zip(day.indices, day.lines, strict=True):
        row = row_of(line.code, context, day.day) if line.code else None
        if row is not None and row.global_days:
            yield Package(i, row.code, row.global_days)
