"""An engine: rules under a configuration, with the plans that it has worked out so far.

It may be shared between threads and sent to other processes; plans are made again there. A plan
holds for one kind of subject, one set of matching profiles, and one stretch of days on which no
rule and no profile begins or ends.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from ..findings import EngineError, Finding, Report, Suppressed
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._about import About, about
from ._apply import as_configuration, in_order, set_aside
from ._configuration import Configuration
from ._context import Context
from ._doubts import overlaps, settled
from ._given import Earlier, Given, GivenFacts
from ._joined import joined
from ._plan import Bound, Entry, Plan, covers, entry_for
from ._plugins import Plugins, load_plugins
from ._rule import Rule
from ._run import run_claim, run_whole
from ._scope import Scope

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["Engine", "Subject", "is_selected"]

_MOST_PLANS = 1000
"""Payers and types of bill are what the sender wrote: there may be any number of them."""

Subject: TypeAlias = Claim | Batch | ClaimPayment | Remittance


class Engine:
    """Hold rules under a configuration, ready to check any number of subjects.

    Without `rules` these are the library's own and those of plugins.
    """

    def __init__(
        self,
        rules: Iterable[Rule] | None = None,
        config: Configuration | Mapping[str, object] | None = None,
        *,
        plugins: bool = True,
    ) -> None:
        self.config: Configuration = as_configuration(config)
        self.plugins: Plugins = Plugins()
        if rules is None:
            from ._catalogue import catalogue

            self.plugins = load_plugins() if plugins else self.plugins
            rules = (*catalogue(), *self.plugins.rules)
        self.rules: tuple[Rule, ...] = tuple(sorted(rules, key=lambda rule: rule.id))
        self.notices: tuple[Finding, ...] = settled(self.rules, self.config)
        self._prepare()

    def _prepare(self) -> None:
        ids = [rule.id for rule in self.rules]
        twice = (
            sorted({id_ for id_ in ids if ids.count(id_) > 1}) if len(set(ids)) < len(ids) else []
        )
        if twice:
            raise ValueError(f"more than one rule is called {', '.join(twice)}")
        self._by_id = {rule.id: rule for rule in self.rules}
        self._limits = _limits(self.rules, self.config)
        self._by_payer = any(layer.match and layer.match.payers for layer in self.config.layers)
        self._by_filing = any(rule.applies.filing for rule in self.rules)
        self._by_bill = any(rule.applies.bills for rule in self.rules)
        self._plans: dict[tuple[object, ...], Plan] = {}

    def __getstate__(self) -> dict[str, object]:
        return {
            "rules": self.rules,
            "config": self.config,
            "plugins": self.plugins,
            "notices": self.notices,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._prepare()

    # -- plans ------------------------------------------------------------------------------

    def plan(self, who: About, as_of: date | None, profile: str | None) -> Plan:
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
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            plan = self._plans[key] = self._compile(who, first, last, profile)
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
                entry = entry_for(rule, config, who.kind, mixed)
                (undated if rule.applies.is_dated and first is None else entries).append(entry)
        return Plan(
            tuple(entries),
            undated=tuple(undated),
            suppressions=config.suppressions(),
            notices=overlaps(config),
        )

    # -- checking ---------------------------------------------------------------------------

    def check(
        self,
        subject: Subject,
        *,
        reference: "ReferenceSet | None" = None,
        as_of: date | None = None,
        history: Earlier | None = None,
        facts: GivenFacts | None = None,
        profile: str | None = None,
    ) -> Report:
        """Return the report of one subject; `billingcore.edits.check` says what is what."""
        return self._check(subject, Given(reference, as_of, history, facts, profile))

    def _check(self, subject: Subject, given: Given) -> Report:
        if isinstance(subject, Claim | ClaimPayment):
            return self._one(subject, given)
        if isinstance(subject, Batch | Remittance):
            return self._several(subject, given)
        raise TypeError(
            "a claim, batch, claim payment or remittance can be checked,"
            f" not a {type(subject).__name__}"
        )

    def check_many(
        self,
        subjects: Iterable[Subject],
        *,
        reference: "ReferenceSet | None" = None,
        as_of: date | None = None,
        history: Earlier | None = None,
        facts: GivenFacts | None = None,
        profile: str | None = None,
    ) -> Iterator[Report]:
        """Yield the report of each subject as it comes; nothing is kept."""
        given = Given(reference, as_of, history, facts, profile)
        for subject in subjects:
            yield self._check(subject, given)

    def _one(self, subject: Claim | ClaimPayment, given: Given, parent: object = None) -> Report:
        who = about(subject)
        plan = self.plan(who, given.as_of, given.profile)
        earlier, facts = given.earlier_of(subject), given.facts_of(subject)
        bound = plan.bound(given.reference, given.names(facts))
        context = Context(
            subject,
            reference=given.reference,
            as_of=given.as_of,
            earlier=earlier,
            facts=facts,
            parent=parent,
            days=(who.first, who.last),
        )
        errors: list[EngineError] = []
        if isinstance(subject, Claim):
            held = bound.wanted.held(subject)
            context.unevaluated += [bound.cannot[e.rule.id] for e in bound.untold.called(held)]
            found = run_claim(bound, context, subject, held, errors)
        else:
            found = run_whole(bound.entries[Scope.PAYMENT], context, subject, errors)
        return self._report(subject, who, plan, bound, context, found, errors, given.as_of)

    def _several(self, subject: Batch | Remittance, given: Given) -> Report:
        who = about(subject)
        plan = self.plan(who, given.as_of, given.profile)
        facts = given.facts_of(subject)
        bound = plan.bound(given.reference, given.names(facts))
        context = Context(subject, reference=given.reference, as_of=given.as_of, facts=facts)
        errors: list[EngineError] = []
        found = run_whole(bound.entries[who.scopes[0]], context, subject, errors)
        whole = self._report(subject, who, plan, bound, context, found, errors, given.as_of)
        parts = [self._one(claim, given, subject) for claim in subject.claims]
        return joined(whole, parts)

    def _report(
        self,
        subject: Subject,
        who: About,
        plan: Plan,
        bound: Bound,
        context: Context,
        found: list[Finding],
        errors: list[EngineError],
        as_of: date | None,
    ) -> Report:
        aside: list[Suppressed] = []
        if plan.suppressions:
            found, aside, doubts = set_aside(
                found,
                plan.suppressions,
                claim=who.claim,
                payer=who.payer,
                as_of=as_of,
                judged=[self._by_id[rule] for rule in bound.rules],
            )
            found += doubts
        found += self.notices
        found += plan.notices
        bare = isinstance(subject, Claim) and not subject.lines
        unevaluated = bound.unevaluated_without_lines if bare else bound.unevaluated
        if context.unevaluated:
            unevaluated += tuple(context.unevaluated)
        if self.plugins.errors:
            errors = [*self.plugins.errors, *errors]
        return Report(
            findings=in_order(found) if found else (),
            not_evaluated=unevaluated,
            suppressed=tuple(aside),
            engine_errors=tuple(errors),
            rules=bound.without_lines if bare else bound.rules,
            editions=bound.editions + self.plugins.editions,
            subject=subject,
        )


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
