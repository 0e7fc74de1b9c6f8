"""Adopt the rules on an old backlog: what is known today is set aside, what is new is seen.

A baseline is text that belongs under version control: one fingerprint a line, with the rule and
how often it stands there. It holds nothing of a claim.

>>> from billingcore.edits import check
>>> from billingcore.testing import a_claim
>>> report = check(a_claim(charge="90"))
>>> baseline = Baseline.of([report])
>>> len(baseline.apart(report).findings), len(baseline.apart(report).suppressed)
(0, 1)
>>> Baseline.from_text(baseline.to_text()) == baseline
True
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from ..findings import Finding, Report, Suppressed

__all__ = ["Baseline"]

_HEAD = "# billingcore baseline 1"
_REASON = "known before"


def _counts(counts: Mapping[tuple[str, str], int]) -> tuple[tuple[str, str, int], ...]:
    return tuple(sorted((rule, mark, number) for (rule, mark), number in counts.items()))


@frozen
class Baseline:
    """Hold the findings known on the day of adoption: rule, fingerprint, how often."""

    known: tuple[tuple[str, str, int], ...] = field(default=())

    @classmethod
    def of(cls, reports: Iterable[Report]) -> "Baseline":
        """Return the baseline of these reports, one for each claim of the backlog.

        The same finding on two claims is one entry: what is counted is how often it stands on one
        claim at most.
        """
        most: Counter[tuple[str, str]] = Counter()
        for report in reports:
            most |= Counter((finding.rule, finding.fingerprint) for finding in report)
        return cls(_counts(most))

    @classmethod
    def from_text(cls, text: str) -> "Baseline":
        """Return the baseline that a text holds; raises ValueError when it is none."""
        lines = text.splitlines()
        if not lines or lines[0].strip() != _HEAD:
            raise ValueError(f"it does not begin with {_HEAD!r}")
        rows = [line.split() for line in lines[1:] if line.strip()]
        if any(len(row) != 3 or not row[2].isdigit() for row in rows):
            raise ValueError("a line is not rule, fingerprint and count")
        return cls(tuple(sorted((rule, mark, int(number)) for rule, mark, number in rows)))

    def to_text(self) -> str:
        """Return the baseline as text, in a stable order."""
        rows = [f"{rule} {mark} {number}" for rule, mark, number in self.known]
        return "\n".join([_HEAD, *rows]) + "\n"

    def apart(self, report: Report) -> Report:
        """Return the report with what is known set aside: it stays visible as suppressed."""
        left = Counter({(rule, mark): number for rule, mark, number in self.known})
        kept: list[Finding] = []
        aside: list[Suppressed] = []
        for finding in report.findings:
            key = (finding.rule, finding.fingerprint)
            if left[key] > 0:
                left[key] -= 1
                aside.append(Suppressed(finding=finding, reason=_REASON))
            else:
                kept.append(finding)
        return evolve(report, findings=tuple(kept), suppressed=report.suppressed + tuple(aside))
