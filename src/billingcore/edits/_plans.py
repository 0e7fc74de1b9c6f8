"""The plans of an engine, worked out as subjects call for them.

A plan holds for one kind of subject, one set of matching profiles, and one stretch of days on which
no rule and no profile begins or ends.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from ._about import About
from ._configuration import Configuration
from ._doubts import overlaps
from ._entry import Entry, entry_for
from ._plan import Plan, covers
from ._rule import Rule
from ._wanted import Known

__all__ = ["Plans", "is_selected"]

_MOST_PLANS = 1000
"""Payers and types of bill are what the sender wrote: there may be any number of them."""


class Plans:
    """Hold the plans of some rules under a configuration."""

    __slots__ = (
        "_by_bill",
        "_by_filing",
        "_by_payer",
        "_entries",
        "_limits",
        "_shapes",
        "config",
        "known",
        "rules",
    )

    def __init__(self, rules: tuple[Rule, ...], config: Configuration) -> None:
        self.rules: tuple[Rule, ...] = rules
        self.config: Configuration = config
        self.known: dict[tuple[object, ...], Plan] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._shapes: Known = {}
        self._limits = _limits(rules, config)
        self._by_payer = any(layer.match and layer.match.payers for layer in config.layers)
        self._by_filing = any(rule.applies.filing for rule in rules)
        self._by_bill = any(rule.applies.bills for rule in rules)

    def of(self, who: About, as_of: date | None, profile: str | None) -> Plan:
        """Return the plan for such a subject."""
        first = who.first or as_of
        last = who.last or first
        lo = bisect_right(self._limits, first) if first is not None else -1
        hi = bisect_right(self._limits, last) if last is not None else -1
        key = (
            who.scopes,
            who.kind,
            lo,
            hi,
            profile,
            who.payer if self._by_payer else None,
            who.filing if self._by_filing else None,
            who.bill if self._by_bill else None,
        )
        plan = self.known.get(key)
        if plan is None:
            if len(self.known) >= _MOST_PLANS:
                self.known.clear()
                self._entries.clear()
                self._shapes.clear()
            plan = self.known[key] = self._compile(who, first, last, profile)
        return plan

    def _compile(
        self, who: About, first: date | None, last: date | None, profile: str | None
    ) -> Plan:
        config = self.config.matching(payer=who.payer, kind=who.kind, on=first, profile=profile)
        entries: list[Entry] = []
        undated: list[Entry] = []
        for rule in self.rules:
            if rule.scope not in who.scopes or not rule.applies.takes(who.kind, who.bill):
                continue
            if rule.applies.filing and who.filing not in rule.applies.filing:
                continue
            if not is_selected(rule, config):
                continue
            some, mixed = covers(rule, first, last)
            if some:
                entry = self._same(entry_for(rule, config, who.kind, mixed))
                (undated if rule.applies.is_dated and first is None else entries).append(entry)
        return Plan(
            tuple(entries),
            undated=tuple(undated),
            suppressions=config.suppressions(),
            notices=overlaps(config),
            known=self._shapes,
        )

    def _same(self, entry: Entry) -> Entry:
        """Return the entry that another plan has, if it is no different: they run together."""
        known = self._entries.setdefault(entry.rule.id, [])
        for other in known:
            if other.is_like(entry):
                return other
        known.append(entry)
        return entry


def is_selected(rule: Rule, config: Configuration) -> bool:
    """Tell whether these layers run a rule: a preview must be named in full, others not ignored."""
    if rule.lifecycle == "removed":
        return False
    if rule.mandatory:
        return True
    selected = config.settings(rule.id).selected
    if rule.lifecycle == "preview":
        return bool(selected.value) and selected.said == rule.id
    return bool(selected.value)


def _limits(rules: Iterable[Rule], config: Configuration) -> list[date]:
    """Return the days on which a rule or a profile begins, or has just ended."""
    spans = [(rule.applies.since, rule.applies.until) for rule in rules]
    spans += [(layer.match.since, layer.match.until) for layer in config.layers if layer.match]
    days = {since for since, _ in spans if since}
    days |= {until + timedelta(days=1) for _, until in spans if until and until < date.max}
    return sorted(days)
