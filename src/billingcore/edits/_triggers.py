"""What a claim must hold for a rule to have anything to say: the engine asks this before the rule.

It is a shortcut and no condition: a claim that holds none of it would be found in order by the
rule itself. Most rules speak of what few claims have, and are then never called.

>>> Triggers(modifiers=("26", "TC")).met({"modifier 26", "procedure 71"})
True
>>> Triggers(modifiers=("26", "TC"), procedures="99").met({"modifier 26", "procedure 71"})
False
"""

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from ._shapes import (
    SHAPES,
    AddressShape,
    ClaimShape,
    CodingShape,
    DiagnosisShape,
    LineShape,
    NumberShape,
    ProviderShape,
)

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["EARLIER", "Asked", "Mark", "Triggers"]

Mark: TypeAlias = Hashable
"""What a claim holds and a rule asks for: a word, or what judges a shape that it has."""

Asked: TypeAlias = tuple[str, Callable[[Any], object]]
"""What judges shapes, after what they are shapes of."""

EARLIER = "earlier claims"
"""The mark of a claim whose patient has earlier ones, or may have."""


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
    def shapes(self) -> tuple[Asked, ...]:
        """Return what is asked of shapes, each with what the shapes are of."""
        asked = ((name, getattr(self, name)) for name in SHAPES)
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
