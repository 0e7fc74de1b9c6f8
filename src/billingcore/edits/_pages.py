"""The catalogue's page about a rule, in Markdown."""

from collections.abc import Iterable
from datetime import date

from ..findings import Citation, ExpectedDenial
from ._rule import Rule
from ._triggers import Triggers

__all__ = ["catalogue_page", "denial", "kinds_of"]

_FEW = 8
"""As many modifiers or beginnings of codes are named; further ones are counted."""
_WHOLE = 5
"""Procedure codes have five characters; what is shorter is the beginning of several."""


def catalogue_page(rule: Rule) -> str:
    """Return what the catalogue says about a rule, in Markdown."""
    facts = [
        ("Severity", str(rule.severity)),
        ("Disposition", str(rule.disposition)),
        ("SNIP type", str(rule.snip) if rule.snip else ""),
        ("Looks at", str(rule.scope)),
        ("Claims", kinds_of(rule)),
        ("Filing indicators", ", ".join(rule.applies.filing)),
        ("Services", _span(rule.applies.since, rule.applies.until)),
        ("Asked of claims with", _asked_of(rule.triggers)),
        ("Asked once it has", f"option `{rule.only_with}`" if rule.only_with else ""),
        ("Needs", _needs(rule)),
        ("A payer would answer", denial(rule.expects) if rule.expects else ""),
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


def _asked_of(triggers: Triggers) -> str:
    """Return what a claim must hold for the rule to be asked at all."""
    several = (
        ("modifier", triggers.modifiers),
        ("procedure", tuple(map(_beginning, triggers.procedures))),
        ("diagnosis", tuple(map(_beginning, triggers.diagnoses))),
        ("", tuple(f"`{part}`" for part in triggers.parts)),
    )
    named = [f"{what} {_few(values)}".lstrip() for what, values in several if values]
    return "; ".join([*named, "earlier claims of the patient"] if triggers.earlier else named)


def _beginning(code: str) -> str:
    return code if len(code) >= _WHOLE else f"{code}…"


def _few(values: tuple[str, ...]) -> str:
    named = ", ".join(values[:_FEW])
    return named if len(values) <= _FEW else f"{named} and {len(values) - _FEW} more"


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


def kinds_of(rule: Rule) -> str:
    """Return the kinds of claims and types of bill that a rule is meant for."""
    bills = ", ".join(f"{bill}x" for bill in rule.applies.bills)
    return ", ".join(rule.applies.kinds) + (f" (types of bill {bills})" if bills else "")


def denial(expected: ExpectedDenial) -> str:
    """Return a payer's answer in its codes."""
    group = f"{expected.group}-" if expected.group else ""
    parts = [f"{group}{expected.carc}" if expected.carc else group.rstrip("-"), expected.rarc]
    parts += expected.status
    return ", ".join(part for part in parts if part)
