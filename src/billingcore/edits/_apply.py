"""Apply a configuration to findings, whoever made them: edits, or the structure checks of X12."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve

from ..findings import Finding, Report, Suppressed
from ._about import about
from ._configuration import Configuration
from ._notices import notice
from ._paths import natural
from ._rule import Rule
from ._suppression import Suppression

__all__ = ["apply_configuration", "as_configuration", "in_order", "set_aside"]


def as_configuration(config: Configuration | Mapping[str, object] | None) -> Configuration:
    """Return a configuration; a mapping becomes the layer of the call."""
    if config is None:
        return Configuration()
    if isinstance(config, Configuration):
        return config
    return Configuration.from_mapping(config, layer="call")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by path and rule id, whatever the order of the rules was."""
    return tuple(sorted(findings, key=lambda f: (natural(f.path), f.rule)))


def apply_configuration(
    findings: Iterable[Finding],
    config: Configuration | Mapping[str, object] | None = None,
    subject: object = None,
    *,
    as_of: date | None = None,
    profile: str | None = None,
) -> Report:
    """Return a report of findings that were made elsewhere, under a configuration.

    Ignored ones are left out, severities changed, suppressed ones set aside. The order is kept.
    """
    who = about(subject)
    layers = as_configuration(config).matching(
        payer=who.payer, kind=who.kind, on=who.first or as_of, profile=profile
    )
    kept = []
    for finding in findings:
        settings = layers.settings(finding.rule)
        if settings.selected.value:
            base = finding.base_severity or finding.severity
            severity = layers.severity_of(finding.rule, finding.severity)
            kept.append(evolve(finding, severity=severity, base_severity=base))
    found, aside, notices = set_aside(
        kept, layers.suppressions(), claim=who.claim, payer=who.payer, as_of=as_of
    )
    return Report(findings=(*found, *notices), suppressed=tuple(aside), subject=subject)


def set_aside(
    findings: Sequence[Finding],
    suppressions: Iterable[Suppression],
    *,
    claim: str | None,
    payer: str | None,
    as_of: date | None,
    judged: Sequence[Rule] = (),
) -> tuple[list[Finding], list[Suppressed], list[Finding]]:
    """Return the findings that stay, those set aside, and what is doubtful about suppressions.

    `judged` are the rules that could have found something.
    """
    mandatory = {rule.id for rule in judged if rule.mandatory}
    stay, aside, notices = list(findings), [], []
    for item in suppressions:
        if not item.about(claim, payer):
            continue
        if item.expires is not None and (as_of is None or as_of > item.expires):
            slug = "suppression-without-today" if as_of is None else "expired-suppression"
            notices.append(notice(slug, rule=item.rule, expires=item.expires))
            continue
        meant = [finding for finding in stay if item.names(finding)]
        kept = sorted({finding.rule for finding in meant if finding.rule in mandatory})
        notices += [notice("mandatory-rule-ignored", rule=r, said="its suppression") for r in kept]
        taken = [finding for finding in meant if finding.rule not in mandatory]
        if not meant and item.claim is not None and any(map(item.means, judged)):
            notices.append(notice("unused-suppression", rule=item.rule))
        if taken:
            stay = [finding for finding in stay if not any(finding is t for t in taken)]
            aside += [Suppressed(finding=f, reason=item.reason, by=item.by) for f in taken]
    return stay, aside, notices
