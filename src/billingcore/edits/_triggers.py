"""What a claim must hold for a rule to have anything to say: the engine asks this before the rule.

It is a shortcut and no condition: a claim that holds none of it would be found in order by the
rule itself. Most rules speak of what few claims have, and are then never called.

>>> from billingcore.testing import a_claim, a_line
>>> claim = a_claim(lines=[a_line("71046-26")])
>>> held = Wanted.of([Triggers(modifiers=("26", "TC")), Triggers(procedures=("99",))]).held(claim)
>>> Triggers(modifiers=("26", "TC")).met(held), Triggers(procedures=("99",)).met(held)
(True, False)
"""

from collections.abc import Iterable
from functools import lru_cache

from attrs import field, frozen

from ..model import Claim

__all__ = ["Triggers", "Wanted"]


def _words(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _lengths(prefixes: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(prefix) for prefix in prefixes}))


@lru_cache(maxsize=16384)
def _beginnings(what: str, code: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """Return the marks of a code: nearly all claims share a few thousand codes."""
    return tuple(f"{what} {code[:length]}" for length in lengths)


@frozen(kw_only=True)
class Triggers:
    """Name what a claim must hold; what is left out is not asked for.

    `modifiers`: a line has one of these. `procedures`: a line's code begins with one of these.
    `diagnoses`: one of the claim's begins with one of these. `parts`: one of these attributes of
    the claim, or of a line ("lines.drug"), is there.
    """

    modifiers: tuple[str, ...] = field(default=(), converter=_words)
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    diagnoses: tuple[str, ...] = field(default=(), converter=_words)
    parts: tuple[str, ...] = field(default=(), converter=_words)

    @property
    def gates(self) -> tuple[frozenset[str], ...]:
        """Return sets of marks, of each of which a claim must hold one."""
        marks = (
            (f"modifier {modifier}" for modifier in self.modifiers),
            (f"procedure {prefix}" for prefix in self.procedures),
            (f"diagnosis {prefix}" for prefix in self.diagnoses),
            (f"part {part}" for part in self.parts),
        )
        return tuple(gate for gate in map(frozenset, marks) if gate)

    def met(self, held: Iterable[str]) -> bool:
        """Tell whether a claim with these marks holds what is asked for."""
        return not any(gate.isdisjoint(held) for gate in self.gates)


@frozen
class Wanted:
    """Hold what several rules ask for, so that a claim is looked through once."""

    modifiers: bool
    lengths: tuple[int, ...]
    of_diagnoses: tuple[int, ...]
    parts: tuple[str, ...]
    line_parts: tuple[str, ...]

    @classmethod
    def of(cls, triggers: Iterable[Triggers]) -> "Wanted":
        """Return what these ask for together."""
        every = tuple(triggers)
        parts = sorted({part for one in every for part in one.parts})
        return cls(
            any(one.modifiers for one in every),
            _lengths(prefix for one in every for prefix in one.procedures),
            _lengths(prefix for one in every for prefix in one.diagnoses),
            tuple(part for part in parts if "." not in part),
            tuple(part.partition(".")[2] for part in parts if "." in part),
        )

    def held(self, claim: Claim) -> set[str]:
        """Return the marks that a claim holds."""
        held = {f"part {part}" for part in self.parts if getattr(claim, part)}
        for line in claim.lines:
            procedure = line.procedure
            if procedure is not None:
                if procedure.code:
                    held.update(_beginnings("procedure", procedure.code, self.lengths))
                if procedure.modifiers and self.modifiers:
                    held.update([f"modifier {modifier}" for modifier in procedure.modifiers])
        for diagnosis in claim.diagnoses if self.of_diagnoses else ():
            if diagnosis.code:
                held.update(_beginnings("diagnosis", diagnosis.code, self.of_diagnoses))
        for part in self.line_parts:
            if any([getattr(line, part) for line in claim.lines]):  # noqa: C419 - a list is quicker
                held.add(f"part lines.{part}")
        return held
