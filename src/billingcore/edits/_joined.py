"""One report of a batch or remittance from that of the whole and those of its parts."""

from attrs import evolve

from ..findings import Finding, Report
from ._apply import in_order
from ._paths import join

__all__ = ["joined"]


def joined(whole: Report, parts: list[Report]) -> Report:
    """Return the whole report; paths in the parts begin with their claim's place."""
    findings = list(whole.findings)
    suppressed = list(whole.suppressed)
    for i, part in enumerate(parts):
        root = f"claims[{i}]"
        findings += [_below(root, f) for f in part.findings if not _settings(f, whole)]
        suppressed += [evolve(s, finding=_below(root, s.finding)) for s in part.suppressed]
    every = (whole, *parts)
    return Report(
        findings=in_order(findings),
        not_evaluated=tuple(dict.fromkeys(item for r in every for item in r.not_evaluated)),
        suppressed=tuple(suppressed),
        engine_errors=tuple(dict.fromkeys(item for r in every for item in r.engine_errors)),
        rules=tuple(sorted({rule for r in every for rule in r.rules})),
        editions=tuple(dict.fromkeys(item for r in every for item in r.editions)),
        subject=whole.subject,
    )


def _settings(finding: Finding, whole: Report) -> bool:
    """Tell whether the engine already said so of the whole: settings are doubtful once."""
    return finding.rule.startswith("ENG") and finding in whole.findings


def _below(root: str, finding: Finding) -> Finding:
    fixes = tuple(
        evolve(fix, changes=tuple((join(root, path), value) for path, value in fix.changes))
        for fix in finding.fixes
    )
    return evolve(
        finding,
        path=join(root, finding.path),
        related=tuple(join(root, path) for path in finding.related),
        fixes=fixes,
    )
