"""Rows of pairs as columns of numbers in which a pair is found at one look.

Each code gets a number such that no two pairs of codes have the same sum (Erdős and Turán: for a
prime p, the numbers 2pk + (k² mod p)). The sum is the pair's key, whichever code comes first. A
table with twice as many slots as pairs holds each key at the place ``key mod size`` or, where
that is taken, a few places behind it. A slot says what is left of the key, how far behind its
place it stands, and which history the pair has: the terms of its rows, the oldest first. Pairs by
the hundred share one history. An empty slot is 0.

Beside it lie the pairs in the order of their codes, for whoever wants them all.
"""

import json
from array import array
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import accumulate, count, groupby
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from attrs import frozen

from ._pair_row import PairRow

if TYPE_CHECKING:
    from ._container import Data

__all__ = ["BACKWARD", "BEFORE_1996", "SECTIONS", "Packing", "pack", "sums"]

SECTIONS = (
    "slots", "starts", "seconds", "history_ends", "history_terms", "effective", "deletion",
    "indicator", "rationale", "marks", "texts",
)  # fmt: skip
"""The names of the columns."""

_T = TypeVar("_T")
_Key: TypeAlias = tuple[date, date | None, str, str | None, int]

BACKWARD, BEFORE_1996 = 1, 2
"""The marks of terms: column 1 is the later code of the alphabet; the edit is older than 1996."""

_CODE, _TERM = 20, 24
_CODE_MASK, _TERM_MASK = (1 << _CODE) - 1, (1 << _TERM) - 1


@frozen
class Packing:
    """Hold the columns, and the numbers that say how to read them."""

    layout: Mapping[str, int]
    sections: "Mapping[str, Data]"

    def section(self, name: str) -> memoryview:
        """Return a column, as a compiled file gives it."""
        return memoryview(self.sections[name])

    def close(self) -> None:
        """Do nothing: the memory goes with the object."""


def sums(codes: int) -> list[int]:
    """Return so many numbers of which no two pairs have the same sum."""
    at_least = count(max(codes, 3) | 1, 2)
    prime = next(n for n in at_least if all(n % d for d in range(3, int(n**0.5) + 1, 2)))
    return [2 * prime * k + k * k % prime for k in range(codes)]


def pack(rows: Iterable[PairRow], *, once: bool = False) -> Packing:
    """Return the rows as columns; the order in which they come does not matter.

    With `once` a row counts once, however often it comes.
    """
    numbers: dict[str, int] = {}
    terms: dict[_Key, int] = {}
    read = _read(rows, numbers, terms)
    codes, keys = sorted(numbers), sorted(terms, key=_by_age)
    ordered = _ordered(read, _ranks(codes, numbers), _ranks(keys, terms))
    each = (number for number, _ in groupby(ordered)) if once else iter(ordered)
    pairs, held, histories = _grouped(each)
    del read, ordered, each
    lengths = list(map(len, histories))
    starts = array("I", bytes(4 * (len(codes) + 1)))
    for pair in pairs:
        starts[(pair >> _CODE) + 1] += 1
    for i in range(len(codes)):
        starts[i + 1] += starts[i]
    layout, slots = _slots(sums(len(codes)), pairs, held, len(histories))
    return Packing(
        {"rows": sum(map(lengths.__getitem__, held)), **layout},
        {
            "slots": slots,
            "starts": starts,
            "seconds": _smallest([pair & _CODE_MASK for pair in pairs]),
            **_history_columns(histories),
            **_term_columns(keys, codes),
        },
    )


def _read(rows: Iterable[PairRow], numbers: dict[str, int], terms: dict[_Key, int]) -> "array[int]":
    """Return each row as one number; codes and terms are numbered as they come."""
    read = array("Q")
    add = read.append
    for row in rows:
        one, other = row.column1, row.column2
        first = numbers.get(one)
        if first is None:
            first = numbers[one] = len(numbers)
        second = numbers.get(other)
        if second is None:
            second = numbers[other] = len(numbers)
        marks = (one > other) + 2 * row.before_1996
        key = (row.effective, row.deletion, row.indicator, row.rationale, marks)
        term = terms.get(key)
        if term is None:
            term = terms[key] = len(terms)
        add(first << _CODE + _TERM | second << _TERM | term)
    if len(numbers) > _CODE_MASK or len(terms) > _TERM_MASK:
        raise ValueError("a table of pairs has a million codes at most")
    return read


