"""A plan: the rules for one kind of claim in one stretch of days, sorted by what they look at.

Everything that does not depend on the claim in hand is decided here, once: selection, severity,
options, kind, and (when a plan is bound to a reference set) which rules lack their data. What a
claim costs afterwards is its rules and little else.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..findings import Finding, NotEvaluated
from ._entry import Entry
from ._gated import MOST_SETS, Called, Gated, looking
from ._rule import Rule, is_given
from ._scope import Scope
from ._suppression import Suppression
from ._wanted import Known, Wanted

if TYPE_CHECKING:
    from ..codes import ReferenceSet, Table

__all__ = ["Bound", "Plan", "covers", "lacking", "table_of"]


def table_of(reference: "ReferenceSet | None", name: str) -> "Table | None":
    """Return the table of this name, or None where it was not given."""
    return None if reference is None else reference.get(name)


def lacking(
    needs: tuple[str, ...], reference: "ReferenceSet | None", given: frozenset[str]
) -> tuple[tuple[str, ...], str]:
    """Return what of `needs` is absent, and why in a word or two."""
    tables = tuple(
        name for name in needs if not is_given(name) and table_of(reference, name) is None
    )
    asked = tuple(name for name in needs if is_given(name) and name not in given)
    if tables:
        return tables + asked, "table not loaded"
    return asked, "not given"


@frozen(kw_only=True, eq=False)
class Bound:
    """Give a plan with the data at hand: what runs by scope, and what cannot."""

    entries: Mapping[Scope, tuple[Entry, ...]]
    gated: Gated
    wanted: Wanted
    unevaluated: tuple[NotEvaluated, ...]
    rules: tuple[str, ...]
    without_lines: tuple[str, ...]
    unevaluated_without_lines: tuple[NotEvaluated, ...]
    cannot: Mapping[str, NotEvaluated]
    editions: tuple[tuple[str, str], ...]
    _untold: dict[tuple[Entry, ...], tuple[NotEvaluated, ...]] = field(factory=dict, init=False)

    def untold(self, entries: tuple[Entry, ...]) -> tuple[NotEvaluated, ...]:
        """Return what these rules lack, by rule; the same few lack it of claim after claim."""
        found = self._untold.get(entries)
        if found is None:
            if len(self._untold) >= MOST_SETS:
                self._untold.clear()
            rules = sorted(entry.rule.id for entry in entries)
            found = self._untold[entries] = tuple([self.cannot[rule] for rule in rules])
        return found


_BY_LINES = (Scope.LINE, Scope.DAY)
_OF_CLAIMS = (Scope.LINE, Scope.DAY, Scope.CLAIM, Scope.HISTORY)


class Plan:
    """Hold the entries of one plan, and the last reference set that it was bound to."""

    __slots__ = ("_known", "_last", "entries", "notices", "suppressions", "undated")

    def __init__(
        self,
        entries: tuple[Entry, ...],
        *,
        undated: tuple[Entry, ...] = (),
        suppressions: tuple[Suppression, ...] = (),
        notices: tuple[Finding, ...] = (),
        known: Known | None = None,
    ) -> None:
        self.entries: tuple[Entry, ...] = entries
        self.undated: tuple[Entry, ...] = undated
        self.suppressions: tuple[Suppression, ...] = suppressions
        self.notices: tuple[Finding, ...] = notices
        self._known = known
        self._last: tuple[object, frozenset[str], Bound] | None = None

    def bound(self, reference: "ReferenceSet | None", given: frozenset[str]) -> Bound:
        """Return the plan with what the caller gave; the last one is remembered."""
        last = self._last
        if last is not None and last[0] is reference and last[1] == given:
            return last[2]
        bound = self._bind(reference, given)
        self._last = (reference, given, bound)
        return bound

    def _bind(self, reference: "ReferenceSet | None", given: frozenset[str]) -> Bound:
        ready: dict[Scope, list[Entry]] = {scope: [] for scope in Scope}
        missing: list[tuple[Scope, NotEvaluated]] = []
        untold: list[Entry] = []
        cannot: dict[str, NotEvaluated] = {}
        editions: dict[str, str] = {}
        for entry in self.entries:
            rule = entry.rule
            needs, reason = lacking(entry.needs, reference, given)
            if needs and _is_of_few_claims(rule, needs):
                untold.append(entry)
                cannot[rule.id] = _cannot(rule, needs, reason)
                continue
            if needs:
                missing.append((rule.scope, _cannot(rule, needs, reason)))
                continue
            ready[rule.scope].append(entry)
            for name in entry.needs:
                if not is_given(name):
                    table = table_of(reference, name)
                    editions[name] = str(table.edition) if table is not None else "unnamed"
        for entry in self.undated:
            item = _cannot(entry.rule, ("date of service",), "the claim states no day")
            missing.append((entry.rule.scope, item))
        missing.sort(key=lambda pair: pair[1].rule)
        run = [entry.rule for entries in ready.values() for entry in entries]
        return Bound(
            entries={scope: tuple(entries) for scope, entries in ready.items()},
            gated=Gated(
                Called(
                    line=looking(ready[Scope.LINE]),
                    day=looking(ready[Scope.DAY]),
                    whole=looking(ready[Scope.CLAIM]),
                    history=looking(ready[Scope.HISTORY]),
                    untold=tuple(untold),
                )
            ),
            wanted=Wanted(
                [*(rule.triggers for rule in run), *(e.rule.triggers for e in untold)], self._known
            ),
            unevaluated=tuple(item for _, item in missing),
            unevaluated_without_lines=tuple(i for s, i in missing if s not in _BY_LINES),
            cannot=cannot,
            rules=tuple(sorted(rule.id for rule in run)),
            without_lines=tuple(sorted(rule.id for rule in run if rule.scope not in _BY_LINES)),
            editions=tuple(sorted(editions.items())),
        )


def _is_of_few_claims(rule: Rule, needs: tuple[str, ...]) -> bool:
    """Tell whether a rule wants to be told something, but only about claims that call it.

    A table is loaded once for all claims, so that its absence matters to each of them. Minutes of
    treatment matter to a claim with timed services alone.
    """
    few = rule.scope in _OF_CLAIMS and bool(rule.triggers.gates)
    return few and all(map(is_given, needs))


def _cannot(rule: Rule, needs: tuple[str, ...], reason: str) -> NotEvaluated:
    return NotEvaluated(rule=rule.id, slug=rule.slug, needs=needs, reason=reason)


def covers(rule: Rule, first: date | None, last: date | None) -> tuple[bool, bool]:
    """Return whether a rule is meant for some of these days, and whether for only some of them."""
    applies = rule.applies
    if not applies.is_dated or first is None or last is None:
        return True, False
    if rule.scope not in _BY_LINES:
        return applies.covers(first), False
    some = (applies.since is None or applies.since <= last) and (
        applies.until is None or first <= applies.until
    )
    return some, some and not (applies.covers(first) and applies.covers(last))
