"""A finding set aside on purpose: which one, why, by whom, until when."""

import re
from datetime import date

from attrs import frozen

from ..findings import Finding
from ._rule import Rule
from ._selectors import reach

__all__ = ["Suppression"]

_LINE = re.compile(r"lines\[(\d+)\]")


@frozen(kw_only=True)
class Suppression:
    """Set aside the findings of a rule; everything that is left out does not restrict.

    `rule` is an id, a slug or the beginning of an id; `line` counts from 1, as LX does; `path` is
    the finding's path or the beginning of it; `expires` is the last day on which it holds.
    """

    rule: str
    reason: str
    by: str | None = None
    claim: str | None = None
    payer: str | None = None
    line: int | None = None
    path: str | None = None
    fingerprint: str | None = None
    expires: date | None = None

    def about(self, claim: str | None, payer: str | None) -> bool:
        """Tell whether it concerns a claim with this control number and payer."""
        return self.claim in (None, claim) and self.payer in (None, payer)

    def means(self, rule: Rule) -> bool:
        """Tell whether it is about this rule."""
        return self.rule == rule.slug or reach(self.rule, rule.id) is not None

    def names(self, finding: Finding) -> bool:
        """Tell whether it means this finding of a claim that it is about."""
        if self.rule != finding.slug and reach(self.rule, finding.rule) is None:
            return False
        if self.fingerprint is not None and self.fingerprint != finding.fingerprint:
            return False
        if self.path is not None and not _below(finding.path, self.path):
            return False
        return self.line is None or self._on_line(finding.path)

    def _on_line(self, path: str) -> bool:
        match = _LINE.match(path)
        return match is not None and int(match[1]) + 1 == self.line


def _below(path: str, start: str) -> bool:
    return path == start or (path.startswith(start) and path[len(start)] in ".[")