def _by_age(key: _Key) -> tuple[object, ...]:
    effective, deletion, indicator, rationale, marks = key
    return effective, deletion or date.max, deletion is None, marks, indicator, rationale or ""


def _ranks(ordered: Iterable[_T], numbers: Mapping[_T, int]) -> list[int]:
    ranks = [0] * len(numbers)
    for rank, item in enumerate(ordered):
        ranks[numbers[item]] = rank
    return ranks


def _ordered(read: "array[int]", codes: list[int], terms: list[int]) -> list[int]:
    """Return the rows by lower code, higher code and terms."""
    ordered = []
    for number in read:
        one = codes[number >> _CODE + _TERM]
        other = codes[number >> _TERM & _CODE_MASK]
        low, high = (one, other) if one < other else (other, one)
        ordered.append(low << _CODE + _TERM | high << _TERM | terms[number & _TERM_MASK])
    ordered.sort()
    return ordered


def _grouped(
    ordered: Iterable[int],
) -> "tuple[array[int], array[int], dict[tuple[int, ...], int]]":
    """Return the pairs, the number of the history of each, and the histories."""
    pairs, held = array("Q"), array("I")
    histories: dict[tuple[int, ...], int] = {}
    pair = -1
    terms: tuple[int, ...] = ()
    for number in ordered:
        if number >> _TERM == pair:
            terms += (number & _TERM_MASK,)
            continue
        if pair >= 0:
            pairs.append(pair)
            held.append(histories.setdefault(terms, len(histories)))
        pair, terms = number >> _TERM, (number & _TERM_MASK,)
    if pair >= 0:
        pairs.append(pair)
        held.append(histories.setdefault(terms, len(histories)))
    return pairs, held, histories


def _slots(
    numbers: list[int], pairs: "array[int]", held: "array[int]", histories: int
) -> "tuple[dict[str, int], array[int]]":
    """Return the slots, the last of them empty, and how to read them.

    A slot of four bytes holds what real tables need; otherwise all of them get eight.
    """
    size = 2 * len(pairs) + 1
    shift = histories.bit_length()
    step = 1 << (2 * max(numbers, default=0) // size).bit_length()
    try:
        slots = _filled(array("I", bytes(4 * size)), size, shift, step, numbers, pairs, held)
    except OverflowError:
        slots = _filled(array("Q", bytes(8 * size)), size, shift, step, numbers, pairs, held)
    return {"size": size, "shift": shift, "step": step}, slots


def _filled(
    slots: "array[int]",
    size: int,
    shift: int,
    step: int,
    numbers: list[int],
    pairs: "array[int]",
    held: "array[int]",
) -> "array[int]":
    further = step << shift
    slots.append(0)
    for pair, history in zip(pairs, held, strict=True):
        key = numbers[pair >> _CODE] + numbers[pair & _CODE_MASK]
        at, slot = key % size, (key // size << shift) + history + 1
        while slots[at]:
            at += 1
            slot += further
        slots[at] = slot
        if at == len(slots) - 1:
            slots.append(0)
    return slots


def _history_columns(histories: Collection[tuple[int, ...]]) -> "dict[str, Data]":
    ends = array("I", accumulate(map(len, histories)))
    terms = [term for history in histories for term in history]
    return {"history_ends": ends, "history_terms": _smallest(terms)}


def _term_columns(keys: list[_Key], codes: list[str]) -> "dict[str, Data]":
    indicators = sorted({key[2] for key in keys})
    rationales = sorted({key[3] for key in keys if key[3] is not None})
    reasons = [None, *rationales]
    texts = {"codes": codes, "indicators": indicators, "rationales": reasons}
    return {
        "effective": array("I", [key[0].toordinal() for key in keys]),
        "deletion": array("I", [key[1].toordinal() if key[1] else 0 for key in keys]),
        "indicator": _smallest([indicators.index(key[2]) for key in keys]),
        "rationale": _smallest([reasons.index(key[3]) for key in keys]),
        "marks": array("B", [key[4] for key in keys]),
        "texts": json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode(),
    }


def _smallest(numbers: list[int]) -> "array[int]":
    return array("H" if max(numbers, default=0) < 1 << 16 else "I", numbers)
