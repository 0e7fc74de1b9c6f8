"""What a claim does to each tooth on each day, worked out once for the rules that compare it."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ....model import Claim
from ... import Context
from ._procedures import is_a, treated
from ._teeth import tooth

__all__ = ["Treated", "missing", "status_of", "treatments"]


@frozen
class Treated:
    """Give a tooth of a line: where it stands, its number as the form writes it, its surfaces."""

    line: int
    path: str
    number: str
    surfaces: tuple[str, ...]
    code: str
    day: date | None

    @property
    def extracts(self) -> bool:
        """Tell whether the tooth is gone afterwards."""
        return is_a(self.code, "extraction")

    @property
    def treats(self) -> bool:
        """Tell whether what is done wants the tooth to be there."""
        return is_a(self.code, "treatment")


def treatments(context: Context) -> tuple[Treated, ...]:
    """Return each tooth of each line."""
    return context.once(_treatments)


def _treatments(context: Context) -> tuple[Treated, ...]:
    return tuple(_found(context.claim, context))


def _found(claim: Claim, context: Context) -> Iterator[Treated]:
    for n, line in enumerate(claim.lines):
        for i, one in treated(line) if line.code else ():
            anatomy = tooth(one.number)
            if anatomy is not None and line.code:
                yield Treated(
                    n,
                    f"lines[{n}].dental.teeth[{i}].number",
                    anatomy.number,
                    one.surfaces,
                    line.code,
                    context.day_of(line),
                )


def missing(claim: Claim) -> dict[str, str]:
    """Return the teeth that the claim says are missing, and where it says so."""
    return {number: path for number, path, status in status_of(claim) if status == "M"}


def status_of(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    """Yield number, path and status of the teeth that the claim says are gone or will be."""
    for i, status in enumerate(claim.dental.teeth if claim.dental else ()):
        anatomy = tooth(status.number)
        if anatomy is not None:
            yield anatomy.number, f"dental.teeth[{i}].number", status.status
