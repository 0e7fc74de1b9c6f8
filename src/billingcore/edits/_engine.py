"""An engine: rules under a configuration, with the plans that it has worked out so far.

It may be shared between threads and sent to other processes; plans are made again there.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from ..findings import EngineError, Finding, Report, Suppressed
from ..model import Batch, Claim, ClaimPayment, Remittance
from ._about import About, about
from ._apply import as_configuration, in_order, set_aside
from ._configuration import Configuration
from ._context import Context
from ._doubts import misspelled, settled
from ._given import Earlier, Given, GivenFacts
from ._joined import joined
from ._plan import Bound, Plan
from ._plans import Plans
from ._plugins import Plugins, load_plugins
from ._rule import Rule
from ._run import Job, run_claims, run_whole
from ._scope import Scope
from ._steps import bounded
from ._triggers import EARLIER

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["Engine", "Subject"]

_AT_ONCE = 128
"""How many claims are judged together, rule by rule; the reports are the same."""

_MOST_DOUBTS = 100
"""How many sets of names of facts are remembered: nearly all callers have one."""

Subject: TypeAlias = Claim | Batch | ClaimPayment | Remittance


class Engine:
    """Hold rules under a configuration, ready to check any number of subjects.

    Without `rules` these are the library's own and those of plugins. A rule of another package is
    broken off after so many `steps`, lines of that package that it runs through on a claim, line
    or day; nothing is counted without them. Counted rules take about three times as long.
    """

    def __init__(
        self,
        rules: Iterable[Rule] | None = None,
        config: Configuration | Mapping[str, object] | None = None,
        *,
        plugins: bool = True,
        steps: int | None = None,
    ) -> None:
        self.config: Configuration = as_configuration(config)
        self.steps: int | None = steps
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
        self._doubted: dict[frozenset[str], tuple[Finding, ...]] = {}
        self._plans = Plans(bounded(self.rules, self.steps), self.config)

    def __getstate__(self) -> dict[str, object]:
        return {
            "rules": self.rules,
            "config": self.config,
            "plugins": self.plugins,
            "steps": self.steps,
            "notices": self.notices,
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._prepare()

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
        if isinstance(subject, Claim):
            return self._claim(subject, given)
        if isinstance(subject, ClaimPayment):
            return self._payment(subject, given)
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
        at_once: int | None = None,
    ) -> Iterator[Report]:
        """Yield the report of each subject in order; `billingcore.edits.check_many` says more."""
        given = Given(reference, as_of, history, facts, profile)
        most = at_once or (1 if callable(history) or callable(facts) else _AT_ONCE)
        stream = iter(subjects)
        more = True
        while more:
            begun: list[Job | Report] = []
            failure: Exception | None = None
            try:
                for subject in islice(stream, most):
                    begun.append(self._begin(subject, given))  # noqa: PERF401 - see below
            except Exception as error:  # noqa: BLE001 - those taken before it come first
                failure = error
            more = len(begun) == most
            run_claims([one for one in begun if isinstance(one, Job)])
            for one in begun:
                yield self._report_of(one, given) if isinstance(one, Job) else one
            if failure is not None:
                raise failure

    def _begin(self, subject: Subject, given: Given) -> Job | Report:
        """Return a claim that is yet to be judged, or the report of anything else."""
        if isinstance(subject, Claim):
            return self._begun(subject, given)
        return self._check(subject, given)

    def _begun(self, claim: Claim, given: Given, parent: object = None) -> Job:
        who = about(claim)
        plan = self._plans.of(who, given.as_of, given.profile)
        earlier, facts = given.earlier_of(claim), given.facts_of(claim)
        bound = plan.bound(given.reference, given.names(facts))
        context = Context(
            claim,
            reference=given.reference,
            as_of=given.as_of,
            earlier=earlier,
            facts=facts,
            parent=parent,
            days=(who.first, who.last),
        )
        held = bound.wanted.held(claim)
        if earlier or given.history is None:
            held.add(EARLIER)
        job = Job(claim, who, plan, bound, context)
        job.called = bound.gated.called(held)
        if job.called.untold:
            context.unevaluated = bound.untold(job.called.untold)
        return job

    def _report_of(self, job: Job, given: Given) -> Report:
        return self._report(
            job.claim,
            job.who,
            job.plan,
            job.bound,
            job.context,
            job.found,
            job.errors,
            given.as_of,
        )

    def _claim(self, claim: Claim, given: Given) -> Report:
        job = self._begun(claim, given)
        run_claims((job,))
        return self._report_of(job, given)

    def _payment(self, payment: ClaimPayment, given: Given, parent: object = None) -> Report:
        who = about(payment)
        plan = self._plans.of(who, given.as_of, given.profile)
        facts = given.facts_of(payment)
        bound = plan.bound(given.reference, given.names(facts))
        context = Context(
            payment,
            reference=given.reference,
            as_of=given.as_of,
            facts=facts,
            parent=parent,
            days=(who.first, who.last),
        )
        errors: list[EngineError] = []
        found = run_whole(bound.entries[Scope.PAYMENT], context, payment, errors)
        return self._report(payment, who, plan, bound, context, found, errors, given.as_of)

    def _several(self, subject: Batch | Remittance, given: Given) -> Report:
        who = about(subject)
        plan = self._plans.of(who, given.as_of, given.profile)
        facts = given.facts_of(subject)
        bound = plan.bound(given.reference, given.names(facts))
        context = Context(subject, reference=given.reference, as_of=given.as_of, facts=facts)
        errors: list[EngineError] = []
        found = run_whole(bound.entries[who.scopes[0]], context, subject, errors)
        whole = self._report(subject, who, plan, bound, context, found, errors, given.as_of)
        return joined(whole, list(self._parts(subject, given)))

    def _parts(self, subject: Batch | Remittance, given: Given) -> Iterator[Report]:
        if isinstance(subject, Remittance):
            for payment in subject.claims:
                yield self._payment(payment, given, subject)
            return
        claims = subject.claims
        for start in range(0, len(claims), _AT_ONCE):
            some = claims[start : start + _AT_ONCE]
            jobs = [self._begun(claim, given, subject) for claim in some]
            run_claims(jobs)
            for job in jobs:
                yield self._report_of(job, given)

    def _report(
        self,
        subject: Subject,
        who: About,
        plan: Plan,
        bound: Bound,
        context: Context,
        found: list[Finding],
        errors: Iterable[EngineError],
        as_of: date | None,
    ) -> Report:
        aside: list[Suppressed] = []
        if plan.suppressions:
            found, aside, doubts = set_aside(
                in_order(found),
                plan.suppressions,
                claim=who.claim,
                payer=who.payer,
                as_of=as_of,
                judged=[self._by_id[rule] for rule in bound.rules],
            )
            found += doubts
        found += self.notices
        if context.facts.others:
            found += self._misspelled(frozenset(context.facts.others))
        found += plan.notices
        bare = isinstance(subject, Claim) and not subject.lines
        unevaluated = bound.unevaluated_without_lines if bare else bound.unevaluated
        if context.unevaluated:
            unevaluated += tuple(sorted(context.unevaluated, key=_rule_of))
        if errors:
            errors = sorted(errors, key=_rule_of)
        return Report(
            findings=in_order(found) if found else (),
            not_evaluated=unevaluated,
            suppressed=tuple(aside),
            engine_errors=(*self.plugins.errors, *errors),
            rules=bound.without_lines if bare else bound.rules,
            editions=bound.editions + self.plugins.editions,
            subject=subject,
        )

    def _misspelled(self, names: frozenset[str]) -> tuple[Finding, ...]:
        found = self._doubted.get(names)
        if found is None:
            if len(self._doubted) >= _MOST_DOUBTS:
                self._doubted.clear()
            found = self._doubted[names] = misspelled(names, self.rules)
        return found


_rule_of = attrgetter("rule")
