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
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from ..model import Claim

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["EARLIER", "Triggers", "Wanted"]

EARLIER = "earlier claims"
"""The mark of a claim whose patient has earlier ones, or may have."""
K = TypeVar("K", bound=Hashable)
_MOST = 20_000
"""How many codes are remembered: whatever senders write may come as a code."""


def _words(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _lengths(prefixes: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(prefix) for prefix in prefixes}))


@frozen(kw_only=True)
class Triggers:
    """Name what a claim must hold; what is left out is not asked for.

    `modifiers`: a line has one of these. `procedures`: a line's code begins with one of these.
    `diagnoses`: one of the claim's begins with one of these. `parts`: one of these attributes of
    the claim, or of a line ("lines.drug"), is there. `earlier`: the patient has earlier claims.
    `glance` tells of a claim whether there may be anything to say: rules that share it ask it once.
    """

    modifiers: tuple[str, ...] = field(default=(), converter=_words)
    procedures: tuple[str, ...] = field(default=(), converter=_words)
    diagnoses: tuple[str, ...] = field(default=(), converter=_words)
    parts: tuple[str, ...] = field(default=(), converter=_words)
    earlier: bool = False
    glance: Callable[["Context"], object] | None = None

    @property
    def gates(self) -> tuple[frozenset[str], ...]:
        """Return sets of marks, of each of which a claim must hold one."""
        marks: tuple[Iterable[str], ...] = (
            (EARLIER,) if self.earlier else (),
            (f"modifier {modifier}" for modifier in self.modifiers),
            (f"procedure {prefix}" for prefix in self.procedures),
            (f"diagnosis {prefix}" for prefix in self.diagnoses),
            (f"part {part}" for part in self.parts),
        )
        return tuple(gate for gate in map(frozenset, marks) if gate)

    def met(self, held: Iterable[str]) -> bool:
        """Tell whether a claim with these marks holds what is asked for."""
        return not any(gate.isdisjoint(held) for gate in self.gates)


class Wanted:
    """Hold what several rules ask for, so that a claim is looked through once."""

    __slots__ = (
        "_line_marks",
        "_line_parts",
        "_marks",
        "_of_code",
        "_of_diagnosis",
        "_part_marks",
        "_parts",
        "_prefixes",
    )

    def __init__(self, triggers: Iterable[Triggers]) -> None:
        every = tuple(triggers)
        parts = sorted({part for one in every for part in one.parts})
        own = [part for part in parts if "." not in part]
        of_lines = [part.partition(".")[2] for part in parts if "." in part]
        self._marks = frozenset[str]().union(*(gate for one in every for gate in one.gates))
        self._parts = _reader(own)
        self._part_marks = tuple(f"part {part}" for part in own)
        self._line_parts = _reader(of_lines)
        self._line_marks = tuple(f"part lines.{part}" for part in of_lines)
        self._prefixes = (
            _lengths(prefix for one in every for prefix in one.procedures),
            _lengths(prefix for one in every for prefix in one.diagnoses),
        )
        self._of_code: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._of_diagnosis: dict[str, frozenset[str]] = {}

    def held(self, claim: Claim) -> set[str]:
        """Return the marks that a claim holds, of those that rules ask for."""
        held = set(compress(self._part_marks, self._parts(claim)))
        read, marks, known = self._line_parts, self._line_marks, self._of_code
        for line in claim.lines:
            held.update(compress(marks, read(line)))
            procedure = line.procedure
            if procedure is not None:
                key = procedure.code or "", procedure.modifiers
                held |= known[key] if key in known else self._procedure(key)
        of_diagnosis = self._of_diagnosis
        for diagnosis in claim.diagnoses:
            code = diagnosis.code
            if code:
                held |= of_diagnosis[code] if code in of_diagnosis else self._diagnosis(code)
        return held

    # Nearly all claims share a few thousand codes, whose marks are remembered.

    def _procedure(self, key: tuple[str, tuple[str, ...]]) -> frozenset[str]:
        code, modifiers = key
        marks = [f"procedure {code[:length]}" for length in self._prefixes[0] if code]
        marks += [f"modifier {modifier}" for modifier in modifiers]
        return _remembered(self._of_code, key, self._marks.intersection(marks))

    def _diagnosis(self, code: str) -> frozenset[str]:
        marks = [f"diagnosis {code[:length]}" for length in self._prefixes[1]]
        return _remembered(self._of_diagnosis, code, self._marks.intersection(marks))


def _remembered(known: dict[K, frozenset[str]], key: K, marks: frozenset[str]) -> frozenset[str]:
    if len(known) >= _MOST:
        known.clear()
    known[key] = marks
    return marks


def _reader(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what reads these attributes at once, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)
