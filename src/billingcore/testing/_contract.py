"""What every rule promises, whoever wrote it, tested on its own cases and on wild claims.

It has an identity, a page, a source, a case that fires and one that does not. It gives the same
findings twice, and with the same fingerprints in any order of lines, changes nothing, and looks at
no clock, file or network. It survives everything, says nothing about persons, points at what is
there and has a place in X12, and a fix that it calls safe mends what it found. Without its data it
says so.
"""

import pickle
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

import attrs

from ..edits import Report, Rule, Scope
from ._fuzz import wild_subjects
from ._promises import PROMISES
from ._subjects import hint_at
from .cases import Case, Cases, Source, cases_from

__all__ = ["contract"]

_CLOCK = frozenset("today now utcnow localtime gmtime getlocale setlocale urlopen getenv".split())


def contract(rule: Rule, cases: Source) -> None:
    """Assert that a rule keeps what every rule promises; `cases` are its case file."""
    broken = tuple(dict.fromkeys(_violations(rule, cases_from(cases, rule))))
    if broken:
        raise AssertionError("\n".join(f"{rule.id}: {text}" for text in broken))


def _violations(rule: Rule, cases: Cases) -> Iterator[str]:
    yield from _declaration(rule)
    yield from _options(rule)
    yield from _purity(rule)
    if not any(case.fires for case in cases):
        yield "no case in which it fires"
    if not any(case.silent for case in cases):
        yield "no case in which it is silent"
    for case in cases:
        for promise in PROMISES:
            for text in promise(rule, case):
                yield f"{case.name}: {text}"
    yield from _survives(rule, cases)


# -- what is declared --------------------------------------------------------------------------


def _declaration(rule: Rule) -> Iterator[str]:
    first = rule.page.split("\n", 1)[0]
    if not first.endswith("."):
        yield "the page does not begin with a sentence"
    if isinstance(rule.judge, FunctionType) and ">>>" not in rule.page:
        yield "the page has no example"
    if not rule.citations or not all(citation.authority for citation in rule.citations):
        yield "no source"
    if not rule.message or rule.message[0].isspace() or rule.message.endswith("."):
        yield "the message is not a sentence without a full stop"
    if rule.lifecycle == "deprecated" and not rule.replaced_by:
        yield "deprecated, but nothing replaces it"
    if not isinstance(rule.judge, FunctionType) or "<locals>" not in rule.judge.__qualname__:
        try:
            again = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own bytes
        except (pickle.PicklingError, AttributeError, ImportError):
            yield "pickle does not find it: put it into a module of its own"
            return
        if again.id != rule.id:
            yield "pickle gives back another rule"


def _options(rule: Rule) -> Iterator[str]:
    if rule.options is None:
        return
    for field in attrs.fields(rule.options):
        try:
            rule.options(**{field.alias: object()})
        except (TypeError, ValueError):
            continue
        yield f"option {field.alias} takes anything"


def _purity(rule: Rule) -> Iterator[str]:
    judge: Any = rule.judge
    code = getattr(judge, "__code__", None) or getattr(type(judge).__call__, "__code__", None)
    home = getattr(judge, "__globals__", {})
    seen = _names(code) if code else frozenset()
    for name in sorted(seen):  # one step down, into helpers
        helper = home.get(name)
        if isinstance(helper, FunctionType):
            seen |= _names(helper.__code__)
    for name in sorted(seen & _CLOCK):
        yield f"looks at the clock or the machine: {name}"
    for name in sorted(seen):
        if isinstance(home.get(name), ModuleType) and name in ("os", "random", "time", "locale"):
            yield f"uses the module {name}"


def _names(code: CodeType) -> frozenset[str]:
    inner = (const for const in code.co_consts if isinstance(const, CodeType))
    return frozenset(code.co_names).union(*map(_names, inner))


# -- on anything -------------------------------------------------------------------------------


def _survives(rule: Rule, cases: Cases) -> Iterator[str]:
    model: Case = next((case for case in cases if case.fires), Case(name="", subject=None))
    judge: Callable[..., Report] = model.report
    for subject in wild_subjects(rule.scope):
        more: dict[str, Any] = {}
        if rule.scope is Scope.HISTORY:
            more["history"] = tuple(wild_subjects(Scope.CLAIM)[:4])
        report = judge(rule, subject=subject, **more)
        if report.engine_errors:
            yield f"does not survive: {report.engine_errors[0]}"
        for finding in report.findings:
            if not str(finding):
                yield "a finding that says nothing"
            try:
                hint_at(type(subject), finding.path)
            except LookupError as error:
                yield f"points at nothing: {error}"
