"""Say in words what a finding means, what a rule is, and why a rule did or did not run."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from ..findings import Citation, ExpectedDenial, Finding
from ._about import About, about
from ._apply import as_configuration
from ._configuration import Configuration
from ._doubts import RESERVED
from ._engine import Engine, Subject, is_selected
from ._given import Earlier, Facts
from ._notices import NOTICES
from ._plan import covers, lacking, options_of
from ._plugins import load_plugins
from ._rule import Rule
from ._subjects import days_of

if TYPE_CHECKING:
    from ..codes import ReferenceSet

__all__ = ["Trace", "catalogue_page", "explain", "trace"]


def explain(finding: Finding, rules: Iterable[Rule] | None = None) -> str:
    """Return what was found, why it matters, how to mend it, who says so, how to overrule it.

    `rules` are those among which the finding's rule is looked up; else the library's own and
    those of plugins.
    """
    if rules is None:
        from ._catalogue import catalogue

        rules = catalogue()
        if finding.rule.rstrip("0123456789") not in RESERVED:
            rules = load_plugins().rules
    rule = next((rule for rule in rules if rule.id == finding.rule), None)
    page = _prose(rule.page) if rule else _notice_page(finding.rule)
    parts = [str(finding), page]
    parts += [f"Because {evidence}." for evidence in finding.evidence]
    parts += [f"Fix ({fix.safety}): {fix.text}." for fix in finding.fixes]
    if finding.bypass is not None:
        parts.append(_bypass(finding))
    if finding.expects is not None:
        parts.append(f"A payer would answer {_denial(finding.expects)}.")
    if finding.citations:
        parts.append("Source: " + "; ".join(map(str, finding.citations)) + ".")
    parts.append(_overruling(finding, rule))
    return "\n\n".join(part for part in parts if part)


def _prose(page: str) -> str:
    """Return a page up to its example."""
    return page.split("\n>>>", 1)[0].strip()


def _notice_page(rule: str) -> str:
    return next((kind.page for kind in NOTICES.values() if kind.id == rule), "")


def _bypass(finding: Finding) -> str:
    bypass = finding.bypass
    if bypass is None or not bypass.allowed:
        return "No modifier lifts it."
    seen = f"; there already: {', '.join(bypass.seen)}" if bypass.seen else ""
    return f"Lifted by one of {', '.join(bypass.modifiers)}{seen}."


def _denial(expected: ExpectedDenial) -> str:
    group = f"{expected.group}-" if expected.group else ""
    parts = [f"{group}{expected.carc}" if expected.carc else group.rstrip("-"), expected.rarc]
    parts += expected.status
    return ", ".join(part for part in parts if part)


def _overruling(finding: Finding, rule: Rule | None) -> str:
    if finding.rule.startswith("ENG"):
        return "It speaks of the configuration; mend that."
    if rule is not None and rule.mandatory:
        return "It is mandatory: it cannot be ignored, suppressed or weakened."
    return (
        f"To overrule it: ignore or give a severity to {finding.rule} in the configuration, or"
        f' suppress fingerprint "{finding.fingerprint}" with a reason.'
    )


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
    facts: Facts | None = None,
    profile: str | None = None,
) -> Trace:
    """Return why a rule ran or did not run on something, and what it found."""
    who = about(subject)
    first = who.first or as_of
    layers = as_configuration(config).matching(
        payer=who.payer, kind=who.kind, on=first, profile=profile
    )
    some, mixed = covers(rule, first, who.last or first)
    given = {"as_of": as_of, "history": history, "facts": facts}
    names = {name for name, value in given.items() if value is not None}
    if isinstance(facts, Mapping):
        names |= {f"facts.{name}" for name in facts}
    needs = rule.needed(who.kind, options_of(rule, layers))
    missing, reason = lacking(needs, reference, frozenset(names))
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
            f"kind {_kind(who)}: not meant, only {_kinds(rule)}",
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
        subject, reference=reference, as_of=as_of, history=history, facts=facts, profile=profile
    )
    found = tuple(finding for finding in report.findings if finding.rule == rule.id)
    steps += [str(error) for error in report.engine_errors]
    steps += [str(item) for item in report.not_evaluated]
    steps += [f"suppressed: {item.reason}" for item in report.suppressed]
    steps.append(f"ran{_on(subject, rule)}: {len(found)} findings")
    return Trace(rule=f"{rule.id} {rule.slug}", steps=tuple(steps), ran=True, findings=found)


def _kind(who: About) -> str:
    return f"{who.kind} {who.bill}x" if who.bill else who.kind or "none"


def _kinds(rule: Rule) -> str:
    bills = ", ".join(f"{bill}x" for bill in rule.applies.bills)
    return ", ".join(rule.applies.kinds) + (f" (types of bill {bills})" if bills else "")


def _on(subject: Subject, rule: Rule) -> str:
    from ..model import Claim

    if not isinstance(subject, Claim) or rule.scope not in ("line", "day"):
        return ""
    count = len(subject.lines) if rule.scope == "line" else len(days_of(subject))
    return f" on {count} {rule.scope}{'s' if count != 1 else ''}"


def catalogue_page(rule: Rule) -> str:
    """Return what the catalogue says about a rule, in Markdown."""
    facts = [
        ("Severity", str(rule.severity)),
        ("Disposition", str(rule.disposition)),
        ("SNIP type", str(rule.snip) if rule.snip else ""),
        ("Looks at", str(rule.scope)),
        ("Claims", _kinds(rule)),
        ("Services", _span(rule.applies.since, rule.applies.until)),
        ("Needs", _needs(rule)),
        ("A payer would answer", _denial(rule.expects) if rule.expects else ""),
        ("Also known as", ", ".join(rule.aliases)),
        ("Cannot be ignored", "yes" if rule.mandatory else ""),
        ("Since", rule.since),
        ("Lifecycle", rule.lifecycle if rule.lifecycle != "stable" else ""),
        ("Replaced by", rule.replaced_by or ""),
    ]
    lines = [f"# {rule.id} {rule.slug}", "", f"`{rule.message}`", "", _fenced(rule.page), ""]
    lines += ["| | |", "|---|---|", *(f"| {name} | {text} |" for name, text in facts if text)]
    if rule.options is not None:
        lines += ["", "## Options", "", *_options(rule.options)]
    lines += ["", "## Source", "", *(f"- {_linked(citation)}" for citation in rule.citations), ""]
    return "\n".join(lines)


def _span(since: date | None, until: date | None) -> str:
    parts = [f"from {since}" if since else "", f"to {until}" if until else ""]
    return " ".join(part for part in parts if part)


def _needs(rule: Rule) -> str:
    several = [
        (f"{kind}: " if kind else "") + ", ".join(f"`{name}`" for name in names)
        for kind, names in rule.needs
    ]
    return "; ".join(several)


def _fenced(page: str) -> str:
    """Return a docstring with its examples in code blocks."""
    out: list[str] = []
    inside = False
    for line in page.split("\n"):
        if line.startswith(">>>") and not inside:
            out.append("```pycon")
            inside = True
        elif not line.strip() and inside:
            out.append("```")
            inside = False
        out.append(line)
    return "\n".join([*out, "```"] if inside else out)


def _options(options: type) -> Iterable[str]:
    import attrs

    doc = (options.__doc__ or "").strip()
    yield doc
    yield ""
    for field in attrs.fields(options):
        yield f"- `{field.alias}` = {getattr(options(), field.name)!r}"


def _linked(citation: Citation) -> str:
    return f"[{citation}]({citation.url})" if citation.url else str(citation)
