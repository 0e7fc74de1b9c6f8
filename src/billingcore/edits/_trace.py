"""Say why a rule ran or did not run on something."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from ..findings import Finding
from ._about import About, about
from ._apply import as_configuration
from ._configuration import Configuration
from ._engine import Engine, Subject
from ._entry import options_of
from ._given import Earlier, Given, GivenFacts
from ._pages import kinds_of
from ._plan import covers, lacking
from ._plans import is_selected
from ._rule import Rule
from ._subjects import days_of

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["Trace", "trace"]


@frozen(kw_only=True)
class Trace:
    """Tell each decision on the way to a rule's verdict; print it."""

    rule: str
    steps: tuple[str, ...]
    ran: bool
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        return "\n".join([self.rule, *(f"- {step}" for step in self.steps)])


def trace(
    subject: Subject,
    rule: Rule,
    *,
    reference: "ReferenceSet | None" = None,
    as_of: date | None = None,
    config: Configuration | Mapping[str, object] | None = None,
    history: Earlier | None = None,
    facts: GivenFacts | None = None,
    profile: str | None = None,
) -> Trace:
    """Return why a rule ran or did not run on something, and what it found."""
    who = about(subject)
    first = who.first or as_of
    layers = as_configuration(config).matching(
        payer=who.payer, kind=who.kind, on=first, profile=profile
    )
    some, mixed = covers(rule, first, who.last or first)
    given = Given(reference, as_of, history, facts, profile)
    needs = rule.needed(who.kind, options_of(rule, layers))
    missing, reason = lacking(needs, reference, given.names(given.facts_of(subject)))
    filing = rule.applies.filing
    questions = [
        (
            rule.scope in who.scopes,
            f"looks at a {rule.scope}",
            f"looks at a {rule.scope}, which a {type(subject).__name__} alone is not",
        ),
        (
            rule.applies.takes(who.kind, who.bill),
            f"kind {_kind(who)}: meant",
            f"kind {_kind(who)}: not meant, only {kinds_of(rule)}",
        ),
        (
            not filing or who.filing in filing,
            "filing indicator: meant",
            f"filing indicator {who.filing}: not meant, only {', '.join(filing)}",
        ),
        (
            some,
            f"day {first}: meant" + (", line by line" if mixed else ""),
            f"day {first}: not meant, only {rule.applies.since} to {rule.applies.until}",
        ),
        (
            is_selected(rule, layers),
            f"selected: {layers.settings(rule.id).selected}",
            f"not selected: {layers.settings(rule.id).selected}; it is {rule.lifecycle}",
        ),
        (
            not (rule.applies.is_dated and first is None),
            "days do not matter" if not rule.applies.is_dated else "a day is stated",
            "not evaluated: the claim states no day",
        ),
        (
            not missing,
            f"at hand: {', '.join(needs)}" if needs else "needs no data",
            f"not evaluated: {reason}: {', '.join(missing)}",
        ),
    ]
    steps: list[str] = []
    for passed, yes, no in questions:
        steps.append(yes if passed else no)
        if not passed:
            return Trace(rule=f"{rule.id} {rule.slug}", steps=tuple(steps), ran=False)
    report = Engine([rule], config, plugins=False).check(
        subject,
        reference=reference,
        as_of=as_of,
        history=given.history,
        facts=facts,
        profile=profile,
    )
    found = tuple(finding for finding in report.findings if finding.rule == rule.id)
    steps += [str(error) for error in report.engine_errors]
    steps += [str(item) for item in report.not_evaluated]
    steps += [f"suppressed: {item.reason}" for item in report.suppressed]
    steps.append(f"ran{_on(subject, rule)}: {len(found)} findings")
    return Trace(rule=f"{rule.id} {rule.slug}", steps=tuple(steps), ran=True, findings=found)


def _kind(who: About) -> str:
    return f"{who.kind} {who.bill}x" if who.bill else who.kind or "none"


def _on(subject: Subject, rule: Rule) -> str:
    from ..model import Claim

    if not isinstance(subject, Claim) or rule.scope not in ("line", "day"):
        return ""
    count = len(subject.lines) if rule.scope == "line" else len(days_of(subject))
    return f" on {count} {rule.scope}{'s' if count != 1 else ''}"
