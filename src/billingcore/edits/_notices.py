"""Findings of the engine itself: what is doubtful about a configuration, or what was given.

They speak of settings, never of a claim, and cannot be ignored.
"""

from attrs import frozen

from ..findings import Disposition, Finding, Severity

__all__ = ["NOTICES", "Notice", "notice"]


@frozen
class Notice:
    """Describe one kind of finding that the engine makes about its configuration."""

    id: str
    slug: str
    severity: Severity
    message: str
    page: str


NOTICES = {
    item.slug: item
    for item in (
        Notice(
            "ENG001",
            "unknown-rule-in-configuration",
            Severity.WARNING,
            "{word} in {layer} names no rule that is loaded",
            "A configuration names a rule or family that nobody offers.\n\n"
            "Correct the id, or install the plugin that it comes from.",
        ),
        Notice(
            "ENG002",
            "expired-suppression",
            Severity.WARNING,
            "the suppression of {rule} expired on {expires}",
            "A suppression names a last day that has passed; it sets nothing aside any more.\n\n"
            "Remove it, or decide anew and set a later day.",
        ),
        Notice(
            "ENG003",
            "unused-suppression",
            Severity.INFO,
            "the suppression of {rule} for this claim sets nothing aside",
            "A suppression names this claim, but the rule found nothing that it means.\n\n"
            "Remove it: left alone, it would hide a finding that comes later.",
        ),
        Notice(
            "ENG004",
            "mandatory-rule-ignored",
            Severity.WARNING,
            "{rule} is mandatory: {said} has no effect",
            "A configuration ignores, suppresses or weakens a rule that every claim must pass.\n\n"
            "Remove the setting; the rule is judged all the same.",
        ),
        Notice(
            "ENG005",
            "overlapping-profiles",
            Severity.WARNING,
            "profiles {first} and {second} both set {word}",
            "Two profiles hold for the same claim and say different things about one rule.\n\n"
            "Narrow one of them by payer, kind or days; until then the later one wins.",
        ),
        Notice(
            "ENG006",
            "suppression-without-today",
            Severity.WARNING,
            "the suppression of {rule} until {expires} needs as_of to be judged",
            "A suppression has a last day, but the check was not told what day it is.\n\n"
            "Give `as_of`; without it the suppression sets nothing aside.",
        ),
        Notice(
            "ENG007",
            "removed-rule-in-configuration",
            Severity.WARNING,
            "{word} in {layer} was removed; {instead}",
            "A configuration names a rule that no longer exists.\n\n"
            "Use the rule that replaced it, or remove the setting.",
        ),
        Notice(
            "ENG008",
            "misspelled-fact",
            Severity.WARNING,
            "no rule asks for the fact {name}: is {likely} meant?",
            "Among the facts is one that no rule asks for, with nearly the name of one that is.\n\n"
            "Correct the name: until then rules judge as if the fact had not been given.",
        ),
    )
}


def notice(slug: str, **params: object) -> Finding:
    """Return a finding of this kind."""
    kind = NOTICES[slug]
    return Finding(
        rule=kind.id,
        slug=slug,
        severity=kind.severity,
        base_severity=kind.severity,
        template=kind.message,
        params=params,
        disposition=Disposition.INFORMATION,
    )
