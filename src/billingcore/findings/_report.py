"""A report: what was found, what could not be judged, what was set aside and why."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve, field, frozen

from ._finding import Finding, Severity
from ._location import Location, Locator
from ._outputs import Status, html_of, rows_of, statuses_of

__all__ = ["EngineError", "NotEvaluated", "Report", "Suppressed"]


@frozen(kw_only=True)
class NotEvaluated:
    """Name a rule that applied but lacked its data: silence is not a pass."""

    rule: str
    slug: str
    needs: tuple[str, ...]
    reason: str = "table not loaded"

    def __str__(self) -> str:
        return f"{self.rule} not evaluated: {self.reason}: {', '.join(self.needs)}"


@frozen(kw_only=True)
class Suppressed:
    """Keep a finding that somebody set aside, with the reason."""

    finding: Finding
    reason: str
    by: str | None = None


@frozen(kw_only=True)
class EngineError:
    """Tell of a rule that crashed, or of rules that were not loaded; the text holds no data.

    It is the fault of the rule or the plugin, never the claim's. `rule` is the rule's id, the
    family, or the name of the plugin.
    """

    rule: str
    error: str
    where: str = ""
    what: str = "crashed"

    def __str__(self) -> str:
        return f"{self.rule} {self.what}: {self.error} {self.where}".rstrip()


@frozen(kw_only=True)
class Report:
    """Give the outcome of a check: findings in a stable order, and how far it can be trusted."""

    findings: tuple[Finding, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    engine_errors: tuple[EngineError, ...] = ()
    rules: tuple[str, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    subject: Any = field(default=None, eq=False, repr=False)

    @property
    def clean(self) -> bool:
        """Tell that no error was found and nothing that applies was left unjudged."""
        return not (self.errors or self.not_evaluated or self.engine_errors)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings of severity error."""
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return the findings of severity warning."""
        return self.of(Severity.WARNING)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity."""
        return tuple(f for f in self.findings if f.severity is severity)

    def by_rule(self, rule: str) -> tuple[Finding, ...]:
        """Return the findings of the rule with this id or slug, or whose id begins so."""
        return tuple(
            f for f in self.findings if rule in (f.rule, f.slug) or f.rule.startswith(rule)
        )

    def located(self, *locators: Locator) -> "Report":
        """Return the report with the places that `locators` know for each finding's path."""
        return evolve(self, findings=tuple(self._located(f, locators) for f in self.findings))

    def _located(self, finding: Finding, locators: tuple[Locator, ...]) -> Finding:
        known = finding.location.places if finding.location else ()
        found = tuple(place for locate in locators for place in locate(self.subject, finding.path))
        return evolve(finding, location=Location(path=finding.path, places=known + found))

    def rows(self) -> list[dict[str, str | None]]:
        """Return a flat row for each finding and each rule that could not judge.

        Give them to a data frame: ``pandas.DataFrame(report.rows())``.
        """
        return rows_of(self)

    def statuses(self) -> tuple[Status, ...]:
        """Return what a 277CA would say (STC01): category, status code and entity."""
        return statuses_of(self)

    def _repr_html_(self) -> str:
        return html_of(self)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        lines = [line for finding in self.findings for line in _lines(finding)]
        lines += [str(item) for item in self.not_evaluated]
        lines += [str(item) for item in self.engine_errors]
        lines += [f"suppressed {s.finding.rule}: {s.reason}" for s in self.suppressed]
        return "\n".join(lines) or "clean"


def _lines(finding: Finding) -> Iterator[str]:
    yield str(finding)
    if finding.location and finding.location.places:
        yield "    at " + " · ".join(map(str, finding.location.places))
    for evidence in finding.evidence:
        yield f"    because {evidence}"
    for fix in finding.fixes:
        yield f"    fix ({fix.safety}): {fix.text}"
    if finding.citations:
        yield "    source " + "; ".join(map(str, finding.citations))
