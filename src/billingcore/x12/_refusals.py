"""What can not be written: problems, where they are, and the findings that tell of them."""

from collections.abc import Iterator
from typing import Any

import attrs

from ..findings import Disposition, Finding, Severity, Snip
from ._plan import COMPONENT, ELEMENT, TERMINATOR
from ._tokens import Delimiters

__all__ = ["Problem", "path_of", "refusal", "text_problems"]

Problem = tuple[Any, str, str, int]

_MESSAGES = {
    "too-long": ("STR901", "{name} is longer than {limit} characters"),
    "too-many": ("STR902", "{name} has more than {limit} of a kind that this guide allows"),
    "no-place": ("STR903", "{name} has no place in this guide"),
    "delimiter": ("STR904", "{name} holds a delimiter"),
    "line-break": ("STR905", "{name} holds a line break"),
    "trailing-blank": ("STR906", "{name} ends with a blank"),
    "no-map": ("STR907", "{name} has no guide here"),
    "other-kind": ("STR910", "{name} is not that of the batch"),
    "no-header": ("STR908", "a claim payment needs its remittance header to be written"),
    "not-read-back": ("STR909", "what was written does not read back equal"),
}


def refusal(root: object, problem: Problem) -> Finding:
    """Return the finding of a problem, with the path from `root` to what has it."""
    owner, name, slug, limit = problem
    path = path_of(root, owner)
    full = ".".join(part for part in (path, name if name != "." else "") if part)
    rule, template = _MESSAGES[slug]
    return Finding(
        rule=rule,
        slug=slug,
        severity=Severity.ERROR,
        disposition=Disposition.RETURN_TO_PROVIDER,
        snip=Snip.GUIDE,
        template=template,
        params={"name": name, "limit": limit},
        path=full,
    )


def path_of(root: object, owner: object) -> str:
    """Return the path from `root` to the very object `owner`; empty when it is not below."""
    for path, value in _descend(root, ""):
        if value is owner:
            return path
    return ""


def _descend(value: object, path: str) -> Iterator[tuple[str, object]]:
    yield path, value
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _descend(item, f"{path}[{i}]")
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            if field.init:
                inner = getattr(value, field.name)
                yield from _descend(inner, f"{path}.{field.name}" if path else field.name)


def text_problems(root: object, delimiters: Delimiters) -> Iterator[Problem]:
    """Yield the texts that no reader would get back as they are."""
    d = delimiters
    special = {
        d.element,
        d.component,
        d.terminator,
        d.repetition or d.element,
        ELEMENT,
        COMPONENT,
        TERMINATOR,
    }
    for path, value in _descend(root, ""):
        if isinstance(value, str):
            slug = None
            if any(mark in value for mark in special):
                slug = "delimiter"
            elif "\n" in value or "\r" in value:
                slug = "line-break"
            elif value.endswith(" "):
                slug = "trailing-blank"
            if slug:
                yield root, path, slug, 0
