"""Groups of lines of one claim that are the same service by some grade of likeness."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import attrgetter

from ....model import Claim
from ... import Context, Triggers
from ._billed import Billed, of_claim

__all__ = ["REPEATED", "alike", "differences", "groups", "repeated"]

Key = Callable[[Billed], Hashable]


def repeated(context: Context) -> tuple[Billed, ...]:
    """Return the comparable lines whose procedure stands on another line too."""
    return context.once(_repeated)


def _may_be_repeated(context: Context) -> bool:
    return bool(context.once(_repeated))


REPEATED = Triggers(glance=_may_be_repeated)
"""The rules are for claims on which a procedure stands twice."""


def _repeated(context: Context) -> tuple[Billed, ...]:
    claim: Claim = context.claim
    codes = [line.code for line in claim.lines]
    if len(set(codes)) == len(codes):
        return ()
    return tuple([one for one in of_claim(claim) if codes.count(one.line.code) > 1])


def groups(found: Iterable[Billed], grade: str) -> Iterator[list[Billed]]:
    """Yield the services that have one key of this grade, where there are several."""
    key: Key = attrgetter(grade)
    together: dict[Hashable, list[Billed]] = {}
    for one in found:
        together.setdefault(key(one), []).append(one)
    for group in together.values():
        if len(group) > 1:
            yield group


def alike(found: Iterable[Billed], grade: str) -> Iterator[list[Billed]]:
    """Yield groups of this grade without those of a finer one: they differ in something."""
    finer = "same" if grade == "nearly" else "provider"
    for group in groups(found, grade):
        if len({getattr(one, finer) for one in group}) > 1:
            yield group


def differences(group: Iterable[Billed]) -> list[str]:
    """Return in what lines differ that are nearly the same."""
    several = [one.line for one in group]
    found: dict[str, set[Hashable]] = {
        "modifiers": {frozenset(line.modifiers) for line in several},
        "units": {(line.quantity, line.unit) for line in several},
        "charge": {line.charge for line in several},
        "place": {line.place_of_service for line in several},
    }
    return [name for name, values in found.items() if len(values) > 1]
