"""Services of one patient on several claims of a batch, by grade of likeness."""

from collections.abc import Hashable, Iterator
from functools import partial

from ....model import Batch, Claim
from ... import Citation, Context, ExpectedDenial, Finding, Scope, Snip, rule
from ._billed import Billed, comparable, of_claim
from ._within import groups

__all__ = ["batch_rule", "found_in_batch"]

batch_rule = partial(
    rule,
    scope=Scope.BATCH,
    snip=Snip.POLICY,
    source=Citation(
        authority="Medicare Claims Processing Manual", section="chapter 1, section 120"
    ),
    expects=ExpectedDenial(carc="18", rarc="N522", group="OA", status=("A3:54",)),
    liability="provider",
)
"""Declare a rule about what stands twice in a batch."""

_GRADES = ("same", "nearly", "by_another")


def found_in_batch(batch: Batch, context: Context, grade: str) -> Iterator[Finding]:
    """Yield a finding for each line of a later claim that an earlier one has, in this grade."""
    for pair in context.once(_pairs):
        found, number, line, first_number, first_line = pair
        if found == grade:
            yield context.finding(
                f"claims[{number}].lines[{line.index}]",
                related=[f"claims[{first_number}].lines[{first_line.index}]"],
                code=line.line.code,
                day=line.line.first_day,
                number=number + 1,
                first=first_number + 1,
            )


_Pair = tuple[str, int, Billed, int, Billed]


def _pairs(context: Context) -> tuple[_Pair, ...]:
    batch = context.batch
    return tuple(_found(batch)) if batch is not None else ()


def _found(batch: Batch) -> Iterator[_Pair]:
    by_patient: dict[Hashable, list[int]] = {}
    for number, claim in enumerate(batch.claims):
        patient = _patient(claim)
        if patient is not None:
            by_patient.setdefault(patient, []).append(number)
    for numbers in by_patient.values():
        if len(numbers) > 1:
            services = [
                (number, one) for number in numbers for one in of_claim(batch.claims[number])
            ]
            yield from _among(services)


def _among(services: list[tuple[int, Billed]]) -> Iterator[_Pair]:
    """Yield each line of a later claim once, with the earlier line that it is most like."""
    numbers = {id(one): number for number, one in services}
    best: dict[int, _Pair] = {}
    for grade in _GRADES:
        for group in groups((one for _, one in services), grade):
            for position, one in enumerate(group):
                for first in group[:position]:
                    pair = (grade, numbers[id(one)], one, numbers[id(first)], first)
                    if id(one) not in best and _counts(grade, one, first):
                        best[id(one)] = pair
    yield from best.values()


def _counts(grade: str, one: Billed, first: Billed) -> bool:
    if one.claim is first.claim or not comparable(one.claim, first.claim):
        return False
    return grade != "by_another" or (not one.is_visit and one.provider != first.provider)


def _patient(claim: Claim) -> Hashable:
    """Return who the patient is: birth date with member number, else with name; None if unknown."""
    patient, insured = claim.patient, claim.subscriber
    if patient is None or patient.birth_date is None:
        return None
    name = patient.name
    first = name.first if name else None
    if insured is not None and insured.id is not None and insured.id.value:
        return insured.id.value, patient.birth_date, first
    return (name.last, patient.birth_date, first) if name and name.last else None
