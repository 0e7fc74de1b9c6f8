"""The authorization and referral numbers of a claim and of its lines, and what they are for.

A number of a line is for that line. A number of the claim is for the lines without one of their
own, but hardly for all of them: a visit needs none where the scan beside it does. It is taken to
be for the lines whose procedures the payer's record lists; where the record lists none, for the
lines of a claim that has only one procedure.
"""

from collections.abc import Iterator

from attrs import frozen

from ....model import Claim, Reference, ServiceLine
from ... import Authorization, Context, Triggers
from ..._code_ranges import within

__all__ = [
    "AUTHORIZATION",
    "NUMBERED",
    "REFERRAL",
    "Number",
    "Use",
    "compact",
    "lines_for",
    "numbers",
    "numbers_of",
    "record_of",
    "uses",
]

AUTHORIZATION = "G1"
REFERRAL = "9F"
NUMBERED = Triggers(parts=("references", "lines.references"))
"""The rules about numbers are for claims that may have one."""


@frozen
class Number:
    """Give a number, what it is (its qualifier), where it stands, and the line if it is of one."""

    value: str
    qualifier: str
    path: str
    line: int | None = None


@frozen
class Use:
    """Give a number, the payer's record of it, and the lines that it is for."""

    number: Number
    record: Authorization
    lines: tuple[int, ...]


def numbers(context: Context) -> tuple[Number, ...]:
    """Return the numbers for the claim's own payer, those of the claim first."""
    return context.once(_numbers)


def _numbers(context: Context) -> tuple[Number, ...]:
    return numbers_of(context.claim)


def numbers_of(claim: Claim) -> tuple[Number, ...]:
    """Return the numbers of a claim for its own payer."""
    found = list(_of(claim.references, "references", None))
    for i, line in enumerate(claim.lines):
        if line.references:
            found += _of(line.references, f"lines[{i}].references", i)
    return tuple(found)


def _of(references: tuple[Reference, ...], path: str, line: int | None) -> Iterator[Number]:
    for j, one in enumerate(references):
        if one.qualifier in (AUTHORIZATION, REFERRAL) and one.payer is None:
            yield Number(compact(one.value), one.qualifier or "", f"{path}[{j}]", line)


def compact(value: str | None) -> str:
    """Return a number as it is compared: capitals, without blanks and hyphens."""
    return (value or "").replace(" ", "").replace("-", "").upper()


def record_of(number: Number, context: Context) -> Authorization | None:
    """Return the payer's record of a number, or None where it has none."""
    return context.once(_records).get(number.value)


def _records(context: Context) -> dict[str, Authorization]:
    payer = context.claim.payer_id
    return {
        compact(record.number): record
        for record in context.facts.authorizations or ()
        if record.payer is None or record.payer == payer
    }


def uses(context: Context) -> tuple[Use, ...]:
    """Return the numbers that the payer knows, with the lines that they are for."""
    return context.once(_uses)


def _uses(context: Context) -> tuple[Use, ...]:
    found = [(number, record_of(number, context)) for number in numbers(context)]
    return tuple(
        [
            Use(number, record, tuple(lines_for(context.claim, number, record)))
            for number, record in found
            if record is not None
        ]
    )


def lines_for(claim: Claim, number: Number, record: Authorization) -> Iterator[int]:
    """Yield where the lines stand that a number is for."""
    if number.line is not None:
        if _is_listed(record, claim.lines[number.line]):
            yield number.line
        return
    alone = len({line.code for line in claim.lines}) == 1
    for i, line in enumerate(claim.lines):
        own = any(one.qualifier == number.qualifier for one in line.references)
        if not own and (_is_listed(record, line) if record.procedures else alone):
            yield i


def _is_listed(record: Authorization, line: ServiceLine) -> bool:
    if not record.procedures:
        return True
    code = line.code
    return code is not None and any(within(code, item) for item in record.procedures)
