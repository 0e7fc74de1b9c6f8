"""What a claim must hold for a rule to have anything to say: the engine asks this before the rule.

It is a shortcut and no condition: a claim that holds none of it would be found in order by the
rule itself. Most rules speak of what few claims have, and are then never called.

>>> from billingcore.testing import a_claim, a_line
>>> claim = a_claim(lines=[a_line("71046-26")])
>>> held = Wanted([Triggers(modifiers=("26", "TC")), Triggers(procedures=("99",))]).held(claim)
>>> Triggers(modifiers=("26", "TC")).met(held), Triggers(procedures=("99",)).met(held)
(True, False)
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from ..model import Billing, Claim, Provider
from ._shapes import (
    AddressShape,
    ClaimShape,
    CodingShape,
    DiagnosisShape,
    Key,
    LineShape,
    NumberShape,
    ProviderShape,
    address_of,
    claim_of,
    coding_of,
    diagnosis_of,
    line_of,
    number_of,
    provider_of,
)

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["EARLIER", "Mark", "Triggers", "Wanted"]

Mark: TypeAlias = Hashable
"""What a claim holds and a rule asks for: a word, or what judges a shape that it has."""

EARLIER = "earlier claims"
"""The mark of a claim whose patient has earlier ones, or may have."""
_MOST = 20_000
"""How many shapes of a kind are remembered: whatever senders write may come."""


def _words(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


@frozen(kw_only=True)
class Triggers:
    """Name what a claim must hold; what is left out is not asked for.

    `modifiers`: a line has one of these. `procedures`: a line's code begins with one of these.
    `diagnoses`: one of the claim's begins with one of these. `parts`: one of these attributes of
    the claim, or of a line ("lines.drug"), is there. `earlier`: the patient has earlier claims.
    `glance` tells of a claim whether there may be anything to say: rules that share it ask it once.

    The others tell it of one shape (see `CodingShape` and its like) and are asked once of each that
    comes along: `coding` of what a line bills, `line` of what else it says in codes, `diagnosis`
    and `provider` of each one, `number` and `address` of a provider's, `claim` of what is said
    once. They must judge by the shape alone; where a rule names several, one of them is enough.
    """

    modifiers: tuple[str, ...] = field(default=(), converter=_words)
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    diagnoses: tuple[str, ...] = field(default=(), converter=_words)
    parts: tuple[str, ...] = field(default=(), converter=_words)
    earlier: bool = False
    glance: Callable[["Context"], object] | None = None
    coding: Callable[[CodingShape], object] | None = None
    line: Callable[[LineShape], object] | None = None
    diagnosis: Callable[[DiagnosisShape], object] | None = None
    provider: Callable[[ProviderShape], object] | None = None
    number: Callable[[NumberShape], object] | None = None
    address: Callable[[AddressShape], object] | None = None
    claim: Callable[[ClaimShape], object] | None = None

    @property
    def shapes(self) -> tuple[tuple[str, Callable[[Any], object]], ...]:
        """Return what is asked of shapes, each with what the shapes are of."""
        asked = ((name, getattr(self, name)) for name in _SHAPES)
        return tuple((name, judge) for name, judge in asked if judge is not None)

    @property
    def gates(self) -> tuple[frozenset[Mark], ...]:
        """Return sets of marks, of each of which a claim must hold one."""
        marks: tuple[Iterable[Mark], ...] = (
            (EARLIER,) if self.earlier else (),
            (f"modifier {modifier}" for modifier in self.modifiers),
            (f"procedure {prefix}" for prefix in self.procedures),
            (f"diagnosis {prefix}" for prefix in self.diagnoses),
            (f"part {part}" for part in self.parts),
            self.shapes,
        )
        return tuple(gate for gate in map(frozenset, marks) if gate)

    def met(self, held: Iterable[Mark]) -> bool:
        """Tell whether a claim with these marks holds what is asked for."""
        return not any(gate.isdisjoint(held) for gate in self.gates)


_SHAPES: dict[str, type[tuple[Any, ...]]] = {
    "claim": ClaimShape,
    "provider": ProviderShape,
    "number": NumberShape,
    "address": AddressShape,
    "line": LineShape,
    "diagnosis": DiagnosisShape,
    "coding": CodingShape,
}


class Wanted:
    """Hold what several rules ask for, so that a claim is looked through once."""

    __slots__ = (
        "_billing",
        "_by_shape",
        "_line_marks",
        "_line_parts",
        "_of_providers",
        "_part_marks",
        "_parts",
        "_shapes",
    )

    def __init__(self, triggers: Iterable[Triggers]) -> None:
        every = tuple(triggers)
        parts = sorted({part for one in every for part in one.parts})
        own = [part for part in parts if "." not in part]
        of_lines = [part.partition(".")[2] for part in parts if "." in part]
        self._parts = _reader(own)
        self._part_marks = tuple(f"part {part}" for part in own)
        self._line_parts = _reader(of_lines)
        self._line_marks = tuple(f"part lines.{part}" for part in of_lines)
        asked = dict.fromkeys(mark for one in every for mark in one.shapes)
        by_shape = {
            name: _Marks(shape, [mark for mark in asked if mark[0] == name])
            for name, shape in _SHAPES.items()
        }
        words = frozenset[Mark]().union(*(gate for one in every for gate in one.gates))
        by_shape["coding"].beside(_coded, words, [one.procedures for one in every])
        by_shape["diagnosis"].beside(_diagnosed, words, [one.diagnoses for one in every])
        self._by_shape = tuple(by_shape[name] for name in ("claim", "line", "diagnosis", "coding"))
        self._of_providers = tuple(by_shape[name] for name in ("provider", "number", "address"))
        # Claims of one provider share its billing: that of the last claim is remembered.
        self._billing: tuple[Billing | None, frozenset[Mark]] = None, frozenset()

    def held(self, claim: Claim) -> set[Mark]:
        """Return the marks that a claim holds, of those that rules ask for."""
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
        marks: frozenset[Mark] = frozenset()
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


_NONE: frozenset[Mark] = frozenset()


class _Marks(dict[Key, frozenset[Mark]]):
    """Give the marks of a shape, by what it is made of; those that came along are remembered."""

    def __init__(
        self,
        shape: type[tuple[Any, ...]],
        asked: Sequence[tuple[str, Callable[[Any], object]]],
    ) -> None:
        super().__init__()
        self._shape = shape
        self._asked = asked
        self._words: Callable[..., Iterable[str]] | None = None
        self._wanted: frozenset[Mark] = frozenset()
        self._lengths: tuple[int, ...] = ()

    def beside(
        self,
        words: Callable[..., Iterable[str]],
        wanted: frozenset[Mark],
        beginnings: Iterable[Iterable[str]],
    ) -> None:
        """Give the words of a shape, too, of those that are wanted."""
        self._words = words
        self._wanted = wanted
        self._lengths = tuple(sorted({len(one) for some in beginnings for one in some}))

    def __missing__(self, key: Key) -> frozenset[Mark]:
        shape = self._shape(*key)
        marks: list[Mark] = [mark for mark in self._asked if _may_be(mark[1], shape)]
        if self._words is not None:
            marks += self._wanted.intersection(self._words(shape, self._lengths))
        found = frozenset(marks) if marks else _NONE
        if len(self) >= _MOST:
            self.clear()
        self[key] = found
        return found


def _may_be(judge: Callable[[Any], object], shape: object) -> bool:
    try:
        return bool(judge(shape))
    except Exception:  # noqa: BLE001 - the rule will break, and be named
        return True


def _coded(shape: CodingShape, lengths: tuple[int, ...]) -> Iterable[str]:
    if shape.code:
        yield from (f"procedure {shape.code[:length]}" for length in lengths)
    yield from (f"modifier {modifier}" for modifier in shape.modifiers)


def _diagnosed(shape: DiagnosisShape, lengths: tuple[int, ...]) -> Iterable[str]:
    if shape.code:
        yield from (f"diagnosis {shape.code[:length]}" for length in lengths)


def _reader(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what reads these attributes at once, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)
