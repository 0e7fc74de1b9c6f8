"""Say in words what a finding means and what can be done about it."""

from collections.abc import Iterable

from ..findings import Finding
from ._doubts import RESERVED
from ._notices import NOTICES
from ._pages import denial
from ._plugins import load_plugins
from ._rule import Rule

__all__ = ["explain"]


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
        parts.append(f"A payer would answer {denial(finding.expects)}.")
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


def _overruling(finding: Finding, rule: Rule | None) -> str:
    if finding.rule.startswith("ENG"):
        return "It speaks of the configuration; mend that."
    if rule is not None and rule.mandatory:
        return "It is mandatory: it cannot be ignored, suppressed or weakened."
    return (
        f"To overrule it: ignore or give a severity to {finding.rule} in the configuration, or"
        f' suppress fingerprint "{finding.fingerprint}" with a reason.'
    )
