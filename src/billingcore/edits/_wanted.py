"""What claims hold of that which rules ask for: each claim is looked through once for all of them.

>>> from billingcore.edits import Triggers
>>> from billingcore.testing import a_claim, a_line
>>> wanted = Wanted([Triggers(modifiers=("26", "TC")), Triggers(procedures="99")])
>>> wanted.held(a_claim(lines=[a_line("71046-26")]))
{'modifier 26'}
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import TypeAlias

from ..model import Billing, Claim, Provider
from ._shapes import (
    SHAPES,
    CodingShape,
    DiagnosisShape,
    Key,
    address_of,
    claim_of,
    coding_of,
    diagnosis_of,
    line_of,
    number_of,
    provider_of,
)
from ._triggers import Asked, Mark, Triggers

__all__ = ["Known", "Wanted"]

_MOST = 20_000
"""How many shapes of a kind are remembered: whatever senders write may come."""
_NONE: frozenset[Mark] = frozenset()

_Words: TypeAlias = frozenset[Mark]
_Lengths: TypeAlias = tuple[int, ...]


class _Marks(dict[Key, frozenset[Mark]]):
    """Give the marks of a shape, by what it is made of; those that came along are remembered.

    They are what judges the shape as worth a call, and those of the `words` that it has.
    """

    __slots__ = ("_asked", "_lengths", "_name", "_words")

    def __init__(
        self, name: str, asked: tuple[Asked, ...], words: _Words, lengths: _Lengths
    ) -> None:
        super().__init__()
        self._name = name
        self._asked = asked
        self._words = words
        self._lengths = lengths

    def __missing__(self, key: Key) -> frozenset[Mark]:
        shape = SHAPES[self._name](*key)
        marks: list[Mark] = [mark for mark in self._asked if _may_be(mark, shape)]
        if self._words:
            marks += self._words.intersection(_WORDS[self._name](shape, self._lengths))
        found = frozenset(marks) if marks else _NONE
        if len(self) >= _MOST:
            self.clear()
        self[key] = found
        return found


def _may_be(mark: Asked, shape: object) -> bool:
    try:
        return bool(mark[1](shape))
    except Exception:  # noqa: BLE001 - the rule will break, and be named
        return True


def _coded(shape: CodingShape, lengths: _Lengths) -> list[str]:
    code = shape.code or ""
    words = [f"procedure {code[:length]}" for length in lengths]
    return words + [f"modifier {modifier}" for modifier in shape.modifiers]


def _diagnosed(shape: DiagnosisShape, lengths: _Lengths) -> list[str]:
    code = shape.code or ""
    return [f"diagnosis {code[:length]}" for length in lengths]


_WORDS: dict[str, Callable[..., list[str]]] = {"coding": _coded, "diagnosis": _diagnosed}

Known: TypeAlias = dict[tuple[str, tuple[Asked, ...], _Words, _Lengths], _Marks]
"""What is remembered of shapes, shared by plans that ask the same."""


class Wanted:
    """Hold what several rules ask for."""

    __slots__ = (
        "_billing",
        "_by_shape",
        "_every",
        "_line_marks",
        "_line_parts",
        "_of_providers",
        "_part_marks",
        "_parts",
    )

    def __init__(self, triggers: Iterable[Triggers], known: Known | None = None) -> None:
        every = tuple(triggers)
        parts = sorted({part for one in every for part in one.parts})
        own = [part for part in parts if "." not in part]
        of_lines = [part.partition(".")[2] for part in parts if "." in part]
        self._parts = _reader(own)
        self._part_marks = tuple(f"part {part}" for part in own)
        self._line_parts = _reader(of_lines)
        self._line_marks = tuple(f"part lines.{part}" for part in of_lines)
        shared: Known = {} if known is None else known
        by_shape = {name: _marks_of(name, every, shared) for name in SHAPES}
        self._by_shape = tuple(by_shape[name] for name in ("claim", "line", "diagnosis", "coding"))
        self._of_providers = tuple(by_shape[name] for name in ("provider", "number", "address"))
        self._every = _NONE.union(*(gate for one in every for gate in one.gates))
        # Claims of one provider share its billing: that of the last claim is remembered.
        self._billing: tuple[Billing | None, frozenset[Mark]] = None, _NONE

    def held(self, claim: Claim) -> set[Mark]:
        """Return the marks that a claim holds; of one that is no claim in its parts, all marks."""
        try:
            return self._held(claim)
        except Exception:  # noqa: BLE001 - any claim is judged, and each rule breaks by itself
            return set(self._every)

    def _held(self, claim: Claim) -> set[Mark]:
        claims, lines, diagnoses, codings = self._by_shape
        held: set[Mark] = set(compress(self._part_marks, self._parts(claim)))
        held |= claims[claim_of(claim)]
        billing, marks = self._billing
        held |= marks if claim.billing is billing else self._of_billing(claim.billing)
        for provider in claim.providers:
            held |= self._of_provider(provider, "claim")
        read, part_marks = self._line_parts, self._line_marks
        for line in claim.lines:
            held.update(compress(part_marks, read(line)))
            held |= lines[line_of(line, claim)]
            held |= codings[coding_of(line)]
            for provider in line.providers:
                held |= self._of_provider(provider, "line")
        for diagnosis in claim.diagnoses:
            held |= diagnoses[diagnosis_of(diagnosis)]
        return held

    def _of_billing(self, billing: Billing | None) -> frozenset[Mark]:
        marks = _NONE
        if billing is not None:
            if billing.provider is not None:
                marks |= self._of_provider(billing.provider, "billing")
            if billing.pay_to is not None:
                marks |= self._of_provider(billing.pay_to, "pay-to")
        self._billing = billing, marks
        return marks

    def _of_provider(self, provider: Provider, stands: str) -> frozenset[Mark]:
        providers, numbers, addresses = self._of_providers
        held = providers[provider_of(provider, stands)]
        if provider.id is not None:
            held |= numbers[number_of(provider.id)]
        for reference in provider.references:
            held |= numbers[number_of(reference)]
        if provider.address is not None or stands == "billing":
            held |= addresses[address_of(provider, stands)]
        return held


def _marks_of(name: str, triggers: Iterable[Triggers], known: Known) -> _Marks:
    """Return what marks the shapes of this name, as it is remembered or from now on."""
    asked: dict[Asked, None] = {}
    words: set[Mark] = set()
    lengths: set[int] = set()
    for one in triggers:
        asked.update(dict.fromkeys(mark for mark in one.shapes if mark[0] == name))
        if name == "coding":
            words.update(f"modifier {modifier}" for modifier in one.modifiers)
            words.update(f"procedure {prefix}" for prefix in one.procedures)
            lengths.update(map(len, one.procedures))
        elif name == "diagnosis":
            words.update(f"diagnosis {prefix}" for prefix in one.diagnoses)
            lengths.update(map(len, one.diagnoses))
    key = name, tuple(asked), frozenset(words), tuple(sorted(lengths))
    return known.setdefault(key, _Marks(*key))


def _reader(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what reads these attributes at once, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)
