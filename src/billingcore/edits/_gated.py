"""Which rules a claim calls, by the marks that it holds: see `Triggers`."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ._entry import Entry
from ._triggers import Mark

if TYPE_CHECKING:
    from ._context import Context

__all__ = ["MOST_SETS", "NOTHING", "Called", "Gated", "Glance", "looking"]

MOST_SETS = 4_000
"""How many sets of marks are remembered with the rules that they call."""

Glance: TypeAlias = Callable[["Context"], object]


class Called(NamedTuple):
    """Give rules to call on a claim, by what they look at, and those that lack a fact."""

    line: tuple[Entry, ...]
    day: tuple[Entry, ...]
    whole: tuple[Entry, ...]
    history: tuple[Entry, ...]
    untold: tuple[Entry, ...]


NOTHING = Called((), (), (), (), ())


class Gated:
    """Hold rules by the marks on which they are called; apart those that are on every claim.

    Of these, some share a glance (`glanced`, by what they look at), which is asked before them.
    """

    __slots__ = ("_by_mark", "_groups", "_known", "_same", "always", "glanced")

    def __init__(self, entries: Called) -> None:
        always: tuple[list[Entry], ...] = tuple([] for _ in entries)
        self.glanced: tuple[list[tuple[Glance, list[Entry]]], ...] = tuple([] for _ in entries)
        groups: dict[tuple[int, tuple[frozenset[Mark], ...]], list[Entry]] = {}
        for kind, some in enumerate(entries):
            for entry in some:
                triggers = entry.rule.triggers
                if triggers.gates:
                    groups.setdefault((kind, triggers.gates), []).append(entry)
                elif triggers.glance is not None:
                    _sharing(self.glanced[kind], triggers.glance, entry).append(entry)
                else:
                    always[kind].append(entry)
        self.always: Called = Called(*map(tuple, always))
        self._groups: list[tuple[int, tuple[frozenset[Mark], ...], list[Entry]]] = []
        self._by_mark: dict[Mark, list[int]] = {}
        for number, ((kind, gates), group) in enumerate(groups.items()):
            # The last gate is of what is rarest.
            self._groups.append((kind, gates[:-1], group))
            for mark in gates[-1]:
                self._by_mark.setdefault(mark, []).append(number)
        self._known: dict[frozenset[Mark], Called] = {}
        self._same: dict[tuple[Entry, ...], tuple[Entry, ...]] = {}

    def called(self, held: set[Mark]) -> Called:
        """Return the rules that are called because a claim holds these marks."""
        marks = frozenset(held)
        known = self._known.get(marks)
        if known is None:
            if len(self._known) >= MOST_SETS:
                self._known.clear()
                self._same.clear()
            known = self._known[marks] = self._search(held)
        return known

    def _search(self, held: set[Mark]) -> Called:
        by_mark = self._by_mark
        numbers = {number for mark in by_mark.keys() & held for number in by_mark[mark]}
        called: tuple[list[Entry], ...] = tuple([] for _ in NOTHING)
        for number in sorted(numbers):
            kind, others, entries = self._groups[number]
            if not any(gate.isdisjoint(held) for gate in others):
                called[kind].extend(entries)
        # Most sets of marks call the same few rules of a kind: they are kept once.
        each = [self._same.setdefault(some, some) for some in map(tuple, called)]
        return Called(*each)


def _sharing(groups: list[tuple[Glance, list[Entry]]], glance: Glance, entry: Entry) -> list[Entry]:
    """Return the rules whose glance sees the same, for they have the same tables and options."""
    for known, entries in groups:
        first = entries[0]
        if known is glance and first.needs == entry.needs and first.options == entry.options:
            return entries
    groups.append((glance, []))
    return groups[-1][1]


def looking(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the rules that have something to look for, as they are configured."""
    return tuple(
        entry
        for entry in entries
        if entry.rule.only_with is None or getattr(entry.options, entry.rule.only_with)
    )
